import Foundation
import LookoutModel
import Rules
import TestSupport
import Testing

@testable import LookoutService

@Suite struct YAMLFeedListTests {
    private func lists(_ text: String) -> FeedLists {
        FeedLists([FeedLists.File(path: "Feeds/mine.yaml", bytes: Array(text.utf8))])
    }

    private func place(_ line: Int, _ column: Int) -> SourcePlace {
        SourcePlace(file: "Feeds/mine.yaml", line: line, column: column)
    }

    @Test func `every key of a feed is read`() {
        let lists = lists(
            """
            feeds:
              - id: example
                title: Example Daily
                url: https://www.example.org/feed
                kind: official
                owner: example-house
                language: ja
                region: JP
                state-media: true
                interval: 15m
                headers:
                  X-First: one
                  X-Second: two
                auth:
                  basic: {user: desk, env: EXAMPLE_SECRET}
                proxy: http://proxy.example:3128
                terms: personal
                off: yes
              - path: own/feed.xml
                sample: true
            """
        )
        #expect(lists.problems == [])
        let first = FeedSource(
            id: FeedID("example"),
            location: .address("https://www.example.org/feed"),
            title: "Example Daily",
            kind: .official,
            owner: "example-house",
            language: "ja",
            region: "JP",
            isStateMedia: true,
            interval: 900,
            headers: [
                FeedSource.Header(name: "X-First", value: "one"), FeedSource.Header(name: "X-Second", value: "two"),
            ],
            credential: .basic(user: "desk", secret: .environment("EXAMPLE_SECRET")),
            proxy: "http://proxy.example:3128",
            terms: .personal,
            isOff: true,
            place: place(2, 5)
        )
        let second = FeedSource(
            id: FeedID("own/feed.xml"),
            location: .file("own/feed.xml"),
            isSample: true,
            place: place(19, 5)
        )
        #expect(lists.sources == [first, second])
    }

    @Test func `an address alone is a feed`() {
        let lists = lists("feeds:\n  - https://example.org/a\n  - url: https://example.org/b\n")
        #expect(lists.problems == [])
        #expect(lists.sources.map(\.id.rawValue) == ["https://example.org/a", "https://example.org/b"])
        #expect(lists.sources.map(\.place) == [place(2, 5), place(3, 5)])
    }

    @Test func `one address may stand without a list`() {
        #expect(lists("feeds: https://example.org/a\n").sources.map(\.id) == [FeedID("https://example.org/a")])
    }

    @Test func `without id the address as written is the identity`() {
        let lists = lists("feeds:\n  - {url: \"HTTPS://Example.org/Feed/\"}\n")
        #expect(lists.sources.map(\.id) == [FeedID("HTTPS://Example.org/Feed/")])
    }

    @Test(arguments: [
        ("bearer: {file: secrets/token}", FeedSource.Credential.bearer(.file("secrets/token"))),
        ("header: {name: X-Key, env: KEY}", .header(name: "X-Key", .environment("KEY"))),
        ("basic: {user: me, file: /etc/x}", .basic(user: "me", secret: .file("/etc/x"))),
    ])
    func `a secret is named by its file or variable`(text: String, credential: FeedSource.Credential) {
        let lists = lists("feeds:\n  - url: https://example.org/a\n    auth:\n      \(text)\n")
        #expect(lists.problems == [])
        #expect(lists.sources.map(\.credential) == [credential])
    }

    @Test(arguments: [
        ("urll: https://example.org/x", 3, 5, FileProblem.Fact.unknownKey("urll", suggestion: "url")),
        ("url: ftp://example.org/x", 3, 10, .badAddress("ftp://example.org/x")),
        ("url: example.org/x", 3, 10, .badAddress("example.org/x")),
        ("url: [a, b]", 3, 10, .wrongShape(key: "url", expected: .text)),
        ("path: ../secret", 3, 11, .pathOutsideHome("../secret")),
        ("path: a/../../b", 3, 11, .pathOutsideHome("a/../../b")),
        ("path: /etc/passwd", 3, 11, .pathOutsideHome("/etc/passwd")),
        ("title: nothing to fetch", 3, 5, .missingKey("url")),
        ("url: https://example.org/x\n    path: x.xml", 3, 10, .conflictingKeys("url", "path")),
        ("url: https://example.org/x\n    id: a b", 4, 9, .badValue(key: "id", value: "a b", expected: .identifier)),
        (
            "url: https://example.org/x\n    kind: blog", 4, 11,
            .badValue(key: "kind", value: "blog", expected: .oneOf(["official", "wire", "press", "analysis"]))
        ),
        (
            "url: https://example.org/x\n    interval: 10s", 4, 15,
            .badValue(key: "interval", value: "10s", expected: .duration)
        ),
        (
            "url: https://example.org/x\n    terms: free", 4, 12,
            .badValue(key: "terms", value: "free", expected: .oneOf(["any", "personal"]))
        ),
        (
            "url: https://example.org/x\n    off: maybe", 4, 10,
            .badValue(key: "off", value: "maybe", expected: .boolean)
        ),
        ("url: https://example.org/x\n    headers: X", 4, 14, .wrongShape(key: "headers", expected: .map)),
        ("url: https://example.org/x\n    auth:\n      bearer: {}", 5, 15, .missingKey("file")),
        ("url: https://example.org/x\n    auth:\n      basic: {file: x}", 5, 14, .missingKey("user")),
        (
            "url: https://example.org/x\n    auth:\n      oauth: {file: x}", 5, 7,
            .unknownKey("oauth", suggestion: nil)
        ),
    ])
    func `a bad entry is told at its place and touches only itself`(
        entry: String,
        line: Int,
        column: Int,
        fact: FileProblem.Fact
    ) {
        let lists = lists("feeds:\n  - https://example.org/a\n  - \(entry)\n  - https://example.org/z\n")
        #expect(lists.sources.map(\.id.rawValue) == ["https://example.org/a", "https://example.org/z"])
        #expect(lists.problems.map(\.fact) == [fact])
        #expect(lists.problems.map(\.level) == [.error])
        #expect(lists.problems.map(\.place) == [place(line, column)])
    }

    @Test func `an unknown key at the top is an error`() {
        let lists = lists("feed:\n  - https://example.org/a\n")
        #expect(lists.sources == [])
        #expect(lists.problems.map(\.fact) == [.unknownKey("feed", suggestion: "feeds")])
        #expect(lists.problems.map(\.place) == [place(1, 1)])
    }

    @Test func `a list with nothing in it is a warning`() {
        let lists = lists("# to be filled\n")
        #expect(lists.problems.map(\.fact) == [.emptyList])
        #expect(lists.problems.map(\.level) == [.warning])
    }

    @Test func `a tab that indents has its own message`() {
        let lists = lists("feeds:\n\t- https://example.org/a\n")
        #expect(lists.problems == [FileProblem(place: place(2, 1), fact: .yaml(.tabIndentation))])
    }

    @Test func `a byte order mark and Windows line ends do not matter`() {
        let lists = lists("\u{FEFF}feeds:\r\n  - url: https://example.org/a\r\n    title: A\r\n")
        #expect(lists.problems == [])
        #expect(lists.sources.map(\.title) == ["A"])
        #expect(lists.sources.map(\.place) == [place(2, 5)])
    }

    @Test func `the documented keys are those that are read`() throws {
        let text = try String(contentsOf: PackageFolder.root.appending(path: "Feeds/README.md"), encoding: .utf8)
        let lines = text.split(separator: "\n")
        let start = try #require(lines.firstIndex { $0.hasPrefix("| key |") })
        let keys = lines[(start + 2)...].prefix { $0.hasPrefix("| `") }.compactMap { line in
            line.split(separator: "`").dropFirst().first.map(String.init)
        }
        #expect(Set(keys) == Set(YAMLFeedList.keys))
        #expect(keys.count == YAMLFeedList.keys.count)
    }
}
