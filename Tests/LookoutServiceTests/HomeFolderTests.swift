import LookoutModel
import LookoutService
import Rules
import TestSupport
import Testing

@Suite struct HomeFolderTests {
    private let folder: TemporaryFolder
    private var home: Home { Home(root: folder.path()) }

    init() throws {
        folder = try TemporaryFolder()
    }

    @Test func `a folder with neither feeds nor rules is no home, and nothing is made in it`() throws {
        #expect(throws: HomeError.notAHome(path: folder.path())) { try HomeFolder(home) }
        #expect(throws: HomeError.notAHome(path: folder.path("absent"))) {
            try HomeFolder(Home(root: folder.path("absent")))
        }
        #expect(folder.names() == [])
    }

    @Test(arguments: ["Feeds/a.txt", "Rules/a.yaml"])
    func `one of the two is enough`(file: String) throws {
        try folder.write("", to: file)
        let home = try HomeFolder(home)
        #expect(try home.settings() == nil)
        #expect(home.feedLists().files.count + home.ruleFiles().files.count == 1)
        #expect(home.feedLists().problems == [] && home.ruleFiles().problems == [])
    }

    @Test func `lists and rules are found in subfolders, and what else lies there is left alone`() throws {
        for name in [
            "Feeds/b.opml", "Feeds/a.yaml", "Feeds/desk/c.txt", "Feeds/README.md", "Feeds/a.xml", "Feeds/samples/x.txt",
            "Feeds/samples/list.opml", "Rules/one.yaml", "Rules/desk/two.yml", "Rules/lists/vessels.txt",
            "Rules/README.md",
        ] {
            try folder.write(name, to: name)
        }
        let home = try HomeFolder(home)
        let lists = home.feedLists()
        #expect(lists.files.map(\.path) == ["Feeds/a.yaml", "Feeds/b.opml", "Feeds/desk/c.txt"])
        #expect(lists.files.map { String(decoding: $0.bytes, as: UTF8.self) } == lists.files.map(\.path))
        let rules = home.ruleFiles()
        #expect(rules.files.map(\.path) == ["Rules/desk/two.yml", "Rules/lists/vessels.txt", "Rules/one.yaml"])
        #expect(rules.files.allSatisfy { $0.modified.seconds > 1_600_000_000 })
        #expect(lists.problems == [] && rules.problems == [])
    }

    @Test(arguments: [
        ("a.yaml~", "backup"), (".a.yaml.swp", "swap"), ("Copy of a.yaml", "copy"), ("a (1).yaml", "copy"),
        ("a.yaml.bak", "backup"),
    ])
    func `leftovers are passed over and named`(name: String, reason: String) throws {
        try folder.write("feeds: []", to: "Feeds/" + name)
        let lists = try HomeFolder(home).feedLists()
        #expect(lists.files.isEmpty)
        #expect(
            lists.problems == [
                FileProblem(
                    place: SourcePlace(file: "Feeds/" + name),
                    level: .note,
                    fact: .passedOver(reason: reason)
                )
            ]
        )
    }

    @Test func `an ending in capitals is that ending, and what was meant to be read and is not is named`() throws {
        for name in [
            "Feeds/A.TXT", "Feeds/B.OPML", "Feeds/reader.opml.xml", "Feeds/list.yaml.txt", "Feeds/sites.csv",
            "Feeds/mine.docx", "Feeds/samples/x.csv", "Rules/B.YAML", "Rules/Words.Txt", "Rules/lists/SHIPS.TXT",
            "Rules/a.docx", "Rules/b.rtf", "Rules/c.csv", "Rules/d.yaml.txt", "Rules/notes.md",
        ] {
            try folder.write("#", to: name)
        }
        let home = try HomeFolder(home)
        let lists = FeedLists(home.feedLists().files.map { FeedLists.File(path: $0.path, bytes: $0.bytes) })
        let skipped = lists.problems.filter { if case .passedOver = $0.fact { true } else { false } }
        #expect(
            skipped.map(\.fact) == [
                .passedOver(reason: "doubleEnding"), .passedOver(reason: "otherKind"), .passedOver(reason: "otherKind"),
            ]
        )
        #expect(skipped.map(\.place.file) == ["Feeds/list.yaml.txt", "Feeds/mine.docx", "Feeds/sites.csv"])
        #expect(skipped.allSatisfy { $0.level == .warning })
        // The other three were read: one is XML that is none, two are lists without an address.
        #expect(lists.problems.count == 6)
        let files = home.ruleFiles().files.map { RuleFile(path: $0.path, bytes: $0.bytes) }
        #expect(files.filter { $0.kind == .yaml }.map(\.path) == ["Rules/B.YAML"])
        #expect(files.contains { $0.kind == .textRule(name: "Words") })
        #expect(files.contains { $0.kind == .textList(name: "SHIPS") })
        let problems = RuleSet.load(files: files).problems
        #expect(
            problems.filter { $0.code == "W312" }.map(\.place.file) == [
                "Rules/a.docx", "Rules/b.rtf", "Rules/c.csv", "Rules/d.yaml.txt",
            ]
        )
        #expect(problems.filter { $0.code == "W312" }.allSatisfy { $0.level == .warning })
    }

    @Test func `paths are told without the home in front`() {
        let home = Home(root: "/srv/desk//")
        #expect(home.root == "/srv/desk")
        #expect(home.relative("/srv/desk/Rules/a.yaml") == "Rules/a.yaml")
        #expect(home.relative("/srv/desktop/a") == "/srv/desktop/a")
        #expect(Home(root: "/").root == "/")
    }

    @Test func `the folders that Lookout writes are made, and made again without harm`() throws {
        try folder.write("kept", to: "Alerts/alerts.jsonl")
        for _ in 0..<2 { try HomeWriter.prepare(home) }
        #expect(folder.names() == ["Alerts", "Digests", "State"])
        #expect(folder.read("Alerts/alerts.jsonl") == "kept")
        #expect(folder.names(in: "Digests") == [])
    }

    @Test func `a file where a folder must be is an error`() throws {
        try folder.write("", to: "Digests")
        #expect(throws: HomeError.self) { try HomeWriter.prepare(home) }
    }
}
