import Text

/// Mends characters that got through as numbers of the wrong table.
enum CharacterRepair {
    /// `bytes`, UTF-8, with U+0080 to U+009F as the windows-1252 characters that they were meant for; nil where there is
    /// nothing to mend.
    ///
    /// Text that was UTF-8, was taken for windows-1252 and made UTF-8 once more, as a whole, is set right too.
    static func repaired(_ bytes: UnsafeBufferPointer<UInt8>) -> [UInt8]? {
        guard let first = firstHigh(bytes) else { return nil }
        if let single = undoubled(bytes, first) {
            return single.withUnsafeBufferPointer { withoutControls($0) } ?? single
        }
        return withoutControls(bytes)
    }

    /// The text of `bytes`, mended, without white space at its ends.
    static func text(_ bytes: UnsafeBufferPointer<UInt8>) -> String {
        guard let repaired = repaired(bytes) else { return UTF8Text.string(known: ASCII.trimmed(bytes)) }
        return repaired.withUnsafeBufferPointer { UTF8Text.string(known: ASCII.trimmed($0)) }
    }

    private static func firstHigh(_ bytes: UnsafeBufferPointer<UInt8>) -> Int? {
        let end = UTF8Text.endOfASCII(in: bytes, from: 0)
        return end < bytes.count ? end : nil
    }

    private static func withoutControls(_ bytes: UnsafeBufferPointer<UInt8>) -> [UInt8]? {
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
        guard start > 0 else { return nil }
        repaired.append(contentsOf: bytes[start...])
        return repaired
    }

    /// `bytes` with one encoding taken away, where all of it reads as UTF-8 that was encoded twice; else nil.
    ///
    /// - Parameters:
    ///   - bytes: UTF-8.
    ///   - first: Where the first byte stands that is not ASCII.
    /// - Returns: The text as it was before it was encoded the second time.
    private static func undoubled(_ bytes: UnsafeBufferPointer<UInt8>, _ first: Int) -> [UInt8]? {
        // U+00C2 to U+00F4, which seldom are letters before something that is not ASCII.
        guard first + 2 < bytes.count, bytes[first] == 0xC3, (0x82...0xB4).contains(bytes[first + 1]),
            bytes[first + 2] >= 0x80
        else { return nil }
        var single: [UInt8] = []
        single.reserveCapacity(bytes.count)
        for scalar in String(decoding: bytes, as: UTF8.self).unicodeScalars {
            guard let byte = Windows1252.byte(scalar.value) else { return nil }
            single.append(byte)
        }
        let census = UTF8Text.census(single)
        return census.faults == 0 && census.sequences > 0 ? single : nil
    }
}
