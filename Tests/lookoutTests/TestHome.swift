import Foundation
import TestSupport

/// A home of a test's own.
struct TestHome: Sendable {
    let folder: TemporaryFolder

    /// Makes a home with these settings and nothing else.
    init(settings: String = Self.loopback) throws {
        folder = try TemporaryFolder()
        try folder.write(settings, to: "lookout.yaml")
        for name in ["Feeds", "Rules"] {
            try FileManager.default.createDirectory(atPath: folder.path(name), withIntermediateDirectories: true)
        }
    }

    /// Settings for a home whose feeds are on the loopback; the morning's edition is due at 22:00 UTC.
    static let loopback = "zone: Asia/Tokyo\nfetch:\n  allow-private: [127.0.0.0/8]\n"

    /// Runs a command on this home.
    func run(
        _ command: String,
        _ arguments: [String] = [],
        at time: String? = nil,
        input: String = "",
        environment: [String: String] = [:]
    ) async throws -> ProgramRun.Result {
        try await start(command, arguments, at: time, input: input, environment: environment).end()
    }

    /// Runs a command on the feed lists of this home.
    func feeds(_ arguments: [String], at time: String? = nil) async throws -> ProgramRun.Result {
        let options = ["--home", folder.path()] + (time.map { ["--at", $0] } ?? [])
        return try await LookoutProgram.run(["feeds"] + arguments + options, folder: folder.path())
    }

    /// Starts a command on this home.
    func start(
        _ command: String,
        _ arguments: [String] = [],
        at time: String? = nil,
        input: String = "",
        environment: [String: String] = [:]
    ) throws -> ProgramRun {
        let options = ["--home", folder.path()] + (time.map { ["--at", $0] } ?? [])
        return try LookoutProgram.start(
            [command] + options + arguments,
            input: input,
            folder: folder.path(),
            environment: environment
        )
    }

    /// Writes a feed list of these addresses, with the ids `feed-0`, `feed-1` and so on.
    func list(_ addresses: [String], in name: String = "Feeds/list.yaml") throws {
        var text = "feeds:\n"
        for (number, address) in addresses.enumerated() {
            text += "  - {id: feed-\(number), title: Feed \(number), kind: press, url: \"\(address)\"}\n"
        }
        try folder.write(text, to: name)
    }

    /// Copies something of the package into the home.
    func copy(_ names: String...) throws {
        for name in names {
            let target = folder.url.appending(path: name)
            try? FileManager.default.removeItem(at: target)
            try FileManager.default.copyItem(at: PackageFolder.root.appending(path: name), to: target)
        }
    }

    /// Copies something of another home into this one.
    func copy(_ name: String, from home: TestHome) throws {
        let target = folder.url.appending(path: name)
        try? FileManager.default.removeItem(at: target)
        try FileManager.default.copyItem(at: home.folder.url.appending(path: name), to: target)
    }

    /// All that was told at once, in order.
    var alerts: [AlertLine] {
        get throws {
            try (folder.read("Alerts/alerts.jsonl") ?? "").split(separator: "\n").map {
                try JSONDecoder().decode(AlertLine.self, from: Data($0.utf8))
            }
        }
    }

    /// The alerts as people read them.
    var alertTexts: [String] {
        folder.names(in: "Alerts").filter { $0.hasSuffix(".txt") }
    }

    /// An edition's JSON.
    func digest(_ day: String) throws -> DigestPage {
        try JSONDecoder().decode(DigestPage.self, from: Data((folder.read("Digests/\(day).json") ?? "").utf8))
    }

    /// The bytes of every file below a folder, by name.
    func files(in name: String) -> [String: String] {
        Dictionary(uniqueKeysWithValues: folder.names(in: name).map { ($0, folder.read(name + "/" + $0) ?? "") })
    }
}
