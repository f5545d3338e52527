package import LookoutModel
import Text

extension EditionOutline {
    /// The most developments that have a rank.
    private static let mostRanked = 7

    /// The outline of a digest.
    package init(_ digest: Digest) {
        let wording = DigestWording(digest)
        let screen = FirstScreen(wording)
        let ranks = Dictionary(
            wording.ranked.prefix(Self.mostRanked).enumerated().map { ($1.id, $0) },
            uniquingKeysWith: { first, _ in first }
        )
        self.init(
            kicker: wording.kicker,
            title: wording.title,
            // When the next one comes stands at the foot.
            counts: [screen.counts, screen.trust]
                + [screen.longestQuiet, screen.changes, wording.firstLookBanner].compactMap(\.self),
            banners: [wording.sampleBanner].compactMap(\.self)
                + digest.brokenRules.prefix(10).map {
                    "\(wording.place($0)): \(VisibleText.line($0.message)). \(wording.state($0))"
                },
            sections: digest.sections.filter { !$0.stories.isEmpty }.map { section in
                Section(
                    title: VisibleText.line(section.title),
                    mark: section.priority > .digest ? section.priority.rawValue : nil,
                    stories: section.stories.map { Self.story($0, rank: ranks[$0.id], wording) }
                )
            },
            asides: Self.asides(wording),
            foot: Self.foot(wording)
        )
    }

    private static func story(_ story: DigestStory, rank: Int?, _ wording: DigestWording) -> Story {
        let first = story.items.first
        let words = StoryWording(story, wording)
        return Story(
            headline: wording.headline(story.title),
            link: first?.link.flatMap { WebLink($0)?.address },
            language: LanguageTag.valid(first?.language),
            source: first.map { wording.source($0) } ?? "",
            lead: rank == nil ? nil : first.flatMap(wording.lead),
            notes: [
                rank == nil ? nil : words.reason, words.more, words.age, words.overBudget, words.also,
                words.kin(withHeadlines: true),
            ].compactMap(\.self),
            rank: rank
        )
    }

    /// One sentence for each part of the page behind the news.
    private static func asides(_ wording: DigestWording) -> [String] {
        let digest = wording.digest
        func list(_ entries: [(title: String, count: Int)]) -> String {
            entries.map { "\(VisibleText.line($0.title)) \(DigestDate.grouped($0.count))" }.joined(separator: "; ")
        }
        let background = digest.sections.compactMap { section in
            section.background.flatMap { $0.count > 0 ? (title: section.title, count: $0.count) : nil }
        }
        let new = digest.newRules.map { (title: $0.title, count: $0.earlier) }
        let trials = (digest.trialRules ?? []).map { (title: $0.title, count: $0.caught) }
        let quiet = digest.quietRules.map { VisibleText.line($0.title) }
        let failing = digest.failingFeeds.map { wording.headline($0.title) }
        return [
            background.isEmpty ? nil : "Background: \(list(background)).",
            digest.joined.map { joined in
                "Joined stories told before: "
                    + "\(DigestDate.count(max(digest.ledger.joined ?? 0, joined.count), "item"))."
            },
            new.isEmpty ? nil : "New rules, and what they caught earlier: \(list(new)).",
            trials.isEmpty ? nil : "On trial: \(list(trials)).",
            quiet.isEmpty ? nil : "Quiet: \(shown(quiet)).",
            failing.isEmpty ? nil : "No answer from: \(shown(failing)).",
        ].compactMap(\.self)
    }

    /// The first of many names, and how many more there are.
    private static func shown(_ names: [String], most: Int = 12) -> String {
        let more = names.count - most
        return names.prefix(most).joined(separator: "; ") + (more > 0 ? "; and \(DigestDate.grouped(more)) more" : "")
    }

    private static func foot(_ wording: DigestWording) -> [String] {
        let ledger = wording.ledger.filter { $0.count > 0 }.map { "\($0.name) \(DigestDate.grouped($0.count))" }
        return [
            wording.next, wording.window, "Ledger: " + (ledger.isEmpty ? "nothing" : ledger.joined(separator: " · ")),
        ]
    }
}
