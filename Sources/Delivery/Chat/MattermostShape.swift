import Text

/// Mattermost, by an incoming webhook (https://developers.mattermost.com/integrate/webhooks/incoming).
package struct MattermostShape: ChatShape, Hashable {
    /// The most of a message in characters: Mattermost's limit of a post since 5.0.
    package static let longest = 16_383

    /// The webhook's address, which is a secret.
    package var webhook: HookValue
    /// In place of the webhook's own channel.
    package var channel: String?

    package init(webhook: HookValue, channel: String? = nil) {
        self.webhook = webhook
        self.channel = channel
    }

    private static let markup = ChatMarkup.markdown(open: "", close: "")

    func lines(_ message: Message, _ text: ChatText) -> [ChatText.Line] {
        ChatCut.lines(text.withTitle) {
            MattermostShape.markup.render($0).utf16.count <= MattermostShape.longest
        }
    }

    func payload(_ message: Message, _ text: ChatText) -> String {
        let text = MattermostShape.markup.render(lines(message, text))
        var members = [JSONValue.Member("text", .string(text))]
        if let channel { members.append(JSONValue.Member("channel", .string(channel))) }
        return JSONValue.object(members).line
    }

    func request(id: String, body: String, secrets: inout HookSecrets) throws(DeliveryError) -> HookRequest {
        HookRequest(url: try secrets.text(webhook), body: body)
    }

    /// `ok` is the receipt.
    func verdict(_ answer: HookAnswer) -> HookVerdict {
        guard (200..<300).contains(answer.status) else { return HookVerdict(status: answer) }
        return received(answer)
    }
}
