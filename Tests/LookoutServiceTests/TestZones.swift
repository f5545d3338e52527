import Platform
import TestSupport

/// Zone files of a test's own, so that no test needs those of the system.
struct TestZones {
    let zones: SystemZones
    private let folder: TemporaryFolder

    /// `Asia/Tokyo`, `Europe/London` and the system's own, which is Tokyo.
    init() throws {
        folder = try TemporaryFolder()
        for (name, rule) in [("Asia/Tokyo", "JST-9"), ("Europe/London", "GMT0BST,M3.5.0/1,M10.5.0")] {
            try folder.write(TestZones.file(rule), to: "zoneinfo/" + name)
        }
        try folder.write("Asia/Tokyo\n", to: "timezone")
        zones = SystemZones(
            folder: folder.path("zoneinfo"),
            localtime: folder.path("localtime"),
            timezone: folder.path("timezone")
        )
    }

    /// A zone file of version 2 without transitions: its footer rules all times.
    private static func file(_ footer: String) -> [UInt8] {
        let header = Array("TZif2".utf8) + [UInt8](repeating: 0, count: 15) + counts
        let type: [UInt8] = [0, 0, 0, 0, 0, 0] + Array("UTC\u{0}".utf8)
        return header + type + header + type + Array("\n\(footer)\n".utf8)
    }

    /// No leap seconds, no transitions, one type of four letters.
    private static var counts: [UInt8] {
        [0, 0, 0, 0, 1, 4].flatMap { [0, 0, 0, UInt8($0)] }
    }
}
