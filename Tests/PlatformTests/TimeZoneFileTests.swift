import Foundation
import Platform
import TestSupport
import Testing

struct TimeZoneFileTests {
    let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
    }

    private func zone(_ bytes: [UInt8]) throws -> Zone {
        try folder.write(bytes, to: "Test/Zone")
        return try SystemZones(folder: folder.path()).zone(named: "Test/Zone")
    }

    @Test(arguments: [
        // The whole year in summer time (RFC 8536, 3.3.1).
        ("XXX3EDT4,0/0,J365/23", 1_790_000_000, -14_400), ("XXX3EDT4,0/0,J365/23", 1_798_772_400, -14_400),
        ("XXX3EDT4,0/0,J365/23", 1_798_772_399, -14_400),
        // Hours beyond the day: Godthab's change is on the Saturday before the last Sunday of March.
        ("<-02>2<-01>,M3.5.0/-1,M10.5.0/0", 1_774_745_999, -7200),
        ("<-02>2<-01>,M3.5.0/-1,M10.5.0/0", 1_774_746_000, -3600),
        ("<+1030>-10:30<+11>-11,M10.1.0,M4.1.0", 1_790_000_000, 37_800),
        ("JST-9", 0, 32_400),
    ])
    func `a footer rules the times after the last transition`(footer: String, instant: Int, offset: Int) throws {
        #expect(try zone(ZoneFixture.file(footer: footer)).offset(at: Int64(instant)) == offset)
    }

    @Test(arguments: [
        "JST", "J-9", "JST-99", "JST-9:60", "<JST-9", "EST5EDT", "EST5EDT,M3.2.0", "EST5EDT,M13.2.0,M11.1.0",
        "EST5EDT,M3.0.0,M11.1.0", "EST5EDT,J0,J365", "EST5EDT,366,1", "EST5EDT,M3.2.0/168,M11.1.0", "JST-9x",
        "EST5EDT,M3.2.7,M11.1.0", "é",
    ])
    func `a footer that is no rule makes the file unusable`(footer: String) {
        #expect(throws: ZoneError.malformed("Test/Zone")) { try zone(ZoneFixture.file(footer: footer)) }
    }

    @Test func `transitions out of order and leap seconds are refused`() {
        #expect(throws: ZoneError.malformed("Test/Zone")) {
            try zone(ZoneFixture.file(footer: "", transitions: [5, 5]))
        }
        #expect(throws: ZoneError.leapSeconds("Test/Zone")) {
            try zone(ZoneFixture.file(footer: "", leapSeconds: 1))
        }
    }

    @Test func `a file cut anywhere is refused`() throws {
        let bytes = ZoneFixture.file(footer: "EST5EDT,M3.2.0,M11.1.0", transitions: [-5, 0, 5])
        for length in 0..<bytes.count {
            #expect(throws: ZoneError.malformed("Test/Zone"), "cut to \(length)") { try zone(Array(bytes[..<length])) }
        }
    }

    @Test func `bytes changed at random never trap`() throws {
        let seed = UInt64(4711)
        var generator = SeededGenerator(seed: seed)
        let bytes = ZoneFixture.file(footer: "EST5EDT,M3.2.0,M11.1.0", transitions: [.min, -5, 0, 5, .max])
        var refused = 0
        for _ in 0..<600 {
            var changed = bytes
            for _ in 0..<Int.random(in: 1...4, using: &generator) {
                changed[Int.random(in: changed.indices, using: &generator)] = UInt8.random(
                    in: 0...255,
                    using: &generator
                )
            }
            guard let zone = try? zone(changed) else {
                refused += 1
                continue
            }
            for instant in [Int64.min, -1, 0, 1 << 31, .max] {
                #expect(abs(zone.offset(at: zone.instant(local: instant))) < 93_600)
            }
        }
        #expect(refused > 0 && refused < 600)
    }
}
