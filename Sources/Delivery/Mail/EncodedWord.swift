import Foundation

/// Text beyond ASCII in a header field (RFC 2047).
enum EncodedWord {
    /// The longest encoded word (RFC 2047, 2).
    static let longest = 75
    /// Bytes of text in one word in base64: `=?utf-8?B?` and `?=` around 60 characters leave room for the field's name.
    private static let bytes = 39

    /// The words that `text` makes: no character is cut in two, and readers join them without the space between.
    static func words(of text: String) -> [String] {
        var words: [String] = []
        var word: [UInt8] = []
        for scalar in text.unicodeScalars {
            let bytes = Array(String(scalar).utf8)
            if word.count + bytes.count > Self.bytes {
                words.append(encoded(word))
                word = []
            }
            word += bytes
        }
        if !word.isEmpty { words.append(encoded(word)) }
        return words
    }

    /// Whether `text` cannot stand in a field as it is: characters beyond ASCII, or what reads as an encoded word.
    static func isNeeded(for text: String) -> Bool {
        text.utf8.contains { $0 >= 0x7F || $0 < 0x20 } || text.contains("=?")
    }

    private static func encoded(_ bytes: [UInt8]) -> String {
        "=?utf-8?B?" + Data(bytes).base64EncodedString() + "?="
    }
}
