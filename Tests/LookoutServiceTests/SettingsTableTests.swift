import Foundation
import LookoutModel
import LookoutService
import Platform
import TestSupport
import Testing
import Transfers

/// The settings as the documentation and the examples tell them.
@Suite struct SettingsTableTests {
    private let zones: TestZones

    init() throws {
        zones = try TestZones()
    }

    private struct Row: Equatable {
        let key: String
        let standard: String
        let isPlanned: Bool
    }

    private func text(_ path: String) throws -> String {
        try String(contentsOf: PackageFolder.root.appending(path: path), encoding: .utf8)
    }

    private func read(_ text: String) -> SettingsReader.Result {
        SettingsReader.read(Array(text.utf8), file: "lookout.yaml", zones: zones.zones, standard: Zone.utc)
    }

    private func table() throws -> [Row] {
        let lines = try text("deploy/README.md").split(separator: "\n")
        let start = try #require(lines.firstIndex(of: "| key | default | meaning |"))
        return lines[(start + 2)...].prefix { $0.hasPrefix("| `") }.map { line in
            let cells = line.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }
            return Row(
                key: cells[0].trimmingCharacters(in: CharacterSet(charactersIn: "`")),
                standard: cells[1],
                isPlanned: cells[2] == "planned"
            )
        }
    }

    @Test func `the documented table holds every key, its default and whether it is planned`() throws {
        let keys = SettingsKey.all.map { Row(key: $0.path, standard: $0.standard, isPlanned: $0.isPlanned) }
        #expect(try table() == keys)
    }

    @Test func `the documented defaults are those in force`() {
        let standards = Dictionary(uniqueKeysWithValues: SettingsKey.all.map { ($0.path, $0.standard) })
        let settings = Settings(zone: .utc)
        #expect(standards["use"] == settings.use.rawValue)
        #expect(standards["fetch.interval"].flatMap { Quantity.seconds($0) } == settings.fetch.interval)
        #expect(standards["fetch.timeout"].flatMap { Quantity.seconds($0) } == settings.fetch.timeout)
        #expect(standards["fetch.deadline"].flatMap { Quantity.seconds($0) } == settings.fetch.deadline)
        #expect(standards["fetch.max-bytes"].flatMap { Quantity.bytes($0) } == settings.fetch.maxBytes)
        #expect(standards["fetch.per-host.connections"] == String(settings.fetch.connectionsPerHost))
        #expect(standards["digests.at"].flatMap { Quantity.timeOfDay($0) } == settings.digests[0].secondsOfDay)
        #expect(settings.digests.map(\.name) == [""])
        #expect(settings.contact == nil && settings.fetch.proxy == nil)
        #expect(settings.fetch.allowPrivate.entries == [])
    }

    @Test func `the example of the settings has nothing wrong and names every key`() throws {
        let example = try text("deploy/lookout.yaml")
        let result = read(example)
        #expect(result.problems == [])
        #expect(result.settings.zone.name == "Asia/Tokyo")
        for key in SettingsKey.all {
            let name = try #require(key.path.split(separator: ".").last)
            #expect(example.contains(name), "\(key.path)")
        }
    }

    @Test(arguments: [nil, "desk@example.org"])
    func `what a new home begins with has nothing wrong and says what was answered`(mail: String?) {
        let template = SettingsTemplate(zone: "Asia/Tokyo", time: "06:45", use: .office, mail: mail)
        let result = read(template.text)
        #expect(result.problems == [])
        #expect(result.settings.zone.name == "Asia/Tokyo")
        #expect(result.settings.use == .office)
        #expect(result.settings.digests.map(\.secondsOfDay) == [24_300])
        #expect(template.text.contains("desk@example.org"))
        // Nothing in it promises mail that nobody sends.
        #expect(result.settings.people == [] && result.settings.sinks == [])
    }

    @Test func `the keys that a new home has as comments are right once the marks are taken away`() {
        let text = SettingsTemplate(zone: "Asia/Tokyo", time: "07:00", use: .personal, mail: nil).text
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        let fetch = lines.drop { $0 != "# fetch:" }.prefix { $0.hasPrefix("# ") }.map { $0.dropFirst(2) }
        #expect(fetch.count > 5)
        let result = read(fetch.joined(separator: "\n"))
        #expect(result.problems == [])
        var expected = Settings(zone: .utc)
        expected.fetch.proxy = "http://proxy.example.org:3128"
        #expect(result.settings == expected)
    }
}
