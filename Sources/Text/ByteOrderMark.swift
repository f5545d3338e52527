/// The first bytes of a document that tell its encoding (XML 1.0, appendix F).
struct ByteOrderMark {
    let encoding: EncodingLabel
    /// Bytes of the mark itself.
    let length: Int

    /// The mark at the start of `bytes`; nil where there is none.
    init?(_ bytes: [UInt8]) {
        let first = Array(bytes.prefix(4))
        if first.starts(with: [0xEF, 0xBB, 0xBF]) {
            (encoding, length) = (.utf8, 3)
        } else if first == [0x00, 0x00, 0xFE, 0xFF] {
            (encoding, length) = (.utf32BigEndian, 4)
        } else if first == [0xFF, 0xFE, 0x00, 0x00] {
            (encoding, length) = (.utf32LittleEndian, 4)
        } else if first.starts(with: [0xFE, 0xFF]) {
            (encoding, length) = (.utf16BigEndian, 2)
        } else if first.starts(with: [0xFF, 0xFE]) {
            (encoding, length) = (.utf16LittleEndian, 2)
        } else {
            return nil
        }
    }

    /// The wide encoding that shows in where the zeros stand round the first character, which is ASCII.
    init?(unmarked bytes: [UInt8]) {
        let isZero = bytes.prefix(4).map { $0 == 0 }
        length = 0
        switch isZero {
        case [true, true, true, false]: encoding = .utf32BigEndian
        case [false, true, true, true]: encoding = .utf32LittleEndian
        case [true, false, true, false]: encoding = .utf16BigEndian
        case [false, true, false, true]: encoding = .utf16LittleEndian
        default: return nil
        }
    }
}
