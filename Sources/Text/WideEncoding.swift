/// UTF-16 and UTF-32 to UTF-8.
enum WideEncoding {
    /// `bytes` as UTF-8, with how many pieces of it were no characters (each became U+FFFD).
    static func decode(_ bytes: [UInt8], _ label: EncodingLabel) -> (bytes: [UInt8], faults: Int) {
        switch label {
        case .utf32BigEndian:
            decode32(bytes) { bytes, at in word(bytes[at], bytes[at + 1], bytes[at + 2], bytes[at + 3]) }
        case .utf32LittleEndian:
            decode32(bytes) { bytes, at in word(bytes[at + 3], bytes[at + 2], bytes[at + 1], bytes[at]) }
        case .utf16BigEndian: decode16(bytes) { bytes, at in word(0, 0, bytes[at], bytes[at + 1]) }
        default: decode16(bytes) { bytes, at in word(0, 0, bytes[at + 1], bytes[at]) }
        }
    }

    private static func word(_ first: UInt8, _ second: UInt8, _ third: UInt8, _ fourth: UInt8) -> UInt32 {
        UInt32(first) << 24 | UInt32(second) << 16 | UInt32(third) << 8 | UInt32(fourth)
    }

    private static func decode32(_ bytes: [UInt8], _ unit: ([UInt8], Int) -> UInt32) -> (bytes: [UInt8], faults: Int) {
        var text: [UInt8] = []
        text.reserveCapacity(bytes.count / 2)
        var faults = bytes.count % 4 == 0 ? 0 : 1
        for position in stride(from: 0, to: bytes.count - 3, by: 4) {
            let number = unit(bytes, position)
            if Unicode.Scalar(number) == nil { faults += 1 }
            UTF8Text.append(number, to: &text)
        }
        return (text, faults)
    }

    private static func decode16(_ bytes: [UInt8], _ unit: ([UInt8], Int) -> UInt32) -> (bytes: [UInt8], faults: Int) {
        var text: [UInt8] = []
        text.reserveCapacity(bytes.count)
        var faults = bytes.count % 2 == 0 ? 0 : 1
        var position = 0
        while position + 1 < bytes.count {
            let number = unit(bytes, position)
            position += 2
            if number & 0xFC00 == 0xD800, position + 1 < bytes.count {
                let low = unit(bytes, position)
                if low & 0xFC00 == 0xDC00 {
                    UTF8Text.append(0x1_0000 + (number & 0x3FF) << 10 + low & 0x3FF, to: &text)
                    position += 2
                    continue
                }
            }
            if number & 0xF800 == 0xD800 { faults += 1 }
            UTF8Text.append(number, to: &text)
        }
        return (text, faults)
    }
}
