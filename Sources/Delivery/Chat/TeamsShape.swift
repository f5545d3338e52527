import Text

/// Microsoft Teams, by the webhook of a workflow that posts Adaptive Cards
/// (https://learn.microsoft.com/microsoftteams/platform/webhooks-and-connectors).
///
/// The card is made of text runs, in which no markup and no mention is read.
package struct TeamsShape: ChatShape, Hashable {
    /// The most of a whole payload in bytes: Teams refuses messages of more than about 28 KB, what it adds itself included.
    package static let longest = 26_000

    /// The workflow's address, which is a secret.
    package var webhook: HookValue

    package init(webhook: HookValue) {
        self.webhook = webhook
    }

    func lines(_ message: Message, _ text: ChatText) -> [ChatText.Line] {
        ChatCut.lines(text.withTitle) { card($0, text.title).utf8.count <= TeamsShape.longest }
    }

    func payload(_ message: Message, _ text: ChatText) -> String {
        card(lines(message, text), text.title)
    }

    func request(id: String, body: String, secrets: inout HookSecrets) throws(DeliveryError) -> HookRequest {
        HookRequest(url: try secrets.text(webhook), body: body)
    }

    /// Any 2xx is a receipt, but for the older connectors, which answer 200 and say in words that they failed.
    func verdict(_ answer: HookAnswer) -> HookVerdict {
        let isFailure = answer.text.hasPrefix("Webhook message delivery failed")
        return answer.status == 200 && isFailure ? .later(after: nil) : HookVerdict(status: answer)
    }

    private func card(_ lines: [ChatText.Line], _ title: String) -> String {
        let content: JSONValue = [
            "$schema": "http://adaptivecards.io/schemas/adaptive-card.json",
            "type": "AdaptiveCard",
            "version": "1.4",
            "fallbackText": .string(title),
            "body": .array(blocks(lines)),
            "msteams": ["width": "Full"],
        ]
        let attachment: JSONValue = [
            "contentType": "application/vnd.microsoft.card.adaptive",
            "contentUrl": nil,
            "content": content,
        ]
        let value: JSONValue = ["type": "message", "attachments": [attachment]]
        return value.line
    }

    /// A block for each line; an empty line is the space before the next.
    private func blocks(_ lines: [ChatText.Line]) -> [JSONValue] {
        lines.indices.compactMap { index in
            guard !lines[index].isEmpty else { return nil }
            let isApart = index > 0 && lines[index - 1].isEmpty
            return [
                "type": "RichTextBlock",
                "spacing": isApart ? "Medium" : "None",
                "inlines": .array(lines[index].map(run)),
            ]
        }
    }

    private func run(_ span: ChatSpan) -> JSONValue {
        switch span {
        case .text(let text): ["type": "TextRun", "text": .string(text)]
        case .bold(let text): ["type": "TextRun", "text": .string(text), "weight": "Bolder", "size": "Medium"]
        case .link(let link):
            [
                "type": "TextRun",
                "text": .string(link.address),
                "selectAction": ["type": "Action.OpenUrl", "url": .string(link.address)],
            ]
        }
    }
}
