import LookoutModel
import Stories
import TestSupport
import Testing

@Suite struct StoryIndexTests {
    private let start = Instant(seconds: 1_795_500_000)
    private let hour: Int64 = 3600

    private func item(
        _ title: String,
        _ summary: String = "",
        number: Int64 = 0,
        feed: String = "a",
        language: String? = "en",
        link: String? = nil,
        after hours: Double = 0,
        isDated: Bool = true,
        recurs: Bool = false
    ) -> StoryItem {
        let time = start.advanced(bySeconds: Int64(hours * 3600))
        return StoryItem(
            Item(
                identity: "\(number)",
                feed: FeedID(feed),
                title: title,
                link: link,
                summary: summary,
                language: language,
                published: isDated ? time : nil
            ),
            sequence: number,
            owner: "owner of " + feed,
            isOfficial: feed == "ministry" || feed == "f0",
            firstSeen: time,
            hasRecurringTitle: recurs
        )
    }

    /// Places items one after the other, and returns the story of each, by the place of its first item, and its grade.
    private func stories(_ items: [StoryItem]) -> [(story: String, grade: StoryPlacement.Grade)] {
        var index = StoryIndex()
        return items.enumerated().map { number, item in
            let placed: (String, StoryPlacement.Grade)
            switch index.placement(of: item) {
            case .begins:
                placed = ("\(number)", .first)
                index.add(item, story: "\(number)", begun: item.time, grade: .first, copiedFrom: nil)
            case .joins(let story, let join):
                placed = (story, join.grade)
                index.add(item, story: story, begun: item.time, grade: join.grade, copiedFrom: join.copiedFrom)
            }
            index.note(item)
            return placed
        }
    }

    private let drill = "Navies of three countries begin a joint drill south of Jeju island"
    private let drillLead =
        "Destroyers and patrol aircraft practise tracking submarines until Friday, the defence ministry said."

    @Test func `a wire's copy joins with its owner, however the outlet's name stands in it`() throws {
        var index = StoryIndex()
        let first = item(drill, drillLead, number: 1, feed: "wire")
        index.add(first, story: "s", begun: first.time, grade: .first, copiedFrom: nil)
        index.note(first)
        let copy = item(drill + " - Daily", drillLead + " Reporting by others.", number: 2, feed: "daily", after: 2)
        guard case .joins("s", let join) = index.placement(of: copy) else {
            Issue.record("a copy begins a story")
            return
        }
        #expect(join.grade == .firm && join.similarity > 0.8 && join.neighbour == 1)
        #expect(join.copiedFrom == "owner of wire")
        index.add(copy, story: "s", begun: copy.time, grade: .firm, copiedFrom: join.copiedFrom)
        // The copy of a copy is the wire's too.
        let third = item("Daily: " + drill, drillLead + " Reporting by others.", number: 3, feed: "third", after: 3)
        guard case .joins("s", let other) = index.placement(of: third) else {
            Issue.record("a copy's copy begins a story")
            return
        }
        #expect(other.copiedFrom == "owner of wire")
    }

    @Test func `other developments of one subject begin stories of their own`() {
        let placed = stories([
            item(drill, drillLead, feed: "a"),
            item("Three countries to hold their next summit in Busan", "Leaders will meet in March.", feed: "b"),
            item("Fishing boat capsizes south of Jeju island, two missing", "Rescuers search the sea.", feed: "c"),
        ])
        #expect(placed.map(\.story) == ["0", "1", "2"])
    }

    @Test func `only items of one language are compared`() {
        let text = "Covid 19 WHO NATO OPEC G7 BRICS ASEAN"
        let placed = stories([item(text, language: "en"), item(text, feed: "b", language: "it")])
        #expect(placed.map(\.story) == ["0", "1"])
    }

    @Test(arguments: [
        ("ko", "한미일, 제주 남방서 연합훈련 시작…이지스함 동원", "한미일 3국이 제주 남방 공해서 해상 연합훈련을 시작했다고 합참이 밝혔다."),
        ("ja", "日米韓、済州島の南方で共同訓練を開始", "日米韓３か国は、済州島の南の海域で共同訓練を始めたと韓国軍の合同参謀本部が発表した。"),
        ("zh", "美日韩在济州岛以南海域开始联合演习", "韩国联合参谋本部称，美日韩三国在济州岛以南公海开始海上联合演习。"),
    ])
    func `copies with small edits join in every script`(language: String, title: String, lead: String) {
        let placed = stories([
            item(title, lead, feed: "a", language: language),
            item(title + "（更新）", lead + " 2", feed: "b", language: language, after: 3),
        ])
        #expect(placed.map(\.story) == ["0", "0"])
        #expect(placed[1].grade == .firm)
    }

    @Test func `traditional and simplified writing are one language`() {
        let placed = stories([
            item("台湾国防部说解放军军机越过台湾海峡中线", feed: "a", language: "zh-Hans"),
            item("臺灣國防部說解放軍軍機越過臺灣海峽中線", feed: "b", language: "zh-Hant", after: 1),
        ])
        #expect(placed.map(\.story) == ["0", "0"])
    }

    @Test func `the writing counts where the declared language is wrong`() {
        let title = "한미일, 제주 남방서 연합훈련 시작…이지스함 동원"
        let placed = stories([
            item(title, feed: "a", language: "en-us"), item(title, feed: "b", language: "ko", after: 1),
        ])
        #expect(placed.map(\.story) == ["0", "0"])
    }

    @Test func `a story takes nothing more three days after its first item`() {
        let placed = stories([
            item(drill, drillLead, feed: "a"), item(drill, drillLead, feed: "b", after: 71),
            item(drill, drillLead, feed: "c", after: 73),
        ])
        #expect(placed.map(\.story) == ["0", "0", "2"])
    }

    @Test func `what one feed reports in the same words on another day is new`() {
        let report = "Overview of activities in the waters and airspace around the island"
        let placed = stories([
            item(report, "Nine sorties of aircraft and six vessels were detected.", feed: "ministry"),
            item(report, "Nine sorties of aircraft and six vessels were detected.", feed: "paper", after: 5),
            item(report, "Twelve sorties of aircraft and six vessels were detected.", feed: "ministry", after: 24),
            item(report, "Twelve sorties of aircraft and six vessels were detected.", feed: "paper", after: 25),
        ])
        #expect(placed.map(\.story) == ["0", "0", "2", "2"])
    }

    @Test func `what one feed reports in the same words on another day is new also where it dates nothing`() {
        let placed = stories(
            ["Nine", "Twelve", "Three"].enumerated().map { day, count in
                item(
                    "Overview of activities in the waters and airspace around the island",
                    "\(count) sorties of aircraft and six vessels were detected.",
                    feed: "ministry",
                    after: Double(24 * day),
                    isDated: false
                )
            }
        )
        #expect(placed.map(\.story) == ["0", "1", "2"])
    }

    @Test(arguments: [
        [
            "Representative Office in the island – rocket artillery", "rocket artillery systems", "$4.05 billion",
            "Representative Office in the island – tracked howitzers", "tracked howitzers", "$4.03 billion",
        ],
        [
            "Statement on the launch detected at dawn", "four missiles from Jongju on the west coast", "130 kilometres",
            "Statement on the launch detected at dusk", "three rockets from Wonsan on the east coast", "300 kilometres",
        ],
    ])
    func `two reports of an official feed in set phrases are two, also on one day`(texts: [String]) {
        let phrase = "The department announced today, as the law requires, its finding on"
        let placed = stories([
            item(texts[0], "\(phrase) \(texts[1]), given at \(texts[2]).", feed: "ministry"),
            item(texts[3], "\(phrase) \(texts[4]), given at \(texts[5]).", feed: "ministry", after: 5),
            item(texts[3], "\(phrase) \(texts[4]), given at \(texts[5]).", feed: "paper", after: 6),
        ])
        #expect(placed.map(\.story) == ["0", "1", "1"])
    }

    @Test(arguments: ["paper", "ministry"])
    func `what one feed adds to its report, and the story after a flash, is the same report`(feed: String) {
        let more = " Two of the destroyers come from Yokosuka, and observers from Canberra watch from the shore."
        let placed = stories([
            item("Flash: " + drill, feed: feed),
            item(drill, drillLead, feed: feed, after: 0.5),
            item("Update 1: " + drill, drillLead + more, feed: feed, after: 2),
            item(drill, drillLead, feed: feed, after: 3),
        ])
        #expect(placed.map(\.story) == ["0", "0", "0", "0"])
    }

    @Test func `what a paper writes anew in other words is the same report`() {
        let placed = stories([
            item(
                "Navies of three countries in joint drill south of Jeju island",
                "Destroyers, aircraft track submarines."
            ),
            item(
                "Joint drill of three navies begins south of Jeju island",
                "Destroyers practise until Friday.",
                after: 1
            ),
        ])
        #expect(placed.map(\.story) == ["0", "0"])
    }

    @Test func `a recurring title carries no weight`() {
        let title = "Morning briefing: what you need to know before the day begins"
        let leads = ["Floods in the north close two highways.", "A minister resigns over a land deal."]
        func placed(_ recurs: Bool) -> [String] {
            stories([
                item(title, leads[0], feed: "a", recurs: recurs),
                item(title, leads[1], feed: "a", after: 10, recurs: recurs),
            ]).map(\.story)
        }
        #expect(placed(false) == ["0", "0"])
        #expect(placed(true) == ["0", "1"])
    }

    @Test func `what is at one address is one report, whatever the feeds say of it`() {
        let link = "https://example.org/news/1"
        let placed = stories([
            item("Strait transit draws a protest", "Beijing protests.", feed: "asia", link: link),
            item(
                "Protest over transit",
                "A destroyer sailed.",
                feed: "world",
                link: "http://www.example.org/news/1#x",
                after: 1
            ),
        ])
        #expect(placed.map(\.story) == ["0", "0"])
    }

    @Test func `what is possibly the same leads to nothing else that is possibly the same`() {
        // Each shares half of its terms with the one before it.
        func words(_ range: Range<Int>) -> String { range.map { "term\($0)x" }.joined(separator: " ") }
        let placed = stories([
            item(words(0..<20), feed: "a"), item(words(12..<32), feed: "b"), item(words(24..<44), feed: "c"),
        ])
        #expect(placed[1].story == "0" && placed[1].grade == .possible)
        #expect(placed[2].story == "2")
        let copied = stories([
            item(words(0..<20), feed: "a"), item(words(12..<32), feed: "b"), item(words(12..<32), feed: "c"),
        ])
        // The copy goes with what it copies, and is no surer than that.
        #expect(copied[2].story == "0" && copied[2].grade == .possible)
    }

    @Test(arguments: UInt64(1)...20)
    func `the index finds what a comparison of all with all finds`(seed: UInt64) {
        var dice = SeededGenerator(seed: seed)
        var items: [StoryItem] = []
        for number in 0..<120 {
            let topic = Int.random(in: 0..<12, using: &dice)
            let words = (0..<12).map { _ in
                Int.random(in: 0..<3, using: &dice) > 0
                    ? "topic\(topic)word\(Int.random(in: 0..<9, using: &dice))q"
                    : "word\(Int.random(in: 0..<80, using: &dice))q"
            }
            items.append(
                item(
                    words.prefix(6).joined(separator: " "),
                    words.dropFirst(6).joined(separator: " "),
                    number: Int64(number),
                    feed: "f\(Int.random(in: 0..<5, using: &dice))",
                    after: Double(number)
                )
            )
        }
        var naive = NaiveStories()
        let expected = items.map { naive.place($0) }
        #expect(stories(items).map(\.story) == expected, "seed \(seed)")
        #expect(Set(expected).count < items.count, "seed \(seed): nothing joins")
    }

    @Test func `the same items in the same order give the same stories, also where the old are forgotten`() {
        var dice = SeededGenerator(seed: 7)
        let items = (0..<3000).map { number in
            let topic = Int.random(in: 0..<400, using: &dice)
            return item(
                (0..<10).map { "t\(topic)w\(($0 + number % 3) % 12)q" }.joined(separator: " "),
                number: Int64(number),
                feed: "f\(number % 9)",
                after: Double(number) / 10
            )
        }
        func run(forgetting: Bool) -> [String] {
            var index = StoryIndex()
            return items.map { item in
                if forgetting { index.forget(before: item.firstSeen.advanced(bySeconds: -72 * hour)) }
                defer { index.note(item) }
                switch index.placement(of: item) {
                case .begins:
                    index.add(item, story: "\(item.sequence)", begun: item.time, grade: .first, copiedFrom: nil)
                    return "\(item.sequence)"
                case .joins(let story, let join):
                    index.add(item, story: story, begun: item.time, grade: join.grade, copiedFrom: join.copiedFrom)
                    return story
                }
            }
        }
        #expect(run(forgetting: false) == run(forgetting: true))
        #expect(run(forgetting: true) == run(forgetting: true))
    }

    @Test func `an item without letters begins a story`() {
        #expect(stories([item("…", "!"), item("…", "!", feed: "b")]).map(\.story) == ["0", "1"])
    }
}
