/// Zone files made for a test.
enum ZoneFixture {
    /// A version 2 file of one type (UTC), some transitions to it, and a footer.
    static func file(footer: String, transitions: [Int64] = [], leapSeconds: Int = 0) -> [UInt8] {
        let first = header(transitions: 0, leapSeconds: 0) + type
        var second = header(transitions: transitions.count, leapSeconds: leapSeconds)
        for transition in transitions { second += bigEndian(UInt64(bitPattern: transition), 8) }
        second += [UInt8](repeating: 0, count: transitions.count) + type
        second += [UInt8](repeating: 0, count: leapSeconds * 12)
        return first + second + Array("\n\(footer)\n".utf8)
    }

    private static let type: [UInt8] = [0, 0, 0, 0, 0, 0] + Array("UTC\u{0}".utf8)

    private static func header(transitions: Int, leapSeconds: Int) -> [UInt8] {
        Array("TZif2".utf8) + [UInt8](repeating: 0, count: 15)
            + [0, 0, leapSeconds, transitions, 1, 4].flatMap { bigEndian(UInt64($0), 4) }
    }

    private static func bigEndian(_ value: UInt64, _ size: Int) -> [UInt8] {
        (0..<size).reversed().map { UInt8(truncatingIfNeeded: value >> (UInt64($0) * 8)) }
    }
}
