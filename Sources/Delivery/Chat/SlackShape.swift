import Text

/// Slack, by an incoming webhook (https://docs.slack.dev/messaging/sending-messages-using-incoming-webhooks).
///
/// The message is rich text, in which Slack reads neither markup nor mentions; the line that notifications show is escaped.
package struct SlackShape: ChatShape, Hashable {
    /// The most of a message, in UTF-16 code units: what the documentation of `chat.postMessage` advises for `text`.
    package static let longest = 4_000
    /// The most of the line in notifications; no limit of Slack's.
    package static let longestNotification = 300

    /// The webhook's address, which is a secret.
    package var webhook: HookValue

    package init(webhook: HookValue) {
        self.webhook = webhook
    }

    func lines(_ message: Message, _ text: ChatText) -> [ChatText.Line] {
        ChatCut.lines(text.withTitle) {
            ChatMarkup.plain.render($0).utf16.count <= SlackShape.longest
        }
    }

    func payload(_ message: Message, _ text: ChatText) -> String {
        let lines = lines(message, text)
        let notification = ChatCut.line(text.title) { $0.utf16.count <= SlackShape.longestNotification }
        let section: JSONValue = ["type": "rich_text_section", "elements": .array(elements(lines))]
        let value: JSONValue = [
            "text": .string(SlackShape.escaped(notification)),
            "unfurl_links": false,
            "unfurl_media": false,
            "blocks": [["type": "rich_text", "elements": [section]]],
        ]
        return value.line
    }

    func request(id: String, body: String, secrets: inout HookSecrets) throws(DeliveryError) -> HookRequest {
        HookRequest(url: try secrets.text(webhook), body: body)
    }

    /// `ok` is the receipt; a webhook whose channel or workspace is no more answers 404 or 410.
    func verdict(_ answer: HookAnswer) -> HookVerdict {
        switch answer.status {
        case 200..<300: received(answer, hasFailed: answer.reply.isOK == false)
        case 404: .gone
        default: HookVerdict(status: answer)
        }
    }

    private func elements(_ lines: [ChatText.Line]) -> [JSONValue] {
        var elements: [JSONValue] = []
        for (index, line) in lines.enumerated() {
            if index > 0 { elements.append(["type": "text", "text": "\n"]) }
            for span in line {
                switch span {
                case .text(""), .bold(""): continue
                case .text(let text): elements.append(["type": "text", "text": .string(ChatMention.defused(text))])
                case .bold(let text):
                    let text = JSONValue.string(ChatMention.defused(text))
                    elements.append(["type": "text", "text": text, "style": ["bold": true]])
                case .link(let link): elements.append(["type": "link", "url": .string(link.address)])
                }
            }
        }
        return elements
    }

    /// The three characters that Slack's own markup begins with.
    private static func escaped(_ text: String) -> String {
        ChatMention.defused(text).unicodeScalars.reduce(into: "") { escaped, scalar in
            switch scalar {
            case "&": escaped += "&amp;"
            case "<": escaped += "&lt;"
            case ">": escaped += "&gt;"
            default: escaped.unicodeScalars.append(scalar)
            }
        }
    }
}
