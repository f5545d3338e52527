/// A run of letters of a script with spaces: a word, as terms of whole words look for it.
@frozen
package struct FoldedWord: Hashable, Sendable {
    /// The index of its first letter.
    package let start: Int32
    /// The index after its last letter.
    package let end: Int32
    /// A hash of its folded letters, the same for terms and texts.
    package let hash: UInt64
    /// Its first four letters, or all of them where there are fewer; see `head(of:)`.
    package let head: UInt32

    @inlinable
    package init(start: Int32, end: Int32, hash: UInt64, head: UInt32) {
        self.start = start
        self.end = end
        self.hash = hash
        self.head = head
    }

    /// The hash of a word, letter by letter.
    @frozen
    package struct Hash {
        @usableFromInline var pending: UInt64 = 0
        @usableFromInline var mixed: UInt64 = 0x9E37_79B9_7F4A_7C15
        @usableFromInline var count: UInt64 = 0
        /// The low bytes of the first four letters, the last in the lowest place.
        @usableFromInline var head: UInt32 = 0

        @inlinable
        package init() {}

        /// Takes the next folded letter.
        @inlinable
        package mutating func add(_ folded: UInt32) {
            if count < 4 { head = head << 8 | folded & 0xFF }
            if folded < 0x80 {
                pending = pending << 8 | UInt64(folded)
            } else {
                mix(UInt64(folded))
            }
            count &+= 1
            if count & 7 == 0 {
                mix(pending)
                pending = 0
            }
        }

        /// Takes a whole word of ASCII letters and digits in any case, and nothing before or after it.
        @inline(__always)
        mutating func addASCII(_ bytes: UnsafePointer<UInt8>, count length: Int) {
            // Bit 5 makes a letter small, and is set in digits.
            let small: UInt64 = 0x2020_2020_2020_2020
            let raw = UnsafeRawPointer(bytes)
            var index = 0
            if length >= 8 {
                head = UInt32(bigEndian: raw.loadUnaligned(as: UInt32.self)) | 0x2020_2020
                repeat {
                    mix(UInt64(bigEndian: raw.loadUnaligned(fromByteOffset: index, as: UInt64.self)) | small)
                    index &+= 8
                } while length &- index >= 8
            }
            var rest: UInt64 = 0
            while index < length {
                rest = rest << 8 | UInt64(bytes[index] | 0x20)
                index &+= 1
            }
            if length < 8 {
                head = UInt32(truncatingIfNeeded: length < 4 ? rest : rest >> UInt64((length &- 4) &* 8))
            }
            pending = rest
            count = UInt64(truncatingIfNeeded: length)
        }

        @inlinable
        mutating func mix(_ value: UInt64) {
            mixed = (mixed ^ value) &* 0xD6E8_FEB8_6659_FD93
            mixed ^= mixed >> 32
        }

        /// The hash of all letters so far, never 0.
        @inlinable package var value: UInt64 {
            var copy = self
            copy.mix(pending)
            copy.mix(count)
            return copy.mixed | 1
        }

        /// The first letters so far.
        @inlinable package var firstLetters: UInt32 { head }
    }
}
