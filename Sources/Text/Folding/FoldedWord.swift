/// A run of letters of a script with spaces: a word, as terms of whole words look for it.
///
/// Public for the reason that `Letter` gives.
@frozen
public struct FoldedWord: Hashable, Sendable {
    /// The index of its first letter.
    public let start: Int32
    /// The index after its last letter.
    public let end: Int32
    /// A hash of its folded letters, the same for terms and texts.
    public let hash: UInt64
    /// Its first four letters, or all of them where there are fewer; see `head(of:)`.
    public let head: UInt32

    /// The word of the letters from `start` up to `end`.
    @inlinable
    public init(start: Int32, end: Int32, hash: UInt64, head: UInt32) {
        self.start = start
        self.end = end
        self.hash = hash
        self.head = head
    }

    /// The hash of a word, letter by letter.
    @frozen
    public struct Hash {
        @usableFromInline var pending: UInt64 = 0
        @usableFromInline var mixed: UInt64 = 0x9E37_79B9_7F4A_7C15
        @usableFromInline var count: UInt64 = 0
        /// The low bytes of the first four letters, the last in the lowest place.
        @usableFromInline var head: UInt32 = 0

        /// The hash of no letter yet.
        @inlinable
        public init() {}

        /// Takes the next folded letter.
        @inlinable
        public mutating func add(_ folded: UInt32) {
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

        /// Takes the next eight letters of a word of ASCII letters and digits, which has no others.
        @inline(__always)
        mutating func add(_ plain: PlainBytes) {
            if count == 0 { head = UInt32(truncatingIfNeeded: plain.folded >> 32) }
            mix(plain.folded)
            count &+= 8
        }

        /// Takes the last letters of such a word, fewer than eight.
        @inline(__always)
        mutating func addLast(_ plain: PlainBytes) {
            guard plain.count > 0 else { return }
            let rest = plain.folded >> UInt64(64 &- plain.count &* 8)
            if count == 0 {
                head = UInt32(truncatingIfNeeded: plain.count < 4 ? rest : plain.folded >> 32)
            }
            pending = rest
            count &+= UInt64(truncatingIfNeeded: plain.count)
        }

        @inlinable
        mutating func mix(_ value: UInt64) {
            mixed = (mixed ^ value) &* 0xD6E8_FEB8_6659_FD93
            mixed ^= mixed >> 32
        }

        /// The hash of all letters so far, never 0.
        @inlinable public var value: UInt64 {
            var copy = self
            copy.mix(pending)
            copy.mix(count)
            return copy.mixed | 1
        }

        /// The first letters so far.
        @inlinable public var firstLetters: UInt32 { head }
    }
}
