import Text

/// Discord, by a webhook (https://discord.com/developers/docs/resources/webhook#execute-webhook).
package struct DiscordShape: ChatShape, Hashable {
    /// The most of `content`.
    package static let longestContent = 2_000
    /// The most of an embed's description (Discord, Message object, embed limits).
    package static let longestDescription = 4_096
    /// The most of all embeds of a message together (ibid.).
    package static let longestEmbeds = 6_000
    /// Discord's JSON error code of a webhook that is no more.
    private static let unknownWebhook = 10_015

    /// The webhook's address, which is a secret.
    package var webhook: HookValue

    package init(webhook: HookValue) {
        self.webhook = webhook
    }

    private static let markup = ChatMarkup.markdown(open: "<", close: ">")

    func lines(_ message: Message, _ text: ChatText) -> [ChatText.Line] {
        ChatCut.lines(text) {
            DiscordShape.markup.render($0).utf16.count
                <= min(DiscordShape.longestDescription, DiscordShape.longestEmbeds)
        }
    }

    func payload(_ message: Message, _ text: ChatText) -> String {
        let markup = DiscordShape.markup
        let title = ChatCut.line(text.title) {
            markup.render([[.bold($0)]]).utf16.count <= DiscordShape.longestContent
        }
        let lines = lines(message, text)
        let value: JSONValue = [
            "content": .string(markup.render([[.bold(title)]])),
            "embeds": [["description": .string(markup.render(lines))]],
            // Nobody is called, whatever the text says.
            "allowed_mentions": ["parse": []],
        ]
        return value.line
    }

    func request(id: String, body: String, secrets: inout HookSecrets) throws(DeliveryError) -> HookRequest {
        HookRequest(url: try secrets.text(webhook), body: body)
    }

    /// 204 is the receipt, 200 where the address asks for an answer; a 429 says in JSON how long.
    func verdict(_ answer: HookAnswer) -> HookVerdict {
        switch answer.status {
        case 404 where answer.reply.code == DiscordShape.unknownWebhook: .gone
        case 429: .later(after: answer.retryAfter ?? answer.reply.pause)
        default: HookVerdict(status: answer)
        }
    }
}
