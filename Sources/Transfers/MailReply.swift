import Text

/// What a mail server said (RFC 5321, 4.2): a code, and a text for people.
package struct MailReply: Hashable, Sendable, CustomStringConvertible {
    /// 200 to 599.
    package let code: Int
    /// All lines as one, safe to show, at most `MailReply.longest` scalars of it.
    package let text: String

    /// The most scalars that are kept of a text.
    package static let longest = 400

    package init(code: Int, text: String) {
        self.code = code
        self.text = text
    }

    /// A reply of its lines, without their codes.
    init(code: Int, lines: [[UInt8]]) {
        let text = lines.map { String(decoding: $0, as: UTF8.self) }.joined(separator: " ")
        self.code = code
        self.text = String(String.UnicodeScalarView(VisibleText.line(text).unicodeScalars.prefix(Self.longest)))
    }

    /// `550 5.1.1 no such user`.
    package var description: String {
        text.isEmpty ? String(code) : "\(code) \(text)"
    }
}
