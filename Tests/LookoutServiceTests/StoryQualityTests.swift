import FeedParsing
import Foundation
import LookoutModel
import LookoutService
import Stories
import TestSupport
import Testing

/// How well stories are told apart, on real items that a reader has put together by hand (`StoryLabels`).
@Suite(.enabled(if: PackageFolder.shared != nil, "no data beside the project: set LOOKOUT_SHARED"))
struct StoryQualityTests {
    private static let feeds = [
        "abc-au-top-2026.xml", "al-monitor-2026.xml", "aljazeera-all-2026.xml", "dawn-world-2026.xml",
        "dw-all-rdf-2026.rdf", "foreignpolicy-2026.xml", "mercopress-2026.xml", "ndtv-world-2026.xml",
        "npr-world-2026.xml", "washingtonpost-world-2026.xml", "bbc-frontpage-2006.xml", "cnn-2006.xml",
        "telegraph-intl-2006.xml",
    ]
    /// The first items of a feed were read.
    private static let depth = 60

    /// An item, the development that it tells by the labels, and the story that it was put into.
    private struct Judged {
        let title: String
        let truth: String
        var story = ""
    }

    /// B-cubed precision and recall, over all items and over those that do not stand alone.
    private struct Score {
        var precision = 0.0
        var recall = 0.0
        var groupedPrecision = 0.0
        var groupedRecall = 0.0

        init(_ items: [Judged]) {
            var grouped = 0.0
            for item in items {
                let together = items.filter { $0.story == item.story }
                let same = items.filter { $0.truth == item.truth }
                let right = Double(together.count { $0.truth == item.truth })
                precision += right / Double(together.count)
                recall += right / Double(same.count)
                if same.count > 1 {
                    grouped += 1
                    groupedPrecision += right / Double(together.count)
                    groupedRecall += right / Double(same.count)
                }
            }
            precision /= Double(items.count)
            recall /= Double(items.count)
            groupedPrecision /= grouped
            groupedRecall /= grouped
        }

        var text: String {
            [precision, recall, groupedPrecision, groupedRecall].map { String(format: "%.3f", $0) }
                .joined(separator: " ")
        }
    }

    private static func items(_ shared: URL) throws -> [Item] {
        var items: [Item] = []
        for name in feeds {
            let bytes = Array(try Data(contentsOf: shared.appending(path: "feeds-real/feeds/" + name)))
            let feed = try FeedParser.parse(
                bytes,
                contentType: nil,
                baseURL: "https://\(name).example/",
                limits: FeedLimits()
            )
            let source = Desk.source(name)
            items += ItemNormalizer.items(of: feed, source: source).prefix(depth)
        }
        struct Line: Decodable {
            let id: String
            let title: String
            let summary: String
            let link: String
            let source: String
            let language: String
            let published: String
        }
        let text = try String(contentsOf: shared.appending(path: "relevance/items.jsonl"), encoding: .utf8)
        for line in text.split(separator: "\n") {
            let line = try JSONDecoder().decode(Line.self, from: Data(line.utf8))
            let day = (line.published + "-01-01").prefix(10)
            let date = try Date(String(day) + "T12:00:00Z", strategy: .iso8601)
            items.append(
                Item(
                    identity: line.id,
                    feed: FeedID(line.source),
                    title: line.title,
                    link: line.link,
                    summary: line.summary,
                    language: line.language,
                    published: Instant(seconds: Int64(date.timeIntervalSince1970))
                )
            )
        }
        return items.enumerated().sorted {
            ($0.element.published?.seconds ?? 0, $0.offset) < ($1.element.published?.seconds ?? 0, $1.offset)
        }.map(\.element)
    }

    /// Puts the items into stories in their order; what only possibly belongs stands alone unless `withPossible`.
    private static func judged(_ items: [Item], withPossible: Bool) -> [Judged] {
        var truths: [String: String] = [:]
        for (word, names) in StoryLabels.groups {
            for name in names { truths[name] = word }
        }
        let recurring = Dictionary(grouping: items, by: \.feed).mapValues { items in
            var texts = RecurringTexts()
            texts.take(items)
            return texts
        }
        var index = StoryIndex()
        var judged: [Judged] = []
        for (number, item) in items.enumerated() {
            let name = ItemIdentity.hexadecimal(of: item.title, bytes: 6)
            let story = StoryItem(
                item,
                sequence: Int64(number),
                owner: item.feed.rawValue,
                firstSeen: item.published ?? Instant(seconds: 0),
                hasRecurringTitle: recurring[item.feed]?.hasTitle(of: item) ?? false,
                hasRecurringLead: recurring[item.feed]?.hasLead(of: item) ?? false
            )
            var one = Judged(title: item.title, truth: truths[name] ?? "\(number)", story: "\(number)")
            switch index.placement(of: story) {
            case .begins:
                index.add(story, story: "\(number)", begun: story.time, grade: .first, copiedFrom: nil)
            case .joins(let joined, let join):
                if join.grade == .firm || withPossible { one.story = joined }
                index.add(story, story: joined, begun: story.time, grade: join.grade, copiedFrom: join.copiedFrom)
            }
            index.note(story)
            if !StoryLabels.doubtful.contains(name) { judged.append(one) }
        }
        return judged
    }

    @Test func `items that tell one development are put together, and few others`() throws {
        let shared = try #require(PackageFolder.shared)
        let items = try Self.items(shared)
        let names = Set(items.map { ItemIdentity.hexadecimal(of: $0.title, bytes: 6) })
        for group in StoryLabels.groups.values { #expect(names.isSuperset(of: group)) }
        let firm = Score(Self.judged(items, withPossible: false))
        let possible = Score(Self.judged(items, withPossible: true))
        if ProcessInfo.processInfo.environment["LOOKOUT_FIGURES"] != nil {
            print("firm:", firm.text, "with possible:", possible.text)
            let judged = Self.judged(items, withPossible: true)
            for (story, group) in Dictionary(grouping: judged, by: \.story) where group.count > 1 {
                print(story, Set(group.map(\.truth)).count == 1 ? "right" : "WRONG", group.map { $0.title.prefix(70) })
            }
            for (truth, group) in Dictionary(grouping: judged, by: \.truth) where Set(group.map(\.story)).count > 1 {
                print("apart:", truth, group.map { $0.title.prefix(50) })
            }
        }
        #expect(firm.precision > 0.97 && possible.precision > 0.95)
        #expect(possible.recall > 0.93 && possible.groupedRecall > 0.6)
    }
}
