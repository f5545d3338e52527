import FeedParsing
import Testing

struct RefusalTests {
    @Test(arguments: [
        ("", FeedParseError.empty), (" \n\t", .empty), ("\u{FEFF}", .empty), ("GIF89a", .notFeed(root: nil)),
        ("<note><to>x</to></note>", .notFeed(root: "note")), ("<opml version=\"2.0\"/>", .notFeed(root: "opml")),
        ("[1,2,3]", .notFeed(root: nil)), ("{\"status\":\"error\"}", .notFeed(root: nil)),
        ("{\"version\": \"https://jsonfeed.org/version/1\", ", .malformedJSON(offset: 46)),
        ("{]", .malformedJSON(offset: 1)),
        ("<!-- only a comment -->", .notFeed(root: nil)), ("Not a feed at all", .notFeed(root: nil)),
    ])
    func `what is no feed is refused for what it is`(document: String, error: FeedParseError) {
        #expect(throws: error) { try feed(document) }
    }

    @Test(arguments: [
        ("notfeed/login.xml", HTMLPage.login, "Sign in & read"),
        ("notfeed/challenge.xml", .challenge, "Just a moment..."),
        ("notfeed/missing.xml", .notFound, "404 Not Found"),
    ])
    func `a page for people is told by its kind and title`(name: String, page: HTMLPage, title: String) {
        #expect(throws: FeedParseError.page(page, title: title)) { try Fixture.feed(name) }
    }

    @Test func `a page without a document type is a page`() {
        #expect(throws: FeedParseError.page(.page, title: nil)) { try feed("<p>Service unavailable</p>") }
    }

    @Test func `every limit has its error`() {
        var limits = FeedLimits()
        limits.bytes = 2000
        limits.depth = 10
        limits.attributes = 5
        limits.nameLength = 50
        limits.tagLength = 300
        limits.textLength = 400
        limits.items = 3
        func document(_ content: String) -> String { "<rss><channel>\(content)</channel></rss>" }
        let deep = String(repeating: "<a>", count: 20) + String(repeating: "</a>", count: 20)
        let cases: [(String, FeedParseError)] = [
            (document(String(repeating: " ", count: 2000)), .exceeds(.bytes, limit: 2000)),
            (document(deep), .exceeds(.depth, limit: 10)),
            (document("<a b='' c='' d='' e='' f='' g=''/>"), .exceeds(.attributes, limit: 5)),
            (document("<\(String(repeating: "a", count: 60))/>"), .exceeds(.nameLength, limit: 50)),
            (document("<a b='\(String(repeating: "x", count: 400))'/>"), .exceeds(.tagLength, limit: 300)),
            (document("<title>\(String(repeating: "x", count: 500))</title>"), .exceeds(.textLength, limit: 400)),
            (document(String(repeating: "<item/>", count: 4)), .exceeds(.items, limit: 3)),
        ]
        for (text, error) in cases {
            #expect(throws: error) { try feed(text, limits: limits) }
            // The same where the document has to be mended first.
            guard error != .exceeds(.bytes, limit: 2000) else { continue }
            let broken = text.replacing("<channel>", with: "<channel>& ")
            #expect(throws: error) { try feed(broken, limits: limits) }
        }
        #expect(throws: Never.self) { try feed(document(String(repeating: "<item/>", count: 3)), limits: limits) }
    }

    @Test func `JSON of too many items is refused while it is read`() throws {
        var limits = FeedLimits()
        limits.items = 3
        let item = "{\"id\":\"1\",\"tags\":[\"a\",\"b\",\"c\",\"d\"]},"
        func document(_ count: Int) -> String {
            "{\"version\":\"https://jsonfeed.org/version/1.1\",\"items\":[" + String(repeating: item, count: count)
        }
        #expect(throws: FeedParseError.exceeds(.items, limit: 3)) { try feed(document(3) + "{}]}", limits: limits) }
        // What follows is not looked at any more.
        #expect(throws: FeedParseError.exceeds(.items, limit: 3)) { try feed(document(3) + "oops", limits: limits) }
        #expect(try feed(document(2) + "{}]}", limits: limits).items.count == 3)
    }

    @Test func `JSON of too many values is refused while it is read, wherever they stand`() throws {
        var limits = FeedLimits()
        limits.values = 20
        let head = "{\"version\":\"https://jsonfeed.org/version/1.1\",\"items\":[{\"id\":\"1\",\"x\":"
        // The document, its version, the items, one of them, its id, and x make six.
        let whole = head + "[" + Array(repeating: "1", count: 14).joined(separator: ",") + "]}]}"
        #expect(try feed(whole, limits: limits).items.count == 1)
        for more in [
            "[" + String(repeating: "1,", count: 15), String(repeating: "[", count: 20),
            "{" + (0..<15).map { "\"\($0)\":{}," }.joined(), "[" + String(repeating: "[],", count: 15),
        ] {
            #expect(throws: FeedParseError.exceeds(.values, limit: 20)) { try feed(head + more, limits: limits) }
        }
        let many = "{\"x\":[" + String(repeating: "[],", count: 1_000_000)
        #expect(throws: FeedParseError.self) { try feed(many) }
        #expect(throws: FeedParseError.exceeds(.values, limit: FeedLimits.standard.values)) {
            try feed("{\"x\":[" + String(repeating: "[1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1],", count: 40_000))
        }
    }

    @Test func `JSON that goes too deep is refused`() {
        let deep = "{\"items\":" + String(repeating: "[", count: 100_000)
        #expect(throws: FeedParseError.exceeds(.depth, limit: 64)) { try feed(deep) }
    }
}
