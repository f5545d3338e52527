import Glibc

/// Finds bytes in bytes.
package enum ByteSearch {
    /// The first `byte` at `start` or after it.
    package static func index(of byte: UInt8, in bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int? {
        guard start < bytes.count, let base = bytes.baseAddress,
            let found = memchr(base + start, Int32(byte), bytes.count - start)
        else { return nil }
        return UnsafeRawPointer(found) - UnsafeRawPointer(base)
    }

    /// The last `byte` in `range`.
    package static func lastIndex(
        of byte: UInt8,
        in bytes: UnsafeBufferPointer<UInt8>,
        _ range: Range<Int>
    ) -> Int? {
        let raw = UnsafeRawBufferPointer(bytes)
        let wanted = UInt64(byte) &* 0x0101_0101_0101_0101
        var end = range.upperBound
        while end &- 8 >= range.lowerBound {
            let word = UInt64(littleEndian: raw.loadUnaligned(fromByteOffset: end &- 8, as: UInt64.self)) ^ wanted
            // Bit 7 of each byte that is zero, exactly: no byte borrows from the next.
            let found = ~(((word & 0x7F7F_7F7F_7F7F_7F7F) &+ 0x7F7F_7F7F_7F7F_7F7F) | word | 0x7F7F_7F7F_7F7F_7F7F)
            if found != 0 { return end &- 1 &- found.leadingZeroBitCount / 8 }
            end &-= 8
        }
        while end > range.lowerBound {
            end &-= 1
            if raw[end] == byte { return end }
        }
        return nil
    }

    /// Where `text` first stands at `start` or after it.
    package static func index(of text: StaticString, in bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int? {
        let length = text.utf8CodeUnitCount
        guard length > 0, let base = bytes.baseAddress else { return nil }
        let first = text.utf8Start[0]
        var candidate = start
        while let found = index(of: first, in: bytes, from: candidate) {
            guard found + length <= bytes.count else { return nil }
            if memcmp(base + found, text.utf8Start, length) == 0 { return found }
            candidate = found + 1
        }
        return nil
    }

    /// Where the run of plain text that `start` stands in ends, in UTF-8: at a control character, at a byte that begins one
    /// of the second set, at the second of two spaces, or at the end; sixteen bytes are looked at together.
    static func endOfPlainText(in bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
        let raw = UnsafeRawBufferPointer(bytes)
        var position = start
        if position == 0, position < raw.count {
            if isEndOfPlainText(bytes[0]) { return 0 }
            position = 1
        }
        // In each half the lowest byte whose bit 7 comes out set is one that was looked for.
        let ones = SIMD2<UInt64>(repeating: 0x0101_0101_0101_0101)
        while position &+ 16 <= raw.count {
            let text = raw.loadUnaligned(fromByteOffset: position, as: SIMD2<UInt64>.self)
            let before = raw.loadUnaligned(fromByteOffset: position &- 1, as: SIMD2<UInt64>.self)
            let delete = text ^ (ones &* 0x7F)
            let lead = text ^ (ones &* 0xC2)
            let spaces = (text | before) ^ (ones &* 0x20)
            let found =
                ((text &- (ones &* 0x20)) & ~text) | ((delete &- ones) & ~delete) | ((lead &- ones) & ~lead)
                | ((spaces &- ones) & ~spaces)
            let (low, high) = (found[0] & 0x8080_8080_8080_8080, found[1] & 0x8080_8080_8080_8080)
            if low != 0 { return position &+ low.trailingZeroBitCount / 8 }
            if high != 0 { return position &+ 8 &+ high.trailingZeroBitCount / 8 }
            position &+= 16
        }
        while position < bytes.count {
            let byte = bytes[position]
            if isEndOfPlainText(byte) || (byte == 0x20 && bytes[position - 1] == 0x20) { break }
            position += 1
        }
        return position
    }

    private static func isEndOfPlainText(_ byte: UInt8) -> Bool {
        byte < 0x20 || byte == 0x7F || byte == 0xC2
    }

    /// The first byte below 0x20 at `start` or after it; many bytes are looked at together.
    package static func indexOfControl(in bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int? {
        let raw = UnsafeRawBufferPointer(bytes)
        var position = start
        while position &+ 32 <= raw.count {
            let words = raw.loadUnaligned(fromByteOffset: position, as: SIMD4<UInt64>.self)
            let found = (words &- SIMD4(repeating: 0x2020_2020_2020_2020)) & ~words
            guard (found[0] | found[1] | found[2] | found[3]) & 0x8080_8080_8080_8080 == 0 else { break }
            position &+= 32
        }
        while position + 8 <= raw.count {
            let word = UInt64(littleEndian: raw.loadUnaligned(fromByteOffset: position, as: UInt64.self))
            let found = (word &- 0x2020_2020_2020_2020) & ~word & 0x8080_8080_8080_8080
            if found != 0 { return position + found.trailingZeroBitCount / 8 }
            position += 8
        }
        while position < bytes.count {
            if bytes[position] < 0x20 { return position }
            position += 1
        }
        return nil
    }

    /// Whether `text` stands anywhere in `bytes`, looked for by its byte at `rarest`, which seldom occurs.
    package static func holds(_ text: StaticString, by rarest: Int, in bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        let length = text.utf8CodeUnitCount
        guard rarest < length, let base = bytes.baseAddress else { return false }
        var position = rarest
        while let found = index(of: text.utf8Start[rarest], in: bytes, from: position) {
            let start = found - rarest
            guard start + length <= bytes.count else { return false }
            if memcmp(base + start, text.utf8Start, length) == 0 { return true }
            position = found + 1
        }
        return false
    }

    /// Whether `text` stands at `start`, the case of A–Z aside; `text` is given in lower case.
    package static func hasPrefix(_ text: StaticString, in bytes: UnsafeBufferPointer<UInt8>, at start: Int) -> Bool {
        let length = text.utf8CodeUnitCount
        guard start >= 0, start + length <= bytes.count else { return false }
        for offset in 0..<length where ASCII.lowercased(bytes[start + offset]) != text.utf8Start[offset] {
            return false
        }
        return true
    }
}
