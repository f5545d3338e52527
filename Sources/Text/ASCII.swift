/// Bytes and scalars of ASCII: the classes and foldings that protocols and formats use, whatever the locale.
package enum ASCII {
    /// Space, tab, line feed, carriage return, form feed.
    package static func isSpace(_ byte: UInt8) -> Bool {
        byte == 0x20 || (byte >= 0x09 && byte <= 0x0D && byte != 0x0B)
    }

    package static func isDigit(_ byte: UInt8) -> Bool {
        byte >= 0x30 && byte <= 0x39
    }

    package static func isLetter(_ byte: UInt8) -> Bool {
        let lowered = byte | 0x20
        return lowered >= 0x61 && lowered <= 0x7A
    }

    /// `byte` with A–Z made a–z, all else as it is.
    package static func lowercased(_ byte: UInt8) -> UInt8 {
        byte >= 0x41 && byte <= 0x5A ? byte | 0x20 : byte
    }

    /// `text` with A–Z made a–z, all else as it is.
    package static func lowercased(_ text: String) -> String {
        var text = text
        return text.withUTF8 { bytes in
            let isUpper: (UInt8) -> Bool = { $0 >= 0x41 && $0 <= 0x5A }
            guard bytes.contains(where: isUpper) else { return nil }
            return String(unsafeUninitializedCapacity: bytes.count) { output in
                for (index, byte) in bytes.enumerated() { output[index] = lowercased(byte) }
                return bytes.count
            }
        } ?? text
    }

    /// `text` with A–Z made a–z, all else as it is.
    package static func lowercased(_ text: some StringProtocol) -> String {
        let lowered = text.utf8.withContiguousStorageIfAvailable { bytes in
            String(unsafeUninitializedCapacity: bytes.count) { buffer in
                for index in bytes.indices { buffer[index] = lowercased(bytes[index]) }
                return bytes.count
            }
        }
        return lowered ?? String(decoding: text.utf8.map { lowercased($0) }, as: UTF8.self)
    }

    /// Whether the two are equal but for the case of A–Z.
    package static func equalsIgnoringCase(_ left: some StringProtocol, _ right: some StringProtocol) -> Bool {
        let (left, right) = (left.utf8, right.utf8)
        guard left.count == right.count else { return false }
        let isEqual = left.withContiguousStorageIfAvailable { left in
            right.withContiguousStorageIfAvailable { right in
                left.indices.allSatisfy { lowercased(left[$0]) == lowercased(right[$0]) }
            }
        }
        return (isEqual ?? nil) ?? zip(left, right).allSatisfy { lowercased($0) == lowercased($1) }
    }

    /// `bytes` without ASCII white space at both ends.
    package static func trimmed(_ bytes: UnsafeBufferPointer<UInt8>) -> UnsafeBufferPointer<UInt8> {
        var (start, end) = (0, bytes.count)
        while start < end, isSpace(bytes[start]) { start += 1 }
        while start < end, isSpace(bytes[end - 1]) { end -= 1 }
        return UnsafeBufferPointer(rebasing: bytes[start..<end])
    }

    /// `text` without ASCII white space at both ends.
    package static func trimmed(_ text: String) -> String {
        var text = text
        return text.withUTF8 { bytes in
            let inside = trimmed(bytes)
            return inside.count == bytes.count ? nil : String(decoding: inside, as: UTF8.self)
        } ?? text
    }

    /// `text` without ASCII white space at both ends.
    package static func trimmed(_ text: some StringProtocol) -> String {
        var rest = Substring(text).utf8
        while let first = rest.first, isSpace(first) { rest.removeFirst() }
        while let last = rest.last, isSpace(last) { rest.removeLast() }
        return String(Substring(rest))
    }

    /// The value of a digit, decimal or hexadecimal; nil for any other byte.
    package static func digit(_ byte: UInt8, isHexadecimal: Bool = false) -> UInt32? {
        if isDigit(byte) { return UInt32(byte - 0x30) }
        let lowered = byte | 0x20
        guard isHexadecimal, lowered >= 0x61, lowered <= 0x66 else { return nil }
        return UInt32(lowered - 0x61) + 10
    }
}
