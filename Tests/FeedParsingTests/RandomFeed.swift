import FeedParsing
import LookoutModel
import TestSupport
import Text

/// Feeds made at random, with everything in them that a feed can have.
struct RandomFeed {
    private var generator: SeededGenerator

    init(seed: UInt64) {
        generator = SeededGenerator(seed: seed)
    }

    mutating func answer() -> Result<ParsedFeed, FeedParseError> {
        switch Int.random(in: 0..<10, using: &generator) {
        case 0: .failure(.empty)
        case 1: .failure(.page(pick([.login, .challenge, .notFound, .page]), title: optional { $0.text() }))
        case 2: .failure(.notFeed(root: optional { $0.text() }))
        case 3: .failure(.malformedJSON(offset: number()))
        case 4: .failure(.exceeds(pick([.bytes, .depth, .items, .values]), limit: number()))
        default: .success(feed())
        }
    }

    mutating func feed() -> ParsedFeed {
        let formats: [FeedFormat] = [
            .rss090, .rss091, .rss092, .rss10, .rss20, .rss, .atom03, .atom10, .cdf, .jsonFeed10,
        ]
        var feed = ParsedFeed(format: pick(formats))
        feed.title = optional { $0.text() }
        feed.link = optional { $0.text() }
        feed.description = optional { $0.parsedText() }
        feed.language = optional { $0.text() }
        feed.updated = optional { $0.instant() }
        feed.schedule.ttlMinutes = optional { $0.number() }
        feed.schedule.updateSeconds = optional { $0.number() }
        feed.schedule.skipHours = list(3) { $0.number() }
        feed.schedule.skipDays = list(3) { $0.number() }
        feed.relations = list(3) { FeedRelation(name: $0.text(), address: $0.text()) }
        feed.isRepaired = Bool.random(using: &generator)
        feed.isTruncated = Bool.random(using: &generator)
        feed.diagnosis = diagnosis()
        feed.items = list(6) { $0.item() }
        return feed
    }

    private mutating func diagnosis() -> FeedDiagnosis {
        var diagnosis = FeedDiagnosis()
        diagnosis.encoding = text()
        diagnosis.encodingSource = pick([.byteOrderMark, .header, .declaration, .unmarked, .guess, .custom])
        diagnosis.overruled = optional { $0.text() }
        diagnosis.isPrefaced = Bool.random(using: &generator)
        diagnosis.hasForeignBytes = Bool.random(using: &generator)
        diagnosis.hasUndeclaredPrefix = Bool.random(using: &generator)
        diagnosis.repairLine = optional { $0.number() }
        diagnosis.unreadableDates = list(3) { $0.text() }
        diagnosis.unreadableDateCount = number()
        return diagnosis
    }

    private mutating func item() -> ParsedItem {
        var item = ParsedItem()
        item.guid = optional { $0.text() }
        item.isPermalink = Bool.random(using: &generator)
        item.title = optional { $0.text() }
        item.link = optional { $0.text() }
        item.author = optional { $0.text() }
        item.summary = optional { $0.parsedText() }
        item.content = optional { $0.parsedText() }
        item.published = optional { $0.instant() }
        item.updated = optional { $0.instant() }
        item.language = optional { $0.text() }
        item.categories = list(4) { $0.text() }
        item.enclosures = list(3) { random in
            ParsedEnclosure(
                address: random.text(),
                type: random.optional { $0.text() },
                length: random.optional { $0.text() }
            )
        }
        return item
    }

    private mutating func parsedText() -> ParsedText {
        var parsed = ParsedText(text(), pick([.plain, .html]))
        // A footer begins where a character does.
        if Bool.random(using: &generator) {
            parsed.footerLength = parsed.value.unicodeScalars.suffix(2).reduce(0) { $0 + UTF8.width($1) }
        }
        return parsed
    }

    private mutating func instant() -> Instant {
        Instant(seconds: Int64(number()))
    }

    private mutating func number() -> Int {
        let bits = Int.random(in: 0..<64, using: &generator)
        return Int(bitPattern: UInt(generator.next() >> bits))
    }

    private mutating func text() -> String {
        let parts = ["", "a", "é", "한미일", "台湾海峡", "\u{1F3DB}", "\r\n", "e\u{301}", "\0", "<b>x</b>", "\u{FEFF}"]
        let count = pick([0, 1, 3, 20, 200])
        return (0..<count).reduce(into: "") { text, _ in text += pick(parts) }
    }

    private mutating func list<Element>(_ most: Int, _ make: (inout RandomFeed) -> Element) -> [Element] {
        (0..<Int.random(in: 0...most, using: &generator)).map { _ in make(&self) }
    }

    private mutating func optional<Value>(_ make: (inout RandomFeed) -> Value) -> Value? {
        Bool.random(using: &generator) ? make(&self) : nil
    }

    private mutating func pick<Element>(_ choices: [Element]) -> Element {
        choices[Int.random(in: 0..<choices.count, using: &generator)]
    }
}
