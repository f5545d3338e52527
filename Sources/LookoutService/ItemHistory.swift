import Digests
import FoundationEssentials
package import LookoutModel
package import Storage
import Stories

/// What became of one item: who caught it, which story it belongs to, and what was told of it, when and where.
package struct ItemHistory: Sendable {
    /// A message that told of the item.
    package struct Message: Sendable {
        package let entry: OutboxEntry
        /// When it was last tried.
        package let triedAt: Instant?
        /// What came of the last try.
        package let result: String?
    }

    /// What an edition made of the item.
    package enum Place: Equatable, Sendable {
        /// In full, under a rule of this title.
        case told(section: String)
        /// As background of a rule: by number, for it was old when the feed was first read.
        case background
        /// As earlier items of a new or changed rule: by number.
        case earlier
        /// Its story had been told on that day: the rule joined it quietly.
        case folded(into: Day)
        /// An old item that its feed published again: held back.
        case held
        /// Only rules on trial caught it.
        case trial
        /// Only muted rules caught it.
        case muted
    }

    /// An edition that covers a match of the item.
    package struct Edition: Sendable {
        package let name: String
        package let day: Day
        package let place: Place
        package let isWritten: Bool
        /// The file that a link to it leads to.
        package let fileName: String
    }

    package let stored: StoredItem
    package let matches: [StoredMatch]
    package let story: StoredStory?
    /// How it belongs to its story.
    package let member: StoryMember?
    /// Why its story is read as the same with one in another language: the rule that caught both, and the lists through which
    /// it did; nil where it is read as the same with none.
    package let kinship: (rule: RuleID, lists: Set<String>)?
    package let messages: [Message]
    /// Alerts of its story that did not leave.
    package let withheld: [Withheld]
    package let editions: [Edition]
    /// The names of the digests whose next edition will cover a match.
    package let waiting: [String]

    /// Reads it all; `digests` are those that the home makes, `facts` tell which rules each of them tells of.
    ///
    /// - Throws: `StoreError`, as every verb does through `Store`.
    package init(
        _ stored: StoredItem,
        digests: [Settings.DigestPlan],
        facts: [RuleID: RuleFacts],
        in transaction: StoreTransaction
    ) throws {
        self.stored = stored
        matches = try transaction.matches.of(item: stored.sequence)
        story = try transaction.stories.of(item: stored.sequence)
        member = try transaction.stories.membership(of: stored.sequence)
        let kin = try story.map { try transaction.stories.kin(of: $0) } ?? []
        kinship = ItemHistory.kinship(story, kin)
        let told = kin.isEmpty ? [] : try transaction.outbox.telling(stories: kin.map(\.id))
        // That the first look told of it is said with the first look.
        withheld = try (story.map { try transaction.withheld.of(story: $0.leader) } ?? []).filter {
            $0.reason != .firstLook
        }
        let (matches, story) = (matches, story)
        messages = try told.filter { entry in
            entry.kind == .alert || entry.kind == .firstLook && ItemHistory.isCounted(matches, in: entry)
        }.map { entry in
            let attempt = try transaction.outbox.lastAttempt(of: entry.id)
            return Message(entry: entry, triedAt: attempt?.at, result: attempt?.result)
        }
        var editions: [Edition] = []
        for match in matches {
            for edition in try transaction.editions.covering(match: match.sequence)
            where !editions.contains(where: { $0.name == edition.name && $0.day == edition.day }) {
                let toldDay = try story.flatMap { try transaction.stories.toldDay($0.id, digest: edition.name) }
                guard let place = ItemHistory.place(in: edition, stored, matches, story: story, toldDay: toldDay) else {
                    continue
                }
                editions.append(
                    Edition(
                        name: edition.name,
                        day: edition.day,
                        place: place,
                        isWritten: edition.isWritten,
                        fileName: ItemHistory.fileName(of: edition)
                    )
                )
            }
        }
        self.editions = editions.sorted { ($0.day, $0.name) < ($1.day, $1.name) }
        waiting = try digests.filter { plan in
            let told = matches.filter {
                plan.rules.parts.isEmpty || facts[$0.match.rule].map(plan.rules.contains) ?? false
            }
            guard let last = told.map(\.sequence).max() else { return false }
            return try transaction.editions.last(of: plan.name).map { $0.lastMatch < last } ?? true
        }.map(\.name)
    }

    private static func fileName(of edition: StoredEdition) -> String {
        if let summary = try? EditionSummary(stored: edition.summary) { return summary.fileName }
        return DigestFormat.html.fileName(day: edition.day, name: edition.name.isEmpty ? nil : edition.name)
    }

    /// The ground on which a story is read as the same with another.
    private static func kinship(_ story: StoredStory?, _ kin: [StoredStory]) -> (rule: RuleID, lists: Set<String>)? {
        guard let story, story.leader != story.id else { return nil }
        return kin.lazy.filter { $0.id != story.id && $0.language != story.language }
            .compactMap { LanguageKinship.ground(story.lists, $0.lists) }.first
    }

    /// Whether the first look counts any of the matches: those that were found up to it, by rules that it tells of.
    private static func isCounted(_ matches: [StoredMatch], in firstLook: OutboxEntry) -> Bool {
        struct Record: Decodable {
            let rules: [RuleID]
        }
        let record = try? JSONDecoder().decode(Record.self, from: Data(firstLook.record.utf8))
        let rules = Set(record?.rules ?? [])
        return matches.contains { match in
            match.origin == .live && match.matchedAt <= firstLook.createdAt && rules.contains(match.match.rule)
        }
    }

    /// What an edition made of the item; nil where it tells of none of the rules that caught it.
    private static func place(
        in edition: StoredEdition,
        _ stored: StoredItem,
        _ matches: [StoredMatch],
        story: StoredStory?,
        toldDay: Day?
    ) -> Place? {
        let digest = try? DigestRecord.digest(Array(edition.body.utf8))
        let chosen = (digest?.chosenRules).map(Set.init)
        let covered = matches.filter { match in
            match.sequence > edition.firstMatch && match.sequence <= edition.lastMatch
                && chosen?.contains(match.match.rule) ?? true
        }
        if covered.isEmpty { return nil }
        if let story, let digest,
            let section = digest.sections.first(where: { section in
                section.stories.contains { told in
                    told.id == story.id || told.items.contains { $0.id == stored.id }
                }
            })
        {
            return .told(section: section.title)
        }
        if covered.allSatisfy({ $0.origin == .earlier }) { return .earlier }
        if stored.heldUntil != nil { return .held }
        if let toldDay, toldDay < edition.day { return .folded(into: toldDay) }
        if toldDay != nil, stored.isBackground { return .background }
        let onTrial = Set((digest?.trialRules ?? []).map(\.rule))
        return covered.contains { onTrial.contains($0.match.rule) } ? .trial : .muted
    }
}
