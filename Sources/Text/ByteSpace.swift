import Glibc

/// A place for bytes that somebody else owns, filled from its beginning.
///
/// Numbers take seven bits a byte, the lowest first (LEB128); a text has its length before it. What does not fit is left
/// out, and so is all that follows.
package struct ByteSpace {
    private let base: UnsafeMutablePointer<UInt8>?
    private let capacity: Int
    /// Bytes that were written.
    package private(set) var count = 0
    /// Whether something did not fit.
    package private(set) var isOverfull = false

    /// The place itself must stay until the last byte is written.
    package init(_ place: UnsafeMutableRawBufferPointer) {
        base = place.bindMemory(to: UInt8.self).baseAddress
        capacity = place.count
    }

    /// The bytes that `fill` writes.
    package static func bytes(_ fill: (inout ByteSpace) -> Void) -> [UInt8] {
        var capacity = 1 << 10
        while true {
            var isOverfull = false
            let bytes = [UInt8](unsafeUninitializedCapacity: capacity) { buffer, count in
                var space = ByteSpace(UnsafeMutableRawBufferPointer(buffer))
                fill(&space)
                count = space.count
                isOverfull = space.isOverfull
            }
            if !isOverfull { return bytes }
            capacity *= 4
        }
    }

    package mutating func write(byte: UInt8) {
        guard let start = room(1) else { return }
        start[0] = byte
        count += 1
    }

    package mutating func write(_ flag: Bool) {
        write(byte: flag ? 1 : 0)
    }

    package mutating func write(_ number: UInt64) {
        guard let start = room(10) else { return }
        count += Self.write(number, at: start)
    }

    package mutating func write(_ count: Int) {
        write(UInt64(count))
    }

    /// Small numbers of either sign take few bytes.
    package mutating func write(signed number: Int64) {
        write(UInt64(bitPattern: (number << 1) ^ (number >> 63)))
    }

    package mutating func write(_ number: Int?) {
        write(number != nil)
        if let number { write(signed: Int64(number)) }
    }

    package mutating func write(_ text: String) {
        write(text, offset: 0)
    }

    /// Absent is 0, else the length is one more than it is.
    package mutating func write(_ text: String?) {
        guard let text else { return write(byte: 0) }
        write(text, offset: 1)
    }

    private mutating func write(_ text: String, offset: Int) {
        var text = text
        guard let start = room(text.utf8.count + 10) else { return }
        count += text.withUTF8 { utf8 in
            let length = Self.write(UInt64(utf8.count + offset), at: start)
            if let source = utf8.baseAddress { memcpy(start + length, source, utf8.count) }
            return length + utf8.count
        }
    }

    /// Where the next bytes go; nil where so many do not fit.
    private mutating func room(_ bytes: Int) -> UnsafeMutablePointer<UInt8>? {
        guard let base, !isOverfull, capacity - count >= bytes else {
            isOverfull = true
            return nil
        }
        return base + count
    }

    /// Writes a number, which takes ten bytes at most; how many it took.
    private static func write(_ number: UInt64, at start: UnsafeMutablePointer<UInt8>) -> Int {
        var rest = number
        var length = 0
        while rest >= 0x80 {
            start[length] = UInt8(truncatingIfNeeded: rest) | 0x80
            rest >>= 7
            length += 1
        }
        start[length] = UInt8(rest)
        return length + 1
    }
}

@available(*, unavailable)
extension ByteSpace: Sendable {}
