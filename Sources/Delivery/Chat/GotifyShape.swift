import LookoutModel
import Text
import Transfers

/// Gotify (https://gotify.net/api-docs#/message/createMessage).
package struct GotifyShape: ChatShape, Hashable {
    /// The most of a message in bytes: Gotify names none; its column in MySQL holds 65,535.
    package static let longest = 32_000
    /// The most of a title in UTF-16 code units; no limit of Gotify's.
    package static let longestTitle = 250

    /// The server's address, with the path where it has one.
    package var server: String
    /// The application's token, which is a secret.
    package var token: HookValue

    package init(server: String, token: HookValue) {
        self.server = server
        self.token = token
    }

    func lines(_ message: Message, _ text: ChatText) -> [ChatText.Line] {
        ChatCut.lines(text) { ChatMarkup.bare.render($0).utf8.count <= GotifyShape.longest }
    }

    func payload(_ message: Message, _ text: ChatText) -> String {
        let title = ChatCut.line(text.title) { $0.utf16.count <= GotifyShape.longestTitle }
        let lines = lines(message, text)
        var extras = [JSONValue.Member("client::display", ["contentType": "text/plain"])]
        let link = (message.link ?? message.items.first { $0.link != nil }?.link).flatMap { WebLink($0) }
        if let link {
            extras.append(JSONValue.Member("client::notification", ["click": ["url": .string(link.address)]]))
        }
        let value: JSONValue = [
            "title": .string(title),
            "message": .string(ChatMarkup.bare.render(lines)),
            "priority": .integer(priority(message.priority)),
            "extras": .object(extras),
        ]
        return value.line
    }

    func request(id: String, body: String, secrets: inout HookSecrets) throws(DeliveryError) -> HookRequest {
        HookRequest(
            url: address(server, "/message"),
            credential: .header(name: "X-Gotify-Key", value: try secrets.text(token)),
            body: body
        )
    }

    /// A JSON object with an `id` is the receipt, one with an `error` none.
    func verdict(_ answer: HookAnswer) -> HookVerdict {
        guard (200..<300).contains(answer.status) else { return HookVerdict(status: answer) }
        return received(answer, hasFailed: answer.reply.hasError)
    }

    /// From 4 on the application makes a sound, from 8 on it shows itself.
    private func priority(_ priority: Priority) -> Int64 {
        switch priority {
        case .critical: 10
        case .alert: 7
        case .digest: 3
        case .mute: 0
        }
    }
}
