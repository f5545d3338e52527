import Foundation
import Platform
import TestSupport
import Testing
import Text

/// Where the system has no zone files (a container without tzdata) these tests have nothing to read.
private let hasZoneFiles = FileManager.default.fileExists(atPath: "/usr/share/zoneinfo/Europe/Berlin")

private func utc(_ text: String) throws -> Int64 {
    let date = try #require(CivilDate(iso: text.prefix(10)))
    let parts = text.dropFirst(11).prefix(8).split(separator: ":").compactMap { Int64($0) }
    return Int64(date.dayNumber) * 86_400 + parts[0] * 3600 + parts[1] * 60 + (parts.count > 2 ? parts[2] : 0)
}

@Suite(.enabled(if: hasZoneFiles))
struct ZoneTests {
    let zones = SystemZones()

    @Test(arguments: [
        ("Europe/Berlin", "2026-01-15 12:00", 3600, "CET"),
        ("Europe/Berlin", "2026-07-15 12:00", 7200, "CEST"),
        ("Europe/Berlin", "2026-03-29 00:59:59", 3600, "CET"),
        ("Europe/Berlin", "2026-03-29 01:00", 7200, "CEST"),
        ("Europe/Berlin", "2026-10-25 00:59:59", 7200, "CEST"),
        ("Europe/Berlin", "2026-10-25 01:00", 3600, "CET"),
        ("Europe/Berlin", "2999-07-15 12:00", 7200, "CEST"),
        ("America/Santiago", "2026-07-01 00:00", -14_400, "-04"),
        ("America/Santiago", "2026-12-01 00:00", -10_800, "-03"),
        ("Australia/Lord_Howe", "2026-01-01 00:00", 39_600, "+11"),
        ("Australia/Lord_Howe", "2026-07-01 00:00", 37_800, "+1030"),
        ("Pacific/Apia", "2011-12-30 09:59:59", -36_000, "-10"),
        ("Pacific/Apia", "2011-12-30 10:00", 50_400, "+14"),
        ("Asia/Tokyo", "2026-07-01 00:00", 32_400, "JST"),
        ("Asia/Kolkata", "2026-07-01 00:00", 19_800, "IST"),
        ("Asia/Seoul", "2099-07-01 00:00", 32_400, "KST"),
    ])
    func `the offset is that of the zone files`(name: String, time: String, offset: Int, abbreviation: String) throws {
        let zone = try zones.zone(named: name)
        #expect(zone.offset(at: try utc(time)) == offset)
        #expect(zone.abbreviation(at: try utc(time)) == abbreviation)
    }

    @Test(arguments: [
        // A gap: the first instant after it.
        ("Europe/Berlin", "2026-03-29 02:30", "2026-03-29 01:00"),
        ("Europe/Berlin", "2026-03-29 03:00", "2026-03-29 01:00"),
        ("Europe/Berlin", "2026-03-29 01:59:59", "2026-03-29 00:59:59"),
        // An overlap: the first of the two.
        ("Europe/Berlin", "2026-10-25 02:30", "2026-10-25 00:30"),
        ("Europe/Berlin", "2026-10-25 03:00", "2026-10-25 02:00"),
        // No midnight.
        ("America/Santiago", "2027-09-05 00:00", "2027-09-05 04:00"),
        ("America/Santiago", "2027-09-05 01:00", "2027-09-05 04:00"),
        ("Australia/Lord_Howe", "2026-10-04 02:15", "2026-10-03 15:30"),
        // No such day.
        ("Pacific/Apia", "2011-12-30 07:00", "2011-12-30 10:00"),
        ("Pacific/Apia", "2011-12-31 00:00", "2011-12-30 10:00"),
        ("Pacific/Apia", "2011-12-29 23:59:59", "2011-12-30 09:59:59"),
        ("Asia/Tokyo", "2026-11-22 07:00", "2026-11-21 22:00"),
        ("Asia/Kolkata", "2026-11-22 07:00", "2026-11-22 01:30"),
    ])
    func `a local time has one instant`(name: String, local: String, instant: String) throws {
        let zone = try zones.zone(named: name)
        #expect(zone.instant(local: try utc(local)) == (try utc(instant)))
    }

    @Test(arguments: [
        "Europe/Berlin", "America/Santiago", "Australia/Lord_Howe", "Pacific/Apia", "America/Havana",
        "Africa/Casablanca", "Asia/Beirut",
    ])
    func `local times agree with a naive search`(name: String) throws {
        let zone = try zones.zone(named: name)
        var generator = SeededGenerator(seed: 20_261_122)
        var transition = try utc("2005-01-01 00:00")
        var checked = 0
        while let next = zone.nextTransition(after: transition), next < (try utc("2042-01-01 00:00")) {
            transition = next
            let local = next + Int64(zone.offset(at: next)) + Int64.random(in: -120...120, using: &generator) * 60
            // The first instant whose local time is the one asked for or, where there is none, beyond it after a gap.
            let candidates = stride(from: local - 60 * 60 * 30, through: local + 60 * 60 * 30, by: 60)
            let exact = candidates.first { $0 + Int64(zone.offset(at: $0)) == local }
            let naive = exact ?? candidates.first { $0 + Int64(zone.offset(at: $0)) > local }
            #expect(zone.instant(local: local) == naive, "\(name) \(Timestamp.iso(local))")
            checked += 1
        }
        #expect(checked > 10)
    }

    @Test(arguments: [
        "Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Asia/Tokyo", "Asia/Kolkata", "Pacific/Apia",
    ])
    func `offsets agree with another reader of the same history`(name: String) throws {
        let zone = try zones.zone(named: name)
        let other = try #require(TimeZone(identifier: name))
        var generator = SeededGenerator(seed: 7)
        for _ in 0..<500 {
            let instant = Int64.random(in: 946_684_800..<1_700_000_000, using: &generator)
            #expect(zone.offset(at: instant) == other.secondsFromGMT(for: Date(timeIntervalSince1970: Double(instant))))
        }
    }

    // The list of all zones is a file of its own, which some systems leave out.
    @Test(.enabled(if: FileManager.default.fileExists(atPath: "/usr/share/zoneinfo/tzdata.zi")))
    func `every zone file of the system is read, and no instant traps`() throws {
        let names = try String(contentsOfFile: "/usr/share/zoneinfo/tzdata.zi", encoding: .utf8).split(separator: "\n")
            .filter { $0.hasPrefix("Z ") }.map { String($0.split(separator: " ")[1]) }
        #expect(names.count > 300)
        for name in names {
            let zone = try zones.zone(named: name)
            for instant in [Int64.min, -1 << 40, 0, 1 << 33, 1 << 40, .max] {
                #expect(abs(zone.offset(at: instant)) < 93_600)
                _ = zone.civil(instant)
                _ = zone.instant(local: instant)
                _ = zone.nextTransition(after: instant)
            }
        }
    }

    @Test(arguments: [
        "../../etc/passwd", "/etc/localtime", "", "Europe//Berlin", "Europe/", "a b", "Europe/B\u{0}", "..",
        "Europe/..",
    ])
    func `a name that is a path is refused`(name: String) {
        #expect(throws: ZoneError.badName(name)) { try zones.zone(named: name) }
    }

    @Test(arguments: ["Europe/Bonn", "Europe", "Mars/Olympus"])
    func `a name without a file is unknown`(name: String) {
        #expect(throws: ZoneError.unknown(name)) { try zones.zone(named: name) }
    }
}
