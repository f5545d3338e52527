import Foundation
import Glibc
import Platform
import TestSupport
import Testing

struct SystemZonesTests {
    let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
        try folder.write(ZoneFixture.file(footer: "JST-9"), to: "zoneinfo/Asia/Tokyo")
        try folder.write(ZoneFixture.file(footer: "KST-9"), to: "zoneinfo/Asia/Seoul")
    }

    private var zones: SystemZones {
        SystemZones(
            folder: folder.path("zoneinfo"),
            localtime: folder.path("localtime"),
            timezone: folder.path("timezone")
        )
    }

    @Test func `the link names the system's zone`() throws {
        symlink(folder.path("zoneinfo/Asia/Tokyo"), folder.path("localtime"))
        try folder.write("Asia/Seoul\n", to: "timezone")
        #expect(try zones.systemZone().name == "Asia/Tokyo")
    }

    @Test func `without a link the written name counts`() throws {
        try folder.write(ZoneFixture.file(footer: "JST-9"), to: "localtime")
        try folder.write("Asia/Seoul\n", to: "timezone")
        #expect(try zones.systemZone().name == "Asia/Seoul")
    }

    @Test func `without any name the file itself counts`() throws {
        try folder.write(ZoneFixture.file(footer: "JST-9"), to: "localtime")
        try folder.write("../../x\n", to: "timezone")
        let zone = try zones.systemZone()
        #expect(zone.name == "localtime")
        #expect(zone.offset(at: 1_790_000_000) == 32_400)
    }

    @Test func `without any file the system's zone is UTC`() throws {
        #expect(try zones.systemZone() == Zone.utc)
        #expect(try zones.zone(named: "UTC").offset(at: 0) == 0)
    }

    @Test func `a written name without a file is an error`() throws {
        try folder.write("Europe/Bonn\n", to: "timezone")
        #expect(throws: ZoneError.unknown("Europe/Bonn")) { try zones.systemZone() }
    }
}
