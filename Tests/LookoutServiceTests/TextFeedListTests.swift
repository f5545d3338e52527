import LookoutModel
import LookoutService
import Testing

@Suite struct TextFeedListTests {
    private func lists(_ text: String) -> FeedLists {
        FeedLists([FeedLists.File(path: "Feeds/mine.txt", bytes: Array(text.utf8))])
    }

    private func place(_ line: Int, _ column: Int) -> SourcePlace {
        SourcePlace(file: "Feeds/mine.txt", line: line, column: column)
    }

    @Test func `a line is an address, and comments and empty lines are none`() {
        let lists = lists(
            """
            # the desk's own
            https://example.org/a

              http://example.org/b#part   # indented, and a note
            \thttps://例え.example/フィード
            """
        )
        #expect(lists.problems == [])
        #expect(
            lists.sources.map(\.location) == [
                .address("https://example.org/a"), .address("http://example.org/b#part"),
                .address("https://例え.example/フィード"),
            ]
        )
        #expect(lists.sources.map(\.place) == [place(2, 1), place(4, 3), place(5, 2)])
        #expect(lists.sources.map(\.kind) == [.press, .press, .press])
    }

    @Test(arguments: [
        "\u{FEFF}https://example.org/a\nhttps://example.org/b\n",
        "https://example.org/a\r\nhttps://example.org/b\r\n",
        "https://example.org/a\rhttps://example.org/b",
        "\u{FEFF}\r\nhttps://example.org/a\r\n\r\nhttps://example.org/b",
    ])
    func `a byte order mark and other line ends do not matter`(text: String) {
        let lists = lists(text)
        #expect(lists.problems == [])
        #expect(lists.sources.map(\.id.rawValue) == ["https://example.org/a", "https://example.org/b"])
    }

    @Test func `a byte order mark takes no column`() {
        #expect(lists("\u{FEFF}https://example.org/a\n").sources.map(\.place) == [place(1, 1)])
        #expect(lists("\u{FEFF}nonsense\n").problems.map(\.place) == [place(1, 1)])
    }

    @Test func `what is no address is an error at its place and touches only itself`() {
        let lists = lists("https://example.org/a\n  example.org/feed\nfile:///etc/passwd\nhttps://example.org/b\n")
        #expect(lists.sources.map(\.id.rawValue) == ["https://example.org/a", "https://example.org/b"])
        #expect(
            lists.problems == [
                FileProblem(place: place(2, 3), endColumn: 19, fact: .badAddress("example.org/feed")),
                FileProblem(place: place(3, 1), endColumn: 19, fact: .badAddress("file:///etc/passwd")),
            ]
        )
    }

    @Test(arguments: ["", "\n\n", "# https://example.org/a\n"])
    func `a list without an address is a warning`(text: String) {
        #expect(lists(text).problems.map(\.fact) == [.emptyList])
        #expect(lists(text).problems.map(\.level) == [.warning])
    }

    @Test func `quotes around an address are no part of it`() {
        let lists = lists("“https://example.org/a” # note\n\"https://example.org/b\"\n")
        #expect(lists.problems == [])
        #expect(lists.sources.map(\.id.rawValue) == ["https://example.org/a", "https://example.org/b"])
    }

    @Test func `words after an address are named, a note is not`() {
        let read = lists("https://example.org/a some words\nhttps://example.org/b # a note\n")
        #expect(read.sources.count == 2)
        #expect(read.problems.map(\.fact) == [.textAfterAddress("some words")])
        #expect(read.problems.map(\.level) == [.warning])
    }
}
