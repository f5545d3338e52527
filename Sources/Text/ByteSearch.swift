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
