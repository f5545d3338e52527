import Text

/// How a service writes spans; what it is given is text, and stays text.
struct ChatMarkup: Sendable {
    let text: @Sendable (String) -> String
    let bold: @Sendable (String) -> String
    let link: @Sendable (WebLink) -> String
    var lineBreak = "\n"

    func render(_ lines: [ChatText.Line]) -> String {
        lines.map { line in
            line.map { span in
                switch span {
                case .text(let text): self.text(text)
                case .bold(let text): bold(text)
                case .link(let link): self.link(link)
                }
            }.joined()
        }.joined(separator: lineBreak)
    }

    /// No markup at all, and nobody is called.
    static let plain = ChatMarkup(
        text: { ChatMention.defused($0) },
        bold: { ChatMention.defused($0) },
        link: { ChatMention.defused($0) }
    )

    /// Plain text for services that know no mentions.
    static let bare = ChatMarkup(text: { $0 }, bold: { $0 }, link: { $0.address })

    /// Markdown whose links stand bare between `open` and `close`.
    static func markdown(open: String, close: String) -> ChatMarkup {
        ChatMarkup(
            text: { markdown($0) },
            bold: { "**" + markdown($0) + "**" },
            link: { open + ChatMention.defused($0) + close }
        )
    }

    /// HTML with the tags that Telegram and Matrix share.
    static func html(lineBreak: String) -> ChatMarkup {
        ChatMarkup(
            text: { Escaping.html(ChatMention.defused($0)) },
            bold: { "<b>" + Escaping.html(ChatMention.defused($0)) + "</b>" },
            link: { link in
                let shown = Escaping.html(ChatMention.defused(link))
                return "<a href=\"\(Escaping.html(link.address))\">\(shown)</a>"
            },
            lineBreak: lineBreak
        )
    }

    private static func markdown(_ text: String) -> String {
        // Spaces at the beginning of a line would make it code.
        let words = text.drop { $0 == " " }
        let indent = String(repeating: "\u{A0}", count: text.utf8.count - words.utf8.count)
        return indent + Escaping.markdown(ChatMention.defused(String(words)))
    }
}
