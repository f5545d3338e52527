import LookoutModel
import Text
import Transfers

/// ntfy, by its JSON form (https://docs.ntfy.sh/publish/#publish-as-json).
package struct NtfyShape: ChatShape, Hashable {
    package static let server = "https://ntfy.sh"
    /// The most of a message in bytes; a longer one would become an attachment (ntfy, limitations).
    package static let longest = 4_096
    /// The most of the whole body in bytes, the topic's share kept free: the server reads twice a message's limit.
    package static let longestBody = 8_000
    /// The most of a title in UTF-16 code units; no limit of ntfy's.
    package static let longestTitle = 250

    /// The server's address.
    package var server: String
    /// The topic, which is as good as a password where reading is open to all.
    package var topic: HookValue
    /// An access token, which is a secret; nil where the topic is open.
    package var token: HookValue?

    package init(server: String = NtfyShape.server, topic: HookValue, token: HookValue? = nil) {
        self.server = server
        self.topic = topic
        self.token = token
    }

    func lines(_ message: Message, _ text: ChatText) -> [ChatText.Line] {
        let title = title(text)
        return ChatCut.lines(text) { lines in
            let text = ChatMarkup.bare.render(lines)
            return text.utf8.count <= NtfyShape.longest
                && body(message, title, text).utf8.count <= NtfyShape.longestBody
        }
    }

    private func title(_ text: ChatText) -> String {
        ChatCut.line(text.title) { $0.utf16.count <= NtfyShape.longestTitle }
    }

    /// The body but for the topic, which may be a secret and is filled in when it is sent.
    func payload(_ message: Message, _ text: ChatText) -> String {
        body(message, title(text), ChatMarkup.bare.render(lines(message, text)))
    }

    func request(id: String, body: String, secrets: inout HookSecrets) throws(DeliveryError) -> HookRequest {
        let topic = JSONValue.string(try secrets.text(topic)).line
        var credential: TransferCredential?
        if let token { credential = .bearer(try secrets.text(token)) }
        return HookRequest(
            url: address(server, "/"),
            credential: credential,
            body: "{\"topic\":\(topic),\(body.dropFirst())"
        )
    }

    /// A JSON object with an `id` is the receipt, one with a `code` an error.
    func verdict(_ answer: HookAnswer) -> HookVerdict {
        guard (200..<300).contains(answer.status) else { return HookVerdict(status: answer) }
        return received(answer, hasFailed: answer.reply.code != nil)
    }

    private func body(_ message: Message, _ title: String, _ text: String) -> String {
        var members = [
            JSONValue.Member("title", .string(title)),
            JSONValue.Member("message", .string(text)),
            JSONValue.Member("priority", .integer(priority(message.priority))),
        ]
        // The article; the page of the day, which the text names, moves on.
        let link = (message.items.first { $0.link != nil }?.link ?? message.link).flatMap { WebLink($0) }
        if let link { members.append(JSONValue.Member("click", .string(link.address))) }
        // A later message of the story takes the place of the earlier one; a drill takes nobody's.
        if !message.isDrill, let story = message.story, NtfyShape.isSequence(story) {
            members.append(JSONValue.Member("sequence_id", .string(story)))
        }
        return JSONValue.object(members).line
    }

    private func priority(_ priority: Priority) -> Int64 {
        switch priority {
        case .critical: 5
        case .alert: 4
        case .digest: 3
        case .mute: 1
        }
    }

    /// What ntfy takes for an id: 1 to 64 letters, digits, hyphens and underscores.
    private static func isSequence(_ text: String) -> Bool {
        (1...64).contains(text.utf8.count)
            && text.utf8.allSatisfy { ASCII.isLetter($0) || ASCII.isDigit($0) || $0 == 0x2D || $0 == 0x5F }
    }
}
