/// The upper half of windows-1252, the Latin encoding that the web means when it says ISO 8859-1 or ASCII.
package enum Windows1252 {
    /// The scalars of the bytes 0x80 to 0x9F; the five without a character keep their own number (Encoding Standard).
    package static let scalars: [UInt32] = [
        0x20AC, 0x81, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0x8D,
        0x017D, 0x8F, 0x90, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A,
        0x0153, 0x9D, 0x017E, 0x0178,
    ]

    /// Appends the character of one byte to UTF-8 text.
    package static func append(_ byte: UInt8, to text: inout [UInt8]) {
        guard byte >= 0x80 else { return text.append(byte) }
        let number = byte < 0xA0 ? scalars[Int(byte - 0x80)] : UInt32(byte)
        UTF8Text.append(number, to: &text)
    }

    /// The byte of a character; nil where windows-1252 has none for it.
    package static func byte(_ scalar: UInt32) -> UInt8? {
        if scalar < 0x100 { return UInt8(truncatingIfNeeded: scalar) }
        return scalars.firstIndex(of: scalar).map { UInt8(truncatingIfNeeded: $0 + 0x80) }
    }

    /// `bytes` as UTF-8.
    package static func decoded(_ bytes: some Collection<UInt8>) -> [UInt8] {
        var text: [UInt8] = []
        text.reserveCapacity(bytes.count + bytes.count / 8)
        for byte in bytes { append(byte, to: &text) }
        return text
    }
}
