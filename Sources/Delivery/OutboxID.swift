import Crypto

/// The ids of messages: the same inputs give the same id for ever, so every step may be repeated.
package enum OutboxID {
    /// 32 hexadecimal digits of SHA-256 over sink, recipient, kind, story and revision.
    package static func of(sink: String, recipient: String, kind: String, story: String, revision: Int) -> String {
        let text = [sink, recipient, kind, story, String(revision)].joined(separator: "\u{0}")
        return SHA256.hash(data: Array(text.utf8)).prefix(16).reduce(into: "") { digits, byte in
            digits += byte < 16 ? "0" + String(byte, radix: 16) : String(byte, radix: 16)
        }
    }
}
