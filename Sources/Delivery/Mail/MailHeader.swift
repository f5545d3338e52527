import Text

/// The header fields of a message (RFC 5322, 2.2).
///
/// Nothing that is written here can begin another field: control characters are taken out of every value, and the only
/// line breaks are those of folding, each followed by a space.
struct MailHeader {
    /// The longest line where it can be helped (RFC 5322, 2.1.1).
    private static let width = 76

    private(set) var text = ""

    /// A field of words between which a line may be broken.
    mutating func add(_ name: StaticString, words: [String]) {
        let label = "\(name):"
        var line = label
        for word in words.map(MailHeader.clean) where !word.isEmpty {
            if line.utf8.count + 1 + word.utf8.count > MailHeader.width, line != label {
                text += line + "\r\n"
                line = ""
            }
            line += " " + word
        }
        text += line + "\r\n"
    }

    /// A field of plain ASCII, broken at its spaces.
    mutating func add(_ name: StaticString, _ value: String) {
        add(name, words: value.split(separator: " ").map(String.init))
    }

    /// A field of text for people, one line, white space not kept.
    mutating func add(_ name: StaticString, text value: String) {
        let value = VisibleText.line(value)
        // A word that no line can hold is encoded too, for encoded words can be broken.
        let isLong = value.split(separator: " ").contains { $0.utf8.count > 60 }
        if EncodedWord.isNeeded(for: value) || isLong {
            add(name, words: EncodedWord.words(of: value))
        } else {
            add(name, value)
        }
    }

    /// A field with one address, and a name beside it.
    mutating func add(_ name: StaticString, display: String, _ address: MailAddress) {
        let display = VisibleText.line(display)
        if EncodedWord.isNeeded(for: display) {
            add(name, words: EncodedWord.words(of: display) + ["<\(address)>"])
        } else if display.isEmpty {
            add(name, words: ["<\(address)>"])
        } else if display.utf8.allSatisfy({ ASCII.isLetter($0) || ASCII.isDigit($0) || $0 == 0x20 }) {
            add(name, words: display.split(separator: " ").map(String.init) + ["<\(address)>"])
        } else {
            let quoted = display.map { $0 == "\"" || $0 == "\\" ? "\\\($0)" : String($0) }.joined()
            add(name, words: ["\"\(quoted)\"", "<\(address)>"])
        }
    }

    /// `word` without control characters and characters beyond ASCII.
    private static func clean(_ word: String) -> String {
        String(decoding: word.utf8.filter { $0 >= 0x20 && $0 < 0x7F }, as: UTF8.self)
    }
}
