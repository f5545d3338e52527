/// The language that a document names itself.
enum LanguageDeclaration {
    /// How far into a document it is looked for, in bytes.
    private static let reach = 1 << 14

    /// The primary subtag (BCP 47), in lower case, of the first language that is named in `bytes`; nil where there is none.
    ///
    /// English says nothing: software names it where nobody chose.
    static func language(in bytes: [UInt8]) -> String? {
        bytes.prefix(reach).withUnsafeBufferPointer { head in
            let marks: [StaticString] = ["<language>", "<dc:language>", "xml:lang=\"", "xml:lang='", "\"language\":"]
            for mark in marks {
                guard let start = ByteSearch.index(of: mark, in: head, from: 0) else { continue }
                var position = start + mark.utf8CodeUnitCount
                while position < head.count, ASCII.isSpace(head[position]) || head[position] == UInt8(ascii: "\"") {
                    position += 1
                }
                let first = position
                while position < head.count, ASCII.isLetter(head[position]) { position += 1 }
                let tag = ASCII.lowercased(String(decoding: head[first..<position], as: UTF8.self))
                if (2...3).contains(tag.utf8.count), tag != "en" { return tag }
            }
            return nil
        }
    }
}
