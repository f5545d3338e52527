import Text

/// Tells whether text that should be plain is HTML all the same.
enum MarkupGuess {
    /// Whether `text` holds an end tag or a reference, and nothing that HTML does not know.
    ///
    /// A false yes takes text away, a false no leaves markup to be seen: so in doubt the answer is no.
    static func isHTML(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
        hasReference(text) ?? (hasTags(text) ?? false) || isRestOfMarkup(text)
    }

    /// Whether there is nothing but end tags, of whatever elements: what is left of markup says nothing.
    private static func isRestOfMarkup(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
        guard ByteSearch.hasPrefix("</", in: text, at: 0) else { return false }
        var tokenizer = HTMLTokenizer(text)
        while let token = tokenizer.next() {
            guard case .endTag = token else { return false }
        }
        return true
    }

    /// Whether there are tags, all of known elements and one an end tag, a line break or with a quoted attribute; nil where
    /// there are none.
    private static func hasTags(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool? {
        var isMarkup: Bool?
        var tokenizer = HTMLTokenizer(bytes)
        while let token = tokenizer.next() {
            switch token {
            case .startTag(let name, let attributes):
                let element = HTMLElement(bytes, name)
                guard element.isKnown else { return false }
                if element.isLineBreak || hasValue(bytes, attributes) { isMarkup = true }
            case .endTag(let name):
                guard HTMLElement(bytes, name).isKnown else { return false }
                isMarkup = true
            case .text, .other, .cdata: break
            }
        }
        return isMarkup
    }

    /// Whether an attribute has a value in quotation marks.
    private static func hasValue(_ bytes: UnsafeBufferPointer<UInt8>, _ attributes: Range<Int>) -> Bool {
        let words = bytes[attributes]
        return words.contains(UInt8(ascii: "="))
            && words.contains { $0 == UInt8(ascii: "\"") || $0 == UInt8(ascii: "'") }
    }

    /// Whether there are references, all of them known, and no unknown tags; nil where there are none.
    private static func hasReference(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool? {
        var found = false
        var position = 0
        while let ampersand = ByteSearch.index(of: UInt8(ascii: "&"), in: bytes, from: position) {
            position = ampersand + 1
            var end = position
            while end < bytes.count, end - position <= HTMLEntities.longestName, isNameByte(bytes[end]) { end += 1 }
            guard end > position, end < bytes.count, bytes[end] == UInt8(ascii: ";") else { continue }
            guard HTMLEntities.reference(in: bytes, at: ampersand)?.length == end + 1 - ampersand else { return false }
            found = true
        }
        guard found else { return nil }
        return hasOnlyKnownTags(bytes)
    }

    private static func hasOnlyKnownTags(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        var tokenizer = HTMLTokenizer(bytes)
        while let token = tokenizer.next() {
            switch token {
            case .startTag(let name, _), .endTag(let name):
                guard HTMLElement(bytes, name).isKnown else { return false }
            case .text, .other, .cdata: break
            }
        }
        return true
    }

    private static func isNameByte(_ byte: UInt8) -> Bool {
        ASCII.isLetter(byte) || ASCII.isDigit(byte) || byte == UInt8(ascii: "#")
    }
}
