import Text

/// Mends characters that got through as numbers of the wrong table.
enum CharacterRepair {
    /// `text`, UTF-8, with U+0080 to U+009F as the windows-1252 characters that they were meant for.
    static func repaired(_ text: [UInt8]) -> [UInt8] {
        text.withUnsafeBufferPointer { bytes in
            var start = 0
            var repaired: [UInt8] = []
            var position = 0
            while let found = ByteSearch.index(of: 0xC2, in: bytes, from: position) {
                position = found + 1
                guard position < bytes.count, bytes[position] & 0xE0 == 0x80 else { continue }
                repaired.append(contentsOf: bytes[start..<found])
                Windows1252.append(bytes[position], to: &repaired)
                position += 1
                start = position
            }
            guard start > 0 else { return text }
            repaired.append(contentsOf: bytes[start...])
            return repaired
        }
    }
}
