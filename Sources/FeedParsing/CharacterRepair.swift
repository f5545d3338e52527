import Text

/// Mends characters that got through as numbers of the wrong table.
enum CharacterRepair {
    /// `text`, UTF-8, with U+0080 to U+009F as the windows-1252 characters that they were meant for.
    ///
    /// Text that was UTF-8, was taken for windows-1252 and made UTF-8 once more, as a whole, is set right too.
    static func repaired(_ text: [UInt8]) -> [UInt8] {
        let text = undoubled(text) ?? text
        return text.withUnsafeBufferPointer { bytes in
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

    /// Whether the character that `text` begins with can be the first byte of UTF-8, as seldom a letter is.
    private static func beginsDoubled(_ text: ArraySlice<UInt8>) -> Bool {
        let first = text[text.startIndex]
        let second = text.dropFirst().first ?? 0
        let third = text.dropFirst(2).first ?? 0
        // U+00C2 to U+00F4, and something behind it that is not ASCII.
        return first == 0xC3 && second >= 0x82 && second <= 0xB4 && third >= 0x80
    }

    /// `text` with one encoding taken away, where all of it reads as UTF-8 that was encoded twice; else nil.
    private static func undoubled(_ text: [UInt8]) -> [UInt8]? {
        guard let start = text.firstIndex(where: { $0 >= 0x80 }), beginsDoubled(text[start...]) else { return nil }
        var single: [UInt8] = []
        single.reserveCapacity(text.count)
        for scalar in String(decoding: text, as: UTF8.self).unicodeScalars {
            guard let byte = Windows1252.byte(scalar.value) else { return nil }
            single.append(byte)
        }
        let census = UTF8Text.census(single)
        return census.faults == 0 && census.sequences > 0 ? single : nil
    }
}
