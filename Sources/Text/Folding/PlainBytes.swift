/// Eight bytes of a text at once: how many of them, from the first on, are ASCII letters and digits, and what they fold to.
struct PlainBytes {
    private static let ones: UInt64 = 0x0101_0101_0101_0101
    private static let high: UInt64 = 0x8080_8080_8080_8080
    /// Bit 5 makes a letter small, and is set in digits.
    private static let small: UInt64 = 0x2020_2020_2020_2020

    /// The bytes, the first in the lowest place.
    private let bytes: UInt64
    /// How many letters and digits come first, 0 to 8.
    let count: Int

    /// Looks at the bytes from `pointer` on, of which `available` may be read; what is beyond them is no letter.
    @inline(__always)
    init(_ pointer: UnsafePointer<UInt8>, available: Int) {
        if available >= 8 {
            bytes = UInt64(littleEndian: UnsafeRawPointer(pointer).loadUnaligned(as: UInt64.self))
        } else {
            bytes = PlainBytes.beginning(pointer, available)
        }
        // Of seven bits each, so that no sum reaches the byte above.
        let seven = bytes & ~PlainBytes.high
        let letters = (seven | PlainBytes.small) | PlainBytes.high
        let isLetter =
            (letters &- 0x61 &* PlainBytes.ones) & ~(letters &- 0x7B &* PlainBytes.ones)
        let digits = seven | PlainBytes.high
        let isDigit = (digits &- 0x30 &* PlainBytes.ones) & ~(digits &- 0x3A &* PlainBytes.ones)
        let others = ~((isLetter | isDigit) & ~bytes) & PlainBytes.high
        count = others.trailingZeroBitCount >> 3
    }

    private static func beginning(_ pointer: UnsafePointer<UInt8>, _ count: Int) -> UInt64 {
        var bytes: UInt64 = 0
        for index in 0..<count { bytes |= UInt64(pointer[index]) << UInt64(index * 8) }
        return bytes
    }

    /// The letters in small, the first in the highest place; what is no letter is of no meaning.
    @inline(__always)
    var folded: UInt64 { bytes.byteSwapped | PlainBytes.small }

    /// Writes eight letters, of which the first `count` are of meaning, each with `marks` and whether it is a capital.
    @inline(__always)
    func write(to letters: UnsafeMutablePointer<UInt32>, marks: UInt32) {
        let scalars = SIMD8<UInt32>(truncatingIfNeeded: unsafeBitCast(bytes.littleEndian, to: SIMD8<UInt8>.self))
        let small = SIMD8<UInt32>(repeating: 0x20)
        // A letter without bit 5 is a capital: the bit goes to where `Letter` has it.
        let capitals = (~scalars & small) &<< SIMD8<UInt32>(repeating: 20)
        UnsafeMutableRawPointer(letters)
            .storeBytes(of: scalars | small | capitals | SIMD8<UInt32>(repeating: marks), as: SIMD8<UInt32>.self)
    }
}
