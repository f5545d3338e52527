import FeedParsing
import LookoutModel
import TestSupport
import Testing
import Text

/// Feeds as they go from one process to another.
@Suite struct ParseAnswerTests {
    private let size = 1 << 20

    private func bytes(_ answer: Result<ParsedFeed, FeedParseError>) -> [UInt8] {
        ByteSpace.bytes { ParseAnswer.write(answer, to: &$0) }
    }

    private func read(_ bytes: [UInt8], limits: FeedLimits = .standard) throws(WireError) -> Result<
        ParsedFeed, FeedParseError
    > {
        try ParseAnswer.read(bytes, documentBytes: size, limits: limits)
    }

    @Test(arguments: Seeds.of(1...200)) func `what is read is what was written`(seed: UInt64) throws {
        var random = RandomFeed(seed: seed)
        let answer = random.answer()
        let again = try read(bytes(answer))
        #expect(again == answer)
        // Plain text is made where the feed was read, and is the same.
        let texts = { (answer: Result<ParsedFeed, FeedParseError>) in
            try? answer.get().items.flatMap { [$0.summary?.plainText, $0.content?.plainText] }
        }
        #expect(texts(again) == texts(answer))
    }

    @Test func `every feed of the fixtures comes through as it is`() throws {
        for name in Fixture.names where !name.hasSuffix(".opml") {
            let document = try Fixture.bytes(name)
            let answer = Result { () throws(FeedParseError) in try FeedParser.parse(document) }
            let read = try ParseAnswer.read(bytes(answer), documentBytes: document.count, limits: .standard)
            #expect(read == answer, "\(name)")
        }
    }

    @Test func `plain texts are those that whole ones have, and come alone`() throws {
        let base = "https://news.example.org/feed.xml"
        for name in Fixture.names where !name.hasSuffix(".opml") {
            let document = try Fixture.bytes(name)
            let plain = Result { () throws(FeedParseError) in
                try FeedParser.parse(document, baseURL: base, texts: .plain)
            }
            let answer = ByteSpace.bytes { ParseAnswer.write(plain, texts: .plain, to: &$0) }
            let read = try ParseAnswer.read(answer, documentBytes: document.count, limits: .standard)
            guard let whole = try? FeedParser.parse(document, baseURL: base) else {
                #expect(read == plain, "\(name)")
                continue
            }
            let feed = try read.get()
            let parts: [KeyPath<ParsedItem, ParsedText?>] = [\.summary, \.content]
            for part in parts {
                let texts = feed.items.map { $0[keyPath: part] }
                #expect(texts.map { $0?.plainText } == whole.items.map { $0[keyPath: part]?.plainText }, "\(name)")
                #expect(
                    texts.allSatisfy { $0.map { $0.kind == .plain && $0.value == $0.plainText } ?? true },
                    "\(name)"
                )
            }
            #expect(feed.description?.plainText == whole.description?.plainText, "\(name)")
            // All else is the same.
            var (left, right) = (feed, whole)
            (left.description, right.description) = (nil, nil)
            for index in left.items.indices {
                (left.items[index].summary, left.items[index].content) = (nil, nil)
                (right.items[index].summary, right.items[index].content) = (nil, nil)
            }
            #expect(left == right, "\(name)")
        }
    }

    @Test func `a request says how much of the texts is wanted`() throws {
        for texts in [FeedTexts.whole, .plain] {
            let request = ParseRequest(contentType: nil, baseURL: nil, limits: .standard, texts: texts)
            #expect(try ParseRequest(request.bytes) == request)
        }
        let request = ParseRequest(contentType: nil, baseURL: nil, limits: .standard)
        #expect(throws: WireError.self) { try ParseRequest(request.bytes.dropLast() + [7]) }
    }

    /// A field that is added to a feed has to be added to what is written of it, and here.
    @Test func `nothing of a feed is left out`() {
        let feed = ParsedFeed(format: .rss20)
        #expect(
            fields(feed) == [
                "format", "title", "link", "description", "language", "updated", "schedule", "relations", "items",
                "isRepaired", "isTruncated", "diagnosis",
            ]
        )
        #expect(
            fields(feed.diagnosis) == [
                "encoding", "encodingSource", "overruled", "isPrefaced", "repairLine", "hasForeignBytes",
                "hasUndeclaredPrefix", "unreadableDates",
                "unreadableDateCount",
            ]
        )
        #expect(
            fields(ParsedItem()) == [
                "guid", "isPermalink", "title", "link", "author", "summary", "content", "published", "updated",
                "language", "categories", "enclosures",
            ]
        )
        #expect(fields(feed.schedule) == ["ttlMinutes", "updateSeconds", "skipHours", "skipDays"])
        #expect(fields(ParsedText("", .plain)) == ["value", "kind", "footerLength", "made"])
        #expect(fields(ParsedEnclosure(address: "")) == ["address", "type", "length"])
        #expect(fields(FeedRelation(name: "", address: "")) == ["name", "address"])
    }

    private func fields(_ value: Any) -> [String] {
        Mirror(reflecting: value).children.compactMap(\.label)
    }

    @Test(arguments: Seeds.of(1...40)) func `an answer that breaks off is none`(seed: UInt64) {
        var random = RandomFeed(seed: seed)
        let whole = bytes(random.answer())
        for count in 0..<min(whole.count, 600) {
            #expect(throws: WireError.self) { try read(Array(whole[..<count])) }
        }
        #expect(throws: WireError.self) { try read(whole + [0]) }
    }

    @Test(arguments: Seeds.of(1...200)) func `an answer with other bytes in it is read or refused`(seed: UInt64) {
        var random = RandomFeed(seed: seed)
        var changed = bytes(random.answer())
        var generator = SeededGenerator(seed: seed)
        for _ in 0..<50 {
            let place = Int.random(in: 0..<changed.count, using: &generator)
            changed[place] = UInt8.random(in: 0...255, using: &generator)
            _ = try? read(changed)
        }
    }

    @Test func `an answer cannot claim more than it holds, nor more than the document could hold`() {
        let start = Array(bytes(.success(ParsedFeed(format: .rss20))).dropLast())
        // 2^63 items; then as many as there may be of the shortest kind, and more.
        #expect(throws: WireError.self) { try read(start + [UInt8](repeating: 0xFF, count: 8) + [0x7F]) }
        #expect(throws: WireError.self) { try read(start + [UInt8](repeating: 0xFF, count: 9) + [0x01]) }
        #expect(throws: WireError.self) { try read(start + [UInt8](repeating: 0xFF, count: 10) + [0x01]) }
        var feed = ParsedFeed(format: .rss20)
        feed.items = [ParsedItem](repeating: ParsedItem(), count: 11)
        var limits = FeedLimits.standard
        limits.items = 11
        #expect(throws: Never.self) { try read(bytes(.success(feed)), limits: limits) }
        limits.items = 10
        #expect(throws: WireError.self) { try read(bytes(.success(feed)), limits: limits) }
        feed.items = [ParsedItem()]
        feed.items[0].categories = [String](repeating: "", count: 2000)
        #expect(throws: WireError.self) {
            try ParseAnswer.read(bytes(.success(feed)), documentBytes: 100, limits: .standard)
        }
    }

    @Test func `text that is no UTF-8 is no text`() {
        var feed = ParsedFeed(format: .rss20)
        feed.title = "abcdefg"
        var written = bytes(.success(feed))
        for index in written.indices.dropLast(6) where written[index...].starts(with: Array("abcdefg".utf8)) {
            written[index + 3] = 0xC0
        }
        #expect(throws: WireError.self) { try read(written) }
    }

    @Test func `a request comes through as it is`() throws {
        var limits = FeedLimits.standard
        limits.bytes = 64 << 20
        limits.values = 7
        let requests = [
            ParseRequest(contentType: nil, baseURL: nil, limits: .standard),
            ParseRequest(contentType: "text/xml; charset=euc-kr", baseURL: "https://a.example/é", limits: limits),
        ]
        for request in requests {
            #expect(try ParseRequest(request.bytes) == request)
            #expect(throws: WireError.self) { try ParseRequest(Array(request.bytes.dropLast())) }
            #expect(throws: WireError.self) { try ParseRequest(request.bytes + [0]) }
        }
    }
}
