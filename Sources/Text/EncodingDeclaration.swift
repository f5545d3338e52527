/// The encoding that a document names itself.
enum EncodingDeclaration {
    /// How far into a document its declaration is looked for, in bytes.
    private static let reach = 4096

    /// The encoding of the XML declaration in `bytes`; nil where there is none.
    static func name(in bytes: [UInt8]) -> String? {
        bytes.prefix(reach).withUnsafeBufferPointer { head in
            guard let start = ByteSearch.index(of: "<?xml", in: head, from: 0),
                let end = ByteSearch.index(of: "?>", in: head, from: start) ?? head.lastIndex(of: UInt8(ascii: ">"))
            else { return nil }
            let declaration = UnsafeBufferPointer(rebasing: head[..<end])
            guard let keyword = ByteSearch.index(of: "encoding", in: declaration, from: start) else { return nil }
            var position = keyword + 8
            while position < end, ASCII.isSpace(head[position]) { position += 1 }
            guard position < end, head[position] == UInt8(ascii: "=") else { return nil }
            position += 1
            while position < end, ASCII.isSpace(head[position]) || isQuote(head[position]) { position += 1 }
            let first = position
            while position < end, !ASCII.isSpace(head[position]), !isQuote(head[position]) { position += 1 }
            return position == first ? nil : String(decoding: head[first..<position], as: UTF8.self)
        }
    }

    private static func isQuote(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'")
    }
}
