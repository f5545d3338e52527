import Text

/// The ids of messages: the same inputs give the same id for ever, so every step may be repeated.
package enum OutboxID {
    /// 32 hexadecimal digits of SHA-256 over sink, recipient, kind, story and revision.
    package static func of(sink: String, recipient: String, kind: String, story: String, revision: Int) -> String {
        let text = [sink, recipient, kind, story, String(revision)].joined(separator: "\u{0}")
        return SHA256.hexadecimal(text.utf8, count: 16)
    }
}
