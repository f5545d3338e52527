import LookoutModel
import Text

/// Telegram, by a bot (https://core.telegram.org/bots/api#sendmessage).
package struct TelegramShape: ChatShape, Hashable {
    package static let server = "https://api.telegram.org"
    /// The most of a message in UTF-16 code units, once its markup is read (Bot API, sendMessage).
    package static let longest = 4_096

    /// The Bot API server.
    package var server: String
    /// The bot's token, which is a secret and stands in the address.
    package var token: HookValue
    /// The chat's number, or `@` and a channel's name.
    package var chat: String
    /// The topic of a forum.
    package var thread: Int?

    package init(server: String = TelegramShape.server, token: HookValue, chat: String, thread: Int? = nil) {
        self.server = server
        self.token = token
        self.chat = chat
        self.thread = thread
    }

    func lines(_ message: Message, _ text: ChatText) -> [ChatText.Line] {
        ChatCut.lines(text.withTitle) {
            ChatMarkup.plain.render($0).utf16.count <= TelegramShape.longest
        }
    }

    func payload(_ message: Message, _ text: ChatText) -> String {
        let lines = lines(message, text)
        var members = [JSONValue.Member("chat_id", .string(chat))]
        if let thread { members.append(JSONValue.Member("message_thread_id", .integer(Int64(thread)))) }
        members += [
            JSONValue.Member("text", .string(ChatMarkup.html(lineBreak: "\n").render(lines))),
            JSONValue.Member("parse_mode", "HTML"),
            JSONValue.Member("link_preview_options", ["is_disabled": true]),
            JSONValue.Member("disable_notification", .boolean(message.priority < .alert)),
        ]
        return JSONValue.object(members).line
    }

    func request(id: String, body: String, secrets: inout HookSecrets) throws(DeliveryError) -> HookRequest {
        let token = try secrets.text(token)
        return HookRequest(url: address(server, "/bot\(token)/sendMessage"), body: body)
    }

    /// `ok` says it, a 429 says in JSON how long, and 401 and 404 mean the bot's token, which may be mended.
    func verdict(_ answer: HookAnswer) -> HookVerdict {
        let reply = answer.reply
        switch answer.status {
        case 200..<300: return received(answer, hasFailed: reply.isOK == false)
        case 401, 404: return .locked
        case 429: return .later(after: answer.retryAfter ?? reply.pause)
        default: return HookVerdict(status: answer)
        }
    }
}
