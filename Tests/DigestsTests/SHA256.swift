import Foundation

/// SHA-256 (FIPS 180-4), to compare a page's policy with its style sheet.
enum SHA256 {
    /// The digest of `bytes` in base64, as a content security policy names it.
    static func base64(_ bytes: [UInt8]) -> String {
        var state: [UInt32] = primes(8).map { fraction(Double($0).squareRoot()) }
        let constants = primes(64).map { fraction(cbrt(Double($0))) }
        var message = bytes + [0x80]
        while message.count % 64 != 56 { message.append(0) }
        message += (0..<8).reversed().map { UInt8(truncatingIfNeeded: UInt64(bytes.count * 8) >> (UInt64($0) * 8)) }
        for block in stride(from: 0, to: message.count, by: 64) {
            var words = (0..<16).map { index in
                message[(block + index * 4)..<(block + index * 4 + 4)].reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
            }
            for index in 16..<64 {
                let (early, late) = (words[index - 15], words[index - 2])
                let first = turned(early, 7) ^ turned(early, 18) ^ early >> 3
                let second = turned(late, 17) ^ turned(late, 19) ^ late >> 10
                words.append(words[index - 16] &+ first &+ words[index - 7] &+ second)
            }
            var work = state
            for index in 0..<64 {
                let sum = turned(work[4], 6) ^ turned(work[4], 11) ^ turned(work[4], 25)
                let choice = (work[4] & work[5]) ^ (~work[4] & work[6])
                let first = work[7] &+ sum &+ choice &+ constants[index] &+ words[index]
                let other = turned(work[0], 2) ^ turned(work[0], 13) ^ turned(work[0], 22)
                let majority = (work[0] & work[1]) ^ (work[0] & work[2]) ^ (work[1] & work[2])
                work = [first &+ other &+ majority] + work[0..<3] + [work[3] &+ first] + work[4..<7]
            }
            for index in 0..<8 { state[index] &+= work[index] }
        }
        let digest = state.flatMap { word in
            (0..<4).reversed().map { UInt8(truncatingIfNeeded: word >> (UInt32($0) * 8)) }
        }
        return Data(digest).base64EncodedString()
    }

    private static func primes(_ count: Int) -> [Int] {
        Array((2...).lazy.filter { number in !(2..<number).contains { number % $0 == 0 } }.prefix(count))
    }

    private static func fraction(_ number: Double) -> UInt32 {
        UInt32((number - number.rounded(.down)) * 4_294_967_296)
    }

    private static func turned(_ word: UInt32, _ count: UInt32) -> UInt32 {
        word >> count | word << (32 - count)
    }
}
