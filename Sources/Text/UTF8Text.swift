/// UTF-8 as bytes: validity, sequences and repair (RFC 3629).
package enum UTF8Text {
    /// How well bytes read as UTF-8.
    package struct Census: Equatable, Sendable {
        /// Well-formed sequences of more than one byte.
        package var sequences = 0
        /// Bytes that belong to no well-formed sequence, a surrogate pair counted as one.
        package var faults = 0
    }

    /// Appends a scalar to UTF-8 text; U+FFFD for a number that is none.
    package static func append(_ number: UInt32, to text: inout [UInt8]) {
        switch number {
        case 0..<0x80:
            text.append(UInt8(truncatingIfNeeded: number))
        case 0x80..<0x800:
            text.append(0xC0 | UInt8(truncatingIfNeeded: number >> 6))
            text.append(0x80 | UInt8(truncatingIfNeeded: number & 0x3F))
        case 0x800..<0xD800, 0xE000..<0x1_0000:
            text.append(0xE0 | UInt8(truncatingIfNeeded: number >> 12))
            text.append(0x80 | UInt8(truncatingIfNeeded: number >> 6 & 0x3F))
            text.append(0x80 | UInt8(truncatingIfNeeded: number & 0x3F))
        case 0x1_0000..<0x11_0000:
            text.append(0xF0 | UInt8(truncatingIfNeeded: number >> 18))
            text.append(0x80 | UInt8(truncatingIfNeeded: number >> 12 & 0x3F))
            text.append(0x80 | UInt8(truncatingIfNeeded: number >> 6 & 0x3F))
            text.append(0x80 | UInt8(truncatingIfNeeded: number & 0x3F))
        default:
            text.append(contentsOf: [0xEF, 0xBF, 0xBD])
        }
    }

    /// The length of the well-formed sequence that begins at `position`; 0 where there is none.
    package static func sequenceLength(in bytes: UnsafeBufferPointer<UInt8>, at position: Int) -> Int {
        let lead = bytes[position]
        guard lead >= 0x80 else { return 1 }
        let length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2
        guard lead >= 0xC2, lead <= 0xF4, position + length <= bytes.count else { return 0 }
        let second = bytes[position + 1]
        let lowest: UInt8 = lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80
        let highest: UInt8 = lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : 0xBF
        guard second >= lowest, second <= highest else { return 0 }
        for offset in 2..<max(length, 2) where bytes[position + offset] & 0xC0 != 0x80 { return 0 }
        return length
    }

    /// Counts what is UTF-8 in `bytes` and what is not.
    package static func census(_ bytes: [UInt8]) -> Census {
        bytes.withUnsafeBufferPointer { buffer in
            var census = Census()
            var position = 0
            while true {
                position = endOfWellFormed(in: buffer, from: position, sequences: &census.sequences)
                guard position < buffer.count else { return census }
                census.faults += 1
                if surrogatePair(in: buffer, at: position) != nil {
                    // Readable, but to be mended.
                    census.sequences += 1
                    position += 6
                } else {
                    position += 1
                }
            }
        }
    }

    /// The text of `bytes`; what is not UTF-8 in it becomes U+FFFD.
    ///
    /// It is what `String(decoding:as:)` makes, sooner: whether it is UTF-8 is found out here, and not once more there.
    package static func string(_ bytes: UnsafeBufferPointer<UInt8>) -> String {
        validated(bytes) ?? String(decoding: bytes, as: UTF8.self)
    }

    /// The text of `bytes`; nil where they are not UTF-8.
    package static func validated(_ bytes: UnsafeBufferPointer<UInt8>) -> String? {
        var sequences = 0
        guard endOfWellFormed(in: bytes, from: 0, sequences: &sequences) == bytes.count else { return nil }
        return String(copying: UTF8Span(unchecked: bytes.span, isKnownASCII: sequences == 0))
    }

    /// The text of `bytes`, which are UTF-8: they were found to be, or come from what was, cut between characters.
    ///
    /// Nobody looks whether it is so, but in a debug build.
    package static func string(known bytes: UnsafeBufferPointer<UInt8>) -> String {
        assert(String(validating: bytes, as: UTF8.self) != nil, "bytes that are held to be UTF-8 are not")
        return String(copying: UTF8Span(unchecked: bytes.span))
    }

    /// The text of `bytes`; what is not UTF-8 in it becomes U+FFFD.
    package static func string(_ bytes: [UInt8]) -> String {
        bytes.withUnsafeBufferPointer { string($0) }
    }

    /// Where the well-formed UTF-8 that begins at `position` ends; counts its sequences of more than one byte.
    private static func endOfWellFormed(
        in bytes: UnsafeBufferPointer<UInt8>,
        from position: Int,
        sequences: inout Int
    ) -> Int {
        let raw = UnsafeRawBufferPointer(bytes)
        var position = position
        while position < raw.count {
            if raw[position] < 0x80 {
                position = endOfASCII(in: bytes, from: position)
                continue
            }
            // Most characters of East Asia: three bytes, neither overlong nor a surrogate.
            while position &+ 8 <= raw.count {
                let word = UInt64(littleEndian: raw.loadUnaligned(fromByteOffset: position, as: UInt64.self))
                guard word & 0xC0C0_F0C0_C0F0 == 0x8080_E080_80E0 else { break }
                // The lowest four bits of the leading bytes, and the bit of the next that tells what goes with E0 and ED.
                let (first, second) = (word & 0x200F, word >> 24 & 0x200F)
                guard first != 0, first != 0x200D, second != 0, second != 0x200D else { break }
                sequences &+= 2
                position &+= 6
            }
            guard position < raw.count, raw[position] >= 0x80 else { continue }
            let length = sequenceLength(in: bytes, at: position)
            guard length > 1 else { return position }
            sequences &+= 1
            position &+= length
        }
        return position
    }

    /// Where the run of ASCII that begins at `position` ends; many bytes are looked at together.
    package static func endOfASCII(in bytes: UnsafeBufferPointer<UInt8>, from position: Int) -> Int {
        let raw = UnsafeRawBufferPointer(bytes)
        let high: UInt64 = 0x8080_8080_8080_8080
        var end = position
        while end &+ 8 <= raw.count {
            let word = UInt64(littleEndian: raw.loadUnaligned(fromByteOffset: end, as: UInt64.self)) & high
            guard word == 0 else { return end &+ word.trailingZeroBitCount / 8 }
            end &+= 8
            while end &+ 32 <= raw.count {
                let words = raw.loadUnaligned(fromByteOffset: end, as: SIMD4<UInt64>.self)
                guard (words[0] | words[1] | words[2] | words[3]) & high == 0 else { break }
                end &+= 32
            }
        }
        while end < bytes.count, bytes[end] < 0x80 { end += 1 }
        return end
    }

    /// `bytes` with all that is not UTF-8 made so: stray windows-1252 bytes are read as such, surrogate pairs are joined
    /// (CESU-8), and what cannot be read becomes U+FFFD.
    package static func repaired(_ bytes: [UInt8]) -> [UInt8] {
        bytes.withUnsafeBufferPointer { buffer in
            var text: [UInt8] = []
            text.reserveCapacity(buffer.count + buffer.count / 16)
            var position = 0
            while position < buffer.count {
                let length = sequenceLength(in: buffer, at: position)
                if length > 0 {
                    text.append(contentsOf: buffer[position..<(position + length)])
                    position += length
                } else {
                    position += appendFault(in: buffer, at: position, to: &text)
                }
            }
            return text
        }
    }

    private static func appendFault(
        in bytes: UnsafeBufferPointer<UInt8>,
        at position: Int,
        to text: inout [UInt8]
    ) -> Int {
        if let pair = surrogatePair(in: bytes, at: position) {
            append(pair, to: &text)
            return 6
        }
        var end = position + 1
        while end < bytes.count, end - position < 4, bytes[end] & 0xC0 == 0x80 { end += 1 }
        if end == position + 1, bytes[position] >= 0x80 {
            Windows1252.append(bytes[position], to: &text)
        } else {
            append(0xFFFD, to: &text)
        }
        return end - position
    }

    private static func surrogatePair(in bytes: UnsafeBufferPointer<UInt8>, at position: Int) -> UInt32? {
        guard position + 6 <= bytes.count, bytes[position] == 0xED, bytes[position + 3] == 0xED,
            bytes[position + 1] & 0xF0 == 0xA0, bytes[position + 4] & 0xF0 == 0xB0,
            bytes[position + 2] & 0xC0 == 0x80, bytes[position + 5] & 0xC0 == 0x80
        else { return nil }
        let high = UInt32(bytes[position + 1] & 0x0F) << 6 | UInt32(bytes[position + 2] & 0x3F)
        let low = UInt32(bytes[position + 4] & 0x0F) << 6 | UInt32(bytes[position + 5] & 0x3F)
        return 0x1_0000 + high << 10 + low
    }
}
