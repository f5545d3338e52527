import Digests
import LookoutModel
import LookoutService
import Platform
import Storage
import TestSupport
import Testing

@Suite struct EditionWriterTests {
    private let desk: Desk
    private let home: Home
    private let writer: EditionWriter

    init() throws {
        desk = try Desk(rules: ["navy.yaml": "any: [destroyer]\n"])
        desk.settings.digests.append(Settings.DigestPlan(name: "Evening", secondsOfDay: 64_800, zone: .utc))
        try desk.folder.write("", to: "Digests/.keep")
        try desk.folder.remove("Digests/.keep")
        home = Home(root: desk.folder.path())
        writer = EditionWriter(home: home, store: desk.store)
    }

    private func unwritten() throws -> Int {
        try desk.store.read { try $0.editions.unwritten() }.count
    }

    @Test func `an edition is four files by its day and name, and the archive lists them all`() throws {
        try desk.pass([desk.item("x", "A destroyer")])
        #expect(try writer.writeUnwritten() == [])
        #expect(
            desk.folder.names(in: "Digests") == [
                "2026-11-23-evening.html", "2026-11-23-evening.json", "2026-11-23-evening.md",
                "2026-11-23-evening.txt", "2026-11-23.html", "2026-11-23.json", "2026-11-23.md", "2026-11-23.txt",
                "digests.atom", "index.html",
            ]
        )
        for format in DigestFormat.allCases {
            let digest = try #require(try desk.edition())
            #expect(desk.folder.read("Digests/2026-11-23." + format.rawValue) == format.render(digest))
        }
        let archive = try #require(desk.folder.read("Digests/index.html"))
        #expect(archive.contains("2026-11-23.html") && archive.contains("2026-11-23-evening.html"))
        #expect(try unwritten() == 0)
    }

    @Test func `an edition is written in the forms that its digest had when it was frozen`() throws {
        desk.settings.digests[0].formats = [.html]
        try desk.pass()
        desk.settings.digests[0].formats = [.markdown]
        desk.settings.digests[0].name = "renamed"
        #expect(try writer.writeUnwritten() == [])
        let files = desk.folder.names(in: "Digests").filter { $0.hasPrefix("2026-11-23.") }
        #expect(files == ["2026-11-23.html"])
    }

    @Test func `an edition that was written is left alone`() throws {
        try desk.pass()
        #expect(try writer.writeUnwritten() == [])
        try desk.folder.write("a note of the desk", to: "Digests/2026-11-23.txt")
        #expect(try writer.writeUnwritten() == [])
        #expect(desk.folder.read("Digests/2026-11-23.txt") == "a note of the desk")
    }

    @Test func `an edition that cannot be written is told and written later, and the others go on`() throws {
        try desk.pass()
        try desk.folder.write("in the way", to: "Digests/2026-11-23.txt/file")
        let problems = try writer.writeUnwritten()
        #expect(problems.count == 1)
        #expect(problems.allSatisfy { $0.needsPerson })
        guard case .editionUnwritten(let name, _, let detail)? = problems.first else {
            Issue.record("\(problems)")
            return
        }
        #expect(name == "" && detail.contains("2026-11-23.txt"))
        #expect(try unwritten() == 1)
        #expect(desk.folder.read("Digests/2026-11-23-evening.html") != nil)
        try desk.folder.remove("Digests/2026-11-23.txt")
        #expect(try writer.writeUnwritten() == [])
        #expect(try unwritten() == 0)
        #expect(desk.folder.read("Digests/2026-11-23.txt") != nil)
    }
}
