/// Writes values one after the other as bytes, for a reader that knows what comes.
///
/// Numbers take seven bits a byte, the lowest first (LEB128); a text has its length before it.
struct WireWriter {
    private(set) var bytes: [UInt8]

    /// Begins with what stands in `bytes`.
    init(_ bytes: consuming [UInt8] = []) {
        self.bytes = bytes
    }

    mutating func write(_ number: UInt64) {
        var rest = number
        while rest >= 0x80 {
            bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
            rest >>= 7
        }
        bytes.append(UInt8(rest))
    }

    mutating func write(_ count: Int) {
        write(UInt64(count))
    }

    /// Small numbers of either sign take few bytes.
    mutating func write(signed number: Int64) {
        write(UInt64(bitPattern: (number << 1) ^ (number >> 63)))
    }

    mutating func write(_ number: Int?) {
        write(number == nil ? 0 : 1)
        if let number { write(signed: Int64(number)) }
    }

    mutating func write(_ flag: Bool) {
        bytes.append(flag ? 1 : 0)
    }

    mutating func write(_ text: String) {
        var text = text
        text.withUTF8 { utf8 in
            write(UInt64(utf8.count))
            bytes.append(contentsOf: utf8)
        }
    }

    /// Absent is 0, else the length is one more than it is.
    mutating func write(_ text: String?) {
        guard var text else { return write(UInt64(0)) }
        text.withUTF8 { utf8 in
            write(UInt64(utf8.count) + 1)
            bytes.append(contentsOf: utf8)
        }
    }
}
