import Delivery
import Foundation
import LookoutModel
import Platform
import TestSupport
import Testing
import Text

@Suite struct FirstLookTests {
    private let text = AlertText(time: LocalTime(zone: .utc))

    private func item(_ title: String, language: String?, published: Int64?, link: String? = nil) -> AlertItem {
        AlertItem(
            id: "00000000000000a1",
            title: title,
            link: link,
            feed: FeedID("a"),
            source: "港の新聞",
            kind: .official,
            isStateMedia: false,
            language: language,
            published: published.map { Instant(seconds: $0) },
            lead: ""
        )
    }

    private func look(developments: Int, counts: [FirstLook.Count], items: [AlertItem]) -> FirstLook {
        FirstLook(
            id: "ffeeddccbbaa99887766554433221100",
            created: Instant(seconds: 1_795_500_000),
            developments: developments,
            background: 4,
            counts: counts,
            items: items
        )
    }

    private var full: FirstLook {
        look(
            developments: 3,
            counts: [
                FirstLook.Count(
                    rule: RuleID("taiwan-strait"),
                    title: "The Taiwan Strait",
                    priority: .alert,
                    recent: 2,
                    background: 0
                ),
                FirstLook.Count(
                    rule: RuleID("日米同盟"),
                    title: "日米同盟と地域の安全保障に関する動きを追う長い題名の規則\u{1B}[31m",
                    priority: .digest,
                    recent: 1,
                    background: 4
                ),
            ],
            items: [
                item(
                    "台湾海峡を通過した艦艇について、政府が記者会見で説明し、各国の反応を含めて今後の対応を協議すると明らかにした",
                    language: "ja",
                    published: 1_795_490_000,
                    link: "https://例え.example/ニュース"
                ),
                item("Strait\r\ntransit\u{202E}", language: nil, published: nil),
            ]
        )
    }

    @Test func `a first look says how much there is, in any script`() throws {
        try expectGolden(text.of(full), "first-look.txt")
    }

    @Test func `a first look of one is a development and not developments`() {
        let one = look(
            developments: 1,
            counts: [
                FirstLook.Count(rule: RuleID("a"), title: "A", priority: .digest, recent: 1, background: 0)
            ],
            items: []
        )
        #expect(text.of(one).hasPrefix("FIRST LOOK: 1 development of the last 24 hours\n"))
        #expect(!text.of(one).contains("What would have been alerts"))
        #expect(AlertRecord.of(one).line.contains("\"title\":\"First look: 1 development\""))
    }

    @Test func `what is not named is counted, and so is what several rules caught`() {
        let counts = ["a", "b"].map {
            FirstLook.Count(rule: RuleID($0), title: $0, priority: .alert, recent: 40, background: 0)
        }
        let look = FirstLook(
            id: "ffeeddccbbaa99887766554433221100",
            created: Instant(seconds: 1_795_500_000),
            developments: 40,
            background: 0,
            counts: counts,
            items: [item("One", language: nil, published: nil)],
            moreItems: 39
        )
        #expect(text.of(look).contains("\n\nand 39 more, which the digest has\n\nAlert "))
        #expect(text.of(look).contains("\nWhat several rules caught is counted under each of them.\n"))
        #expect(AlertRecord.of(look).line.contains("\"more\":39"))
        #expect(!text.of(full).contains(" more,") && !text.of(full).contains("several rules"))
    }

    @Test func `its record has the keys of an alert and its counts`() throws {
        let line = AlertRecord.of(full).line
        let object = try #require(try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
        #expect(line.hasPrefix("{\"id\":\"ffeeddccbbaa99887766554433221100\",\"kind\":\"first-look\","))
        #expect(object["created"] as? String == "2026-11-24T06:00:00Z")
        #expect(object["rule"] as? String == "taiwan-strait")
        #expect(object["rules"] as? [String] == ["taiwan-strait", "日米同盟"])
        #expect(object["priority"] as? String == "alert")
        #expect(object["story"] is NSNull)
        #expect(object["developments"] as? Int == 3)
        #expect(object["background"] as? Int == 4)
        let items = try #require(object["items"] as? [[String: Any]])
        #expect(items.count == 2)
        #expect(items.map { $0["title"] as? String } == full.items.map(\.title))
        #expect(items[1]["published"] is NSNull && items[1]["language"] is NSNull && items[1]["link"] is NSNull)
    }
}
