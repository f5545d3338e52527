import Digests
import LookoutModel
import TestSupport
import Testing
import Text

/// The pages that stand beside the editions.
struct PageTests {
    private static let hostileName = RuleName(RuleID("../<script>\u{202E}規則"), "<b>規則</b>\u{1B}[2J")

    private static var portrait: RulePortrait {
        RulePortrait(
            rule: RuleName(SampleDigests.strait, "Taiwan Strait"),
            priority: .alert,
            place: SourcePlace(file: "Rules/taiwan-strait.yaml", line: 3, column: 1),
            changed: SampleDigests.hoursBefore(100),
            words: [
                "One of these is there: “Taiwan Strait”, “臺海”.", "It is looked for in the item's title and summary.",
                "It alerts at once, and stands in the digest.",
            ],
            sentence: "Alerts when an item names “Taiwan Strait” or “臺海”.",
            problems: [
                BrokenRule(
                    rule: SampleDigests.strait,
                    place: SourcePlace(file: "Rules/taiwan-strait.yaml", line: 14, column: 7),
                    since: SampleDigests.hoursBefore(26),
                    message: "unknown key ‘anny’; did you mean ‘any’?",
                    fallback: .lastGood,
                    repair: "any: [Taiwan Strait, 臺海]"
                )
            ],
            volume: RuleVolume(
                rule: SampleDigests.strait,
                title: "Taiwan Strait",
                counts: [Int](repeating: 0, count: 27) + [3, 0, 1]
            ),
            hits: [
                RuleHit(item: SampleDigests.communique, seen: SampleDigests.hoursBefore(2), story: "a1b2c3d4e5f60718"),
                RuleHit(
                    item: DigestItem(id: "x", title: "臺海情勢", feed: FeedID("x"), source: "例", language: "zh-Hant"),
                    seen: SampleDigests.hoursBefore(30)
                ),
            ],
            days: [
                RuleDay(
                    day: Day(number: 20_779),
                    developments: [
                        RuleHit(
                            item: SampleDigests.communique,
                            seen: SampleDigests.hoursBefore(2),
                            story: "a1b2c3d4e5f60718"
                        )
                    ],
                    count: 1
                ),
                RuleDay(
                    day: Day(number: 20_777),
                    developments: [
                        RuleHit(
                            item: DigestItem(
                                id: "x",
                                title: "臺海情勢",
                                feed: FeedID("x"),
                                source: "例",
                                language: "zh-Hant"
                            ),
                            seen: SampleDigests.hoursBefore(50)
                        )
                    ],
                    count: 3
                ),
            ]
        )
    }

    private static var hostile: RulePortrait {
        RulePortrait(
            rule: hostileName,
            priority: .mute,
            isOnTrial: true,
            place: SourcePlace(file: "Rules/\"><img src=x>.yaml", line: 0),
            words: ["</p><script>alert(1)</script>\u{202E}", ""],
            hits: SampleDigests.hostile.stories.flatMap(\.items).map {
                RuleHit(item: $0, seen: $0.published ?? SampleDigests.due, story: "../../<x>")
            }
        )
    }

    private static func history(_ items: [DigestItem], id: String = "a1b2c3d4e5f60718") -> StoryHistory {
        StoryHistory(
            id: id,
            firstSeen: SampleDigests.hoursBefore(3),
            tellings: items.map { item in
                StoryHistory.Telling(
                    item: item,
                    seen: item.published ?? SampleDigests.due,
                    rules: [RuleName(SampleDigests.secretariat, "Trilateral secretariat"), hostileName],
                    matched: [
                        MatchedText(field: "title", text: "trilateral secretariat"),
                        MatchedText(field: "content", text: "三国"),
                    ]
                )
            },
            linked: [SampleDigests.secretariat],
            editions: [
                StoryHistory.Edition(name: nil, day: Day(number: 20_779)),
                StoryHistory.Edition(name: "Desk <Asia>", day: Day(number: 20_779)),
            ],
            zone: SampleDigests.berlin
        )
    }

    private static func rules(_ rules: [RulePortrait]) -> String {
        RulePageRenderer.render(
            rules,
            problems: [
                BrokenRule(
                    place: SourcePlace(file: "Rules/new.yaml", line: 2),
                    since: SampleDigests.hoursBefore(1),
                    message: "a tab in the indentation; YAML takes spaces only",
                    fallback: .off
                )
            ],
            rulesHash: "5d41402abc4b2a76",
            day: Day(number: 20_779),
            zone: SampleDigests.berlin,
            linked: [SampleDigests.strait]
        )
    }

    @Test func `rules that found no room are counted, on the first line too`() {
        func page(_ tally: RuleTally?) -> String {
            RulePageRenderer.render(
                [PageTests.portrait],
                problems: [],
                rulesHash: "",
                day: Day(number: 20_779),
                zone: SampleDigests.berlin,
                linked: [],
                tally: tally
            )
        }
        let many = page(RuleTally(told: 9_499, onTrial: 2))
        #expect(many.contains("9,500 more rules in force caught nothing of late"))
        #expect(many.contains(">9,501 rules are on: 9,499 speak, 2 are on trial.<"))
        #expect(!page(nil).contains("in force caught nothing") && page(nil).contains(">1 rule is on.<"))
    }

    @Test func `how many rules are on is said in plain words`() {
        func line(_ tally: RuleTally) -> Bool {
            let page = RulePageRenderer.render(
                [],
                problems: [],
                rulesHash: "",
                day: Day(number: 20_779),
                zone: SampleDigests.berlin,
                linked: [],
                tally: tally
            )
            return page.contains(
                [
                    RuleTally(): ">No rule is on.<", RuleTally(told: 12): ">12 rules are on.<",
                    RuleTally(told: 1, muted: 2): ">3 rules are on: 1 speaks, 2 are muted.<",
                    RuleTally(onTrial: 1): ">One rule is on, and it is on trial.<",
                ][tally] ?? "?"
            )
        }
        #expect(line(RuleTally()) && line(RuleTally(told: 12)))
        #expect(line(RuleTally(told: 1, muted: 2)) && line(RuleTally(onTrial: 1)))
    }

    @Test func `a page says when it was so, and is the same without that line`() throws {
        let pages = [SampleDigests.due, SampleDigests.hoursBefore(30)].map { time in
            RulePageRenderer.render(
                PageTests.portrait,
                day: Day(number: 20_779),
                zone: SampleDigests.berlin,
                asOf: time
            )
        }
        #expect(pages[0].contains(">As of 22 Nov 2026, 07:00; times are those of Europe/Berlin.<"))
        #expect(pages[0] != pages[1] && PageFrame.content(of: pages[0]) == PageFrame.content(of: pages[1]))
    }

    @Test func `what rules matched is marked in a story's lead, and not said again`() throws {
        var item = SampleDigests.communique
        item.lead = "A body that some call the trilateral secretariat."
        item.title = "Three governments agree"
        let page = StoryPageRenderer.render(PageTests.history([item]))
        #expect(page.contains("call the <mark>trilateral secretariat</mark>."))
        #expect(!page.contains("matched “trilateral secretariat”") && page.contains("matched “三国”"))
    }

    @Test func `the page of all rules is golden`() throws {
        try expectGolden(PageTests.rules([PageTests.portrait, PageTests.hostile]), "rules.html")
    }

    @Test func `the page of a rule is golden`() throws {
        try expectGolden(
            RulePageRenderer.render(PageTests.portrait, day: Day(number: 20_779), zone: SampleDigests.berlin),
            "rule.html"
        )
    }

    @Test func `the page of a story is golden`() throws {
        let story = try #require(SampleDigests.many.stories.first)
        try expectGolden(StoryPageRenderer.render(PageTests.history(story.items)), "story.html")
    }

    @Test func `pages lead to the form in which an edition is written`() {
        let day = Day(number: 20_779)
        var history = PageTests.history([])
        history.editions = [StoryHistory.Edition(name: nil, day: day, fileName: "2026-11-22.md")]
        #expect(StoryPageRenderer.render(history).contains("href=\"../2026-11-22.md\""))
        let zone = SampleDigests.berlin
        let page = OfficialPageRenderer.render([], count: 0, day: day, fileName: "2026-11-22.txt", zone: zone)
        #expect(page.contains("href=\"../2026-11-22.txt\""))
    }

    @Test func `the page of official headlines is golden`() throws {
        let items = SampleDigests.many.stories.flatMap(\.items).filter { $0.kind == .official }
        let page = OfficialPageRenderer.render(
            items,
            count: 1204,
            day: Day(number: 20_779),
            fileName: "2026-11-22.html",
            zone: SampleDigests.berlin
        )
        try expectGolden(page, "official.html")
    }

    @Test func `the page of a rule that is gone is golden`() throws {
        let page = RulePageRenderer.gone(zone: SampleDigests.berlin, asOf: Instant(seconds: 1_795_330_800))
        try expectGolden(page, "rule-gone.html")
    }

    @Test func `no id, title or text of others becomes markup or leads out of the folder`() {
        let items = SampleDigests.hostile.stories.flatMap(\.items)
        let pages = [
            PageTests.rules([PageTests.hostile]),
            RulePageRenderer.render(PageTests.hostile, day: Day(number: 20_779), zone: SampleDigests.berlin),
            StoryPageRenderer.render(PageTests.history(items, id: "\"><x>/..")),
            OfficialPageRenderer.render(
                items,
                count: items.count,
                day: Day(number: 20_779),
                fileName: "2026-11-22-desk.html",
                zone: SampleDigests.berlin
            ),
        ]
        for page in pages {
            let read = PageReader(page)
            #expect(read.faults.isEmpty)
            #expect(!read.elements.contains { ["script", "img", "x", "b", "i"].contains($0.name) })
            #expect(!page.unicodeScalars.contains { $0 == "\u{202E}" || $0 == "\u{1B}" })
            for target in read.elements.compactMap({ $0.attributes["href"] }) {
                let own = target.hasPrefix("../") ? String(target.dropFirst(3)) : target
                #expect(WebLink(target)?.address == target || target.hasPrefix("#") || isOurs(own), "\(target)")
            }
        }
    }

    private func isOurs(_ target: String) -> Bool {
        target.hasSuffix(".html") && !target.contains("..")
            && target.utf8.allSatisfy { ASCII.isLetter($0) || ASCII.isDigit($0) || "-./".utf8.contains($0) }
    }

    @Test(arguments: ["taiwan-strait", "a1b2c3d4e5f60718", "x"])
    func `an id that is a file name already stays as it is`(id: String) {
        #expect(PageName.rule(RuleID(id)) == "rules/\(id).html")
        #expect(PageName.story(id) == "stories/\(id).html")
    }

    @Test func `ids that differ never share a file, not even without their capitals`() {
        let ids = [
            "strait", "Strait", "STRAIT", "strait ", "strait/", "../strait", "", "..", "日本", "日本語",
            String(repeating: "a", count: 300), String(repeating: "a", count: 301), "a\u{0}b", "a b", "a-b", "CON",
        ]
        let files = ids.map { PageName.rule(RuleID($0)) }
        #expect(Set(files.map(ASCII.lowercased)).count == ids.count)
        #expect(files.allSatisfy { $0.hasPrefix("rules/") && isOurs($0) && $0.utf8.count < 80 })
    }
}
