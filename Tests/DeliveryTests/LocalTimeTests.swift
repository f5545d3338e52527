import Delivery
import LookoutModel
import Platform
import TestSupport
import Testing

@Suite struct LocalTimeTests {
    /// A zone without transitions, by the footer of its file.
    private func zone(_ footer: String, name: String) throws -> Zone {
        let counts: [UInt8] = [0, 0, 0, 0, 1, 4].flatMap { [0, 0, 0, UInt8($0)] }
        let header = Array("TZif2".utf8) + [UInt8](repeating: 0, count: 15) + counts
        let type: [UInt8] = [0, 0, 0, 0, 0, 0] + Array("UTC\u{0}".utf8)
        let folder = try TemporaryFolder()
        try folder.write(header + type + header + type + Array("\n\(footer)\n".utf8), to: name)
        return try SystemZones(folder: folder.path()).zone(named: name)
    }

    /// 2026-11-24 17:40 UTC.
    private let evening = Instant(seconds: 1_795_542_000)

    @Test func `UTC comes first and the reader's clocks beside it, with their own day`() throws {
        let time = LocalTime(zone: try zone("JST-9", name: "Asia/Tokyo"))
        #expect(time.text(evening) == "2026-11-24 17:40 UTC (2026-11-25 02:40 JST)")
        #expect(time.day(evening) == "2026-11-25")
    }

    @Test func `a zone west of UTC may show the day before`() throws {
        let time = LocalTime(zone: try zone("HST10", name: "Pacific/Honolulu"))
        #expect(
            time.text(Instant(seconds: evening.seconds - 12 * 3600)) == "2026-11-24 05:40 UTC (2026-11-23 19:40 HST)"
        )
        #expect(time.day(Instant(seconds: evening.seconds - 12 * 3600)) == "2026-11-23")
    }

    @Test func `where the clocks show UTC it is said once`() throws {
        #expect(LocalTime(zone: .utc).text(evening) == "2026-11-24 17:40 UTC")
        let london = LocalTime(zone: try zone("GMT0BST,M3.5.0/1,M10.5.0", name: "Europe/London"))
        #expect(london.text(evening) == "2026-11-24 17:40 UTC")
        let summer = Instant(seconds: 1_785_542_000)
        #expect(london.text(summer).hasSuffix(" BST)"))
    }

    @Test func `times before 1970 and far ahead can be told`() throws {
        #expect(LocalTime(zone: .utc).text(Instant(seconds: -1)) == "1969-12-31 23:59 UTC")
        #expect(LocalTime(zone: .utc).text(Instant(seconds: 253_402_300_799)) == "9999-12-31 23:59 UTC")
    }
}
