import Text

/// Names that people give to feeds and digests, and that stand in file names.
package enum Identifier {
    /// Whether `text` is one: letters, digits, `-`, `_` and `.` of ASCII, beginning with a letter or digit, at most 64.
    package static func isOne(_ text: String) -> Bool {
        guard let first = text.utf8.first, text.utf8.count <= 64, ASCII.isLetter(first) || ASCII.isDigit(first) else {
            return false
        }
        return text.utf8.allSatisfy {
            ASCII.isLetter($0) || ASCII.isDigit($0) || $0 == 0x2D || $0 == 0x5F || $0 == 0x2E
        }
    }
}
