import FeedParsing
import Foundation
import LookoutModel
import LookoutService
import Storage
import TestSupport
import Testing

/// Ten days of news from feeds with all the faults of real ones, hour by hour: each development is alerted once.
@Suite struct ReplayTests {
    private static let days = 10
    /// The hour from which on the feed `moving` has other guids, and `flood` publishes all it ever had again.
    private static let change = 5 * 24 + 10

    /// A feed: which language it tells in, how long after the first it tells, and what is wrong with it.
    private struct Outlet {
        let name: String
        var language = "en"
        let delay: Int
        /// Appended to headline and lead, as who copies an agency does.
        var house = ""
        var hasGUID = true
        var hasDates = true
        /// Whether headlines are edited two hours later.
        var edits = false
        /// Whether it has all that it told, not only the latest.
        var keepsAll = false
    }

    private static let outlets = [
        Outlet(name: "agency", delay: 0),
        Outlet(name: "daily", delay: 1, house: " - The Daily"),
        Outlet(name: "moving", delay: 2, house: " | Moving Times"),
        Outlet(name: "noguid", delay: 3, house: " (agency)", hasGUID: false),
        Outlet(name: "editing", delay: 2, edits: true),
        Outlet(name: "undated", delay: 4, hasDates: false),
        Outlet(name: "flood", delay: 3, house: " – Flood Post", keepsAll: true),
        Outlet(name: "korean", language: "ko", delay: 2),
        Outlet(name: "seoul", language: "ko", delay: 5, house: "(종합)"),
        Outlet(name: "japanese", language: "ja", delay: 3),
        Outlet(name: "chinese", language: "zh", delay: 4),
    ]

    private static let rules = [
        "lists.yaml": """
        lists:
          strait: [Taiwan Strait, 대만해협, 台湾海峡]
          north: [North Korea, 북한, 北朝鮮, 朝鲜]
          sea: [South China Sea, 남중국해, 南シナ海, 南海]

        """,
        "strait.yaml": "title: The strait\npriority: alert\nany: [$strait]\n",
        "north.yaml": "title: The north\npriority: alert\nany: [$north]\n",
        "sea.yaml": "title: The sea\npriority: alert\nany: [$sea]\n",
    ]

    private func instant(_ hour: Int) -> Instant {
        Desk.start.advanced(bySeconds: Int64(hour) * 3600)
    }

    /// What a feed's document holds at an hour.
    private func document(_ outlet: Outlet, hour: Int) -> ParsedFeed {
        var feed = ParsedFeed(format: .rss20)
        feed.language = outlet.language
        for (number, story) in ReplayStory.all.enumerated() {
            let told = story.day * 24 + story.hour + outlet.delay
            guard told <= hour, outlet.keepsAll || told > hour - 72 else { continue }
            guard let text = outlet.language == "en" ? (story.title, story.lead) : story.others[outlet.language] else {
                continue
            }
            feed.items.insert(item(outlet, number, text, told: told, hour: hour), at: 0)
        }
        var filler = ParsedItem()
        filler.guid = "filler"
        filler.title = "Nothing in particular"
        filler.link = "https://\(outlet.name).example/filler"
        feed.items.append(filler)
        return feed
    }

    private func item(
        _ outlet: Outlet,
        _ number: Int,
        _ text: (title: String, lead: String),
        told: Int,
        hour: Int
    ) -> ParsedItem {
        let isChanged = hour >= Self.change
        var item = ParsedItem()
        let isFlood = outlet.name == "flood" && isChanged
        if outlet.hasGUID {
            let moved = (outlet.name == "moving" && isChanged) || isFlood
            item.guid = (moved ? "urn:new:" : "tag:\(outlet.name),") + "\(number)"
        }
        item.title = text.title + outlet.house + (outlet.edits && hour >= told + 2 ? " (updated)" : "")
        item.link =
            "\(hour % 2 == 0 ? "http" : "https")://\(outlet.name).example/\(isFlood ? "n" : "s")/\(number)"
            + "?utm_source=rss#h\(hour % 3)"
        item.summary = ParsedText(text.lead + outlet.house, .plain)
        // What floods comes with the date of the flood.
        if outlet.hasDates { item.published = instant(isFlood && told < Self.change ? Self.change : told) }
        return item
    }

    /// Plays the feeds of some languages, and returns for each alert the developments that its story's items tell.
    private func play(_ languages: Set<String>, step: Int = 1) throws -> [[Int]] {
        let outlets = Self.outlets.filter { languages.contains($0.language) }
        let desk = try Desk(rules: Self.rules, feeds: outlets.map(\.name))
        try desk.pass(documents: Dictionary(uniqueKeysWithValues: outlets.map { ($0.name, document($0, hour: -1)) }))
        var alerts: [OutboxEntry] = []
        for hour in stride(from: 0, to: Self.days * 24, by: step) {
            desk.now = instant(hour)
            let documents = outlets.map { ($0.name, document($0, hour: hour)) }
            alerts += try desk.pass(documents: Dictionary(uniqueKeysWithValues: documents)).alerts
        }
        return alerts.map { entry in developments(entry) }
    }

    /// The numbers of the developments that an alert names.
    private func developments(_ entry: OutboxEntry) -> [Int] {
        ReplayStory.all.indices.filter { number in
            entry.record.contains("/s/\(number)?") || entry.record.contains("/n/\(number)?")
        }
    }

    @Test func `each development is alerted once, in one language`() throws {
        #expect(try play(["en"]).sorted { ($0.first ?? -1) < ($1.first ?? -1) } == ReplayStory.all.indices.map { [$0] })
    }

    @Test func `each development is alerted once, across languages`() throws {
        let alerts = try play(["en", "ko", "ja", "zh"])
        #expect(alerts.sorted { ($0.first ?? -1) < ($1.first ?? -1) } == ReplayStory.all.indices.map { [$0] })
    }

    @Test(arguments: ["ko", "ja", "zh"])
    func `each development is alerted once, in a language without English`(language: String) throws {
        let expected = ReplayStory.all.indices.filter { ReplayStory.all[$0].others[language] != nil }
        #expect(try play([language]).sorted { ($0.first ?? -1) < ($1.first ?? -1) } == expected.map { [$0] })
    }

    @Test func `how often one looks does not matter`() throws {
        let alerts = try play(["en", "ko", "ja", "zh"], step: 5)
        #expect(alerts.sorted { ($0.first ?? -1) < ($1.first ?? -1) } == ReplayStory.all.indices.map { [$0] })
    }
}
