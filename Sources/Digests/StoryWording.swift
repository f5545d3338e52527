import LookoutModel
import Text

/// What every readable form of a digest says of a story beside its headlines, as plain text that is yet to be escaped.
struct StoryWording {
    let story: DigestStory
    let wording: DigestWording

    /// The most further rules that are named.
    private static let mostRules = 8

    init(_ story: DigestStory, _ wording: DigestWording) {
        self.story = story
        self.wording = wording
    }

    /// Why it stands where it stands: `critical; 4 independent sources, 1 official; first seen today, 04:30`.
    var reason: String {
        let rank = StoryRank(story, priority: wording.priority(of: story))
        let sources =
            rank.independent == 0
            ? story.items.contains(where: \.isStateMedia) ? "state media alone" : "no independent source"
            : rank.independent == 1 ? "1 source" : DigestDate.count(rank.independent, "independent source")
        let official = rank.official == 0 ? "" : rank.independent == 1 ? ", official" : ", \(rank.official) official"
        return "\(rank.priority.rawValue); \(sources)\(official); \(firstSeen)"
    }

    /// `first seen today, 04:30`, `day 3, first seen 19 Nov, 19:00`.
    private var firstSeen: String {
        let zone = wording.digest.zone
        let seen = zone.day(of: story.firstSeen)
        // Most of what a morning tells began the day before: that alone is no second day of it.
        let day = story.dayNumber > 1 && story.state != .new ? "day \(story.dayNumber), " : ""
        if seen == wording.digest.day { return "\(day)first seen today, \(zone.clock(story.firstSeen))" }
        if seen == wording.digest.day.advanced(by: -1) {
            return "\(day)first seen yesterday, \(zone.clock(story.firstSeen))"
        }
        return "\(day)first seen \(wording.time(story.firstSeen))"
    }

    /// The rules that caught it, the highest first: `caught by Trilateral secretariat; also: Trilateral cooperation`.
    var caught: String {
        let others = also.map { "; \($0)" } ?? ""
        return "caught by \(wording.rule(of: story))\(others)"
    }

    /// The other rules that caught it: `also: Trilateral cooperation`; nil where there is none.
    var also: String? {
        let others = story.rules.dropFirst().map { DigestWording.rule($0.title) }
        guard !others.isEmpty else { return nil }
        let more = others.count - StoryWording.mostRules
        return "also: " + others.prefix(StoryWording.mostRules).joined(separator: ", ")
            + (more > 0 ? " and \(DigestDate.grouped(more)) more" : "")
    }

    /// How many more sources tell it than the one that is named; nil where there are none.
    var more: String? {
        let more = story.sourceCount - 1
        return more > 0 ? "and \(DigestDate.count(more, "more source"))" : nil
    }

    /// Day number and first sight of what goes on; nil for what is new.
    var age: String? {
        story.state == .continuing ? "day \(story.dayNumber), first seen \(wording.time(story.firstSeen))" : nil
    }

    /// That it gave no alert for want of budget; nil where it did or need not have.
    var overBudget: String? {
        story.isOverBudget == true ? "not alerted to all: the budget of the day was used up" : nil
    }

    /// How many items in other languages tell it, each language with its first headline where `withHeadlines`:
    /// `also ja 2, ko 3: read as the same`; nil where there are none.
    func kin(withHeadlines: Bool = false) -> String? {
        func language(_ item: DigestItem) -> String { item.language.map { String($0.prefix { $0 != "-" }) } ?? "?" }
        guard let first = story.items.first.map(language) else { return nil }
        var order: [String] = []
        var items: [String: [DigestItem]] = [:]
        for item in story.items where language(item) != first {
            if items[language(item)] == nil { order.append(language(item)) }
            items[language(item), default: []].append(item)
        }
        guard !order.isEmpty else { return nil }
        let parts = order.map { language in
            let count = "\(VisibleText.line(language)) \(items[language]?.count ?? 0)"
            guard withHeadlines, let item = items[language]?.first else { return count }
            return count + " “\(wording.headline(item.title))”"
        }
        return "also " + parts.joined(separator: ", ") + ": read as the same"
    }

    /// What the rules matched, each text once, without what stands in `shown`.
    func matched(besides shown: String = "") -> String? {
        var texts: [String] = []
        for matched in story.matched
        where !MatchMarks.pieces(of: shown, matched: [VisibleText.line(matched.text)]).contains(where: \.isMatch) {
            let text = LineWrapping.shortened(VisibleText.line(matched.text), columns: 60)
            if !text.isEmpty && !texts.contains(text) { texts.append(text) }
        }
        // What stands within another one says nothing more.
        texts = texts.filter { text in
            !texts.contains { $0.utf8.count > text.utf8.count && StoryWording.holds($0, text) }
        }
        return texts.isEmpty ? nil : "matched " + texts.map { "“\($0)”" }.joined(separator: ", ")
    }

    private static func holds(_ text: String, _ part: String) -> Bool {
        MatchMarks.pieces(of: text, matched: [part]).contains(where: \.isMatch)
    }

    /// What is said below a story in full, but for why it stands where it stands.
    func notes(besides shown: String = "") -> [String] {
        [caught, matched(besides: shown), kin(), overBudget].compactMap(\.self)
    }

    /// What is said behind a story of one line, but for its source.
    var briefNotes: [String] {
        [more, age, also, kin(withHeadlines: true), overBudget].compactMap(\.self)
    }
}
