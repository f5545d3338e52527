import Text

/// The style elements of a template, which its page's policy names by their hashes.
enum StyleElements {
    /// What stands in each.
    static func contents(of bytes: [UInt8]) -> [String] {
        var state = MarkupState()
        var contents: [String] = []
        var start: Int?
        for (index, byte) in bytes.enumerated() {
            if state.read(byte) == "style" { start = index + 1 }
            if let begin = start, state.raw.isEmpty, index > begin {
                // The end tag's name has just been read: `</style`.
                contents.append(String(decoding: bytes[begin..<index + 1 - "</style".utf8.count], as: UTF8.self))
                start = nil
            }
        }
        return contents
    }
}
