import Foundation
import LookoutModel
import LookoutService
import TestSupport
import Testing

@Suite struct FeedListsTests {
    @Test func `a second feed of the same identity is a warning, and the first one counts`() {
        let lists = FeedLists([
            FeedLists.File(
                path: "Feeds/a.yaml",
                bytes: Array("feeds:\n  - {id: one, url: \"https://example.org/first\"}\n".utf8)
            ),
            FeedLists.File(
                path: "Feeds/b.yaml",
                bytes: Array("feeds:\n  - {id: one, url: \"https://example.org/second\"}\n".utf8)
            ),
            FeedLists.File(path: "Feeds/c.txt", bytes: Array("https://example.org/x\nhttps://example.org/x\n".utf8)),
        ])
        #expect(
            lists.sources.map(\.location) == [
                .address("https://example.org/first"), .address("https://example.org/x"),
            ]
        )
        #expect(lists.problems.map(\.level) == [.warning, .warning])
        let first = SourcePlace(file: "Feeds/a.yaml", line: 2, column: 5)
        #expect(lists.problems.first?.fact == .duplicateFeed(FeedID("one"), first: first))
        #expect(lists.problems.map(\.place.file) == ["Feeds/b.yaml", "Feeds/c.txt"])
    }

    @Test func `a file that cannot be read touches no other file`() {
        let lists = FeedLists([
            FeedLists.File(path: "Feeds/a.yaml", bytes: Array("feeds: [\n".utf8)),
            FeedLists.File(path: "Feeds/b.opml", bytes: [0, 1, 2]),
            FeedLists.File(path: "Feeds/c.txt", bytes: Array("https://example.org/x\n".utf8)),
        ])
        #expect(lists.sources.map(\.id) == [FeedID("https://example.org/x")])
        #expect(lists.problems.map(\.place.file) == ["Feeds/a.yaml", "Feeds/b.opml"])
        #expect(lists.problems.allSatisfy { $0.level == .error })
    }

    @Test(arguments: [
        ("a.txt", true), ("a.opml", true), ("a.yaml", true), ("a.yml", true), ("README.md", false), ("a.xml", false),
        ("a.yaml.new", false), ("a.json", false), ("A.TXT", true), ("b.Opml", true), ("c.opml.xml", true),
        ("d.YAML", true),
        ("e.yaml.txt", false), ("f.csv", false),
    ])
    func `feed lists are told by their names`(name: String, isList: Bool) {
        #expect(FeedLists.isList(name) == isList)
    }

    @Test(arguments: [
        ("https://example.org/a", true), ("HTTP://example.org", true), ("https://例え.jp/", true),
        ("https://", false), ("http://", false), ("ftp://example.org", false), ("//example.org", false),
        ("https://example.org/a b", false), ("https://example.org/\u{7F}", false), ("https://example.org/\n", false),
        ("javascript:alert(1)", false), ("", false),
    ])
    func `an address begins with http or https and holds no space`(text: String, isOne: Bool) {
        #expect(FeedAddress.isOne(text) == isOne)
    }

    @Test(arguments: [
        ("a.xml", true), ("samples/a.xml", true), ("a..b/c", true), ("", false), ("/a", false), ("..", false),
        ("a/../b", false), ("a/..", false), ("a\u{0}b", false),
    ])
    func `a path stays inside the feeds' folder`(path: String, isInside: Bool) {
        #expect(FeedFile.isInside(path) == isInside)
    }

    @Test func `a link that leads out of the feeds' folder is refused`() throws {
        let folder = try TemporaryFolder()
        try folder.write("secret", to: "secret.xml")
        try folder.write("inside", to: "Feeds/in.xml")
        try folder.link("Feeds/out.xml", to: folder.path("secret.xml"))
        #expect(try FeedFile.read("in.xml", below: folder.path("Feeds"), limit: 100) == Array("inside".utf8))
        #expect(throws: (any Error).self) { try FeedFile.read("out.xml", below: folder.path("Feeds"), limit: 100) }
    }

    @Test func `the lists that are shipped have nothing wrong`() throws {
        let folder = try HomeFolder(Home(root: PackageFolder.root.path))
        let files = folder.feedLists()
        let lists = FeedLists(files.files.map { FeedLists.File(path: $0.path, bytes: $0.bytes) })
        #expect(files.problems.filter { $0.level != .note } == [])
        #expect(lists.problems == [])
        let samples = lists.sources.filter(\.isSample)
        #expect(lists.sources.count - samples.count > 100)
        #expect(!samples.isEmpty)
        for sample in samples {
            guard case .file(let path) = sample.location else {
                Issue.record("\(sample.id) is no file")
                continue
            }
            _ = try FeedFile.read(path, below: folder.home.feeds, limit: 1_000_000)
        }
        for source in lists.sources {
            #expect(Identifier.isOne(source.id.rawValue), "\(source.id)")
            #expect(source.owner != nil && source.language != nil && source.title != nil, "\(source.id)")
        }
    }
}
