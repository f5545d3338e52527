import LookoutModel
import Rules
import Storage
import Stories

/// Puts items into stories during a pass: the stories of the last days are read from the store when the first is needed.
///
/// One transaction at a time, in the order in which items come.
final class StoryPlacer {
    /// Items of a feed among which titles and leads that stand there again and again are looked for.
    private static let headings = 1000
    /// Seconds that the store is looked back: a story's items may be older than they were seen.
    private static let reach: Int64 = 96 * 3600

    /// Which of an item's texts recur in its feed and carry no weight.
    private typealias Recurring = (title: Bool, lead: Bool)

    /// Where an item belongs.
    struct Place {
        var story: StoredStory
        /// Whether it joined just now, and only possibly tells the same.
        var isPossible: Bool
        /// The highest priority under which the story, or one that it is read as the same with, has alerted.
        var alerted: Priority?
    }

    private let book: SourceBook
    private let now: Instant
    private let thresholds = StoryThresholds()
    private var index: StoryIndex?
    /// Stories of the last days in the order of their first items.
    private var kin: [LanguageKinship.Story] = []
    /// What recurs in feeds that were looked at.
    private var recurring: [FeedID: RecurringTexts] = [:]
    /// The items of the document that is being stored.
    private var document: [Item] = []

    private var namedLists: [RuleID: NamedLists] = [:]

    init(book: SourceBook, now: Instant) {
        self.book = book
        self.now = now
    }

    /// The place of an item that the store holds: its story where it has one, else the story that it joins or begins.
    ///
    /// Old items at a first look begin stories of their own and are joined by nothing: who reads them was told a number. Nor
    /// is a story that begins with an item that is held back: nobody has been told of it, and what joins may be news.
    func place(
        _ item: Item,
        sequence: Int64,
        id: String,
        isBackground: Bool,
        isHeld: Bool,
        matches: [Match],
        matcher: ItemMatcher,
        in transaction: StoreTransaction
    ) throws -> Place {
        if let story = try transaction.stories.of(item: sequence) {
            return Place(story: story, isPossible: false, alerted: try alerted(story, in: transaction))
        }
        if isBackground {
            let story = try transaction.stories.make(id: id, firstItem: sequence, at: now)
            return Place(story: story, isPossible: false, alerted: nil)
        }
        try load(before: sequence, in: transaction)
        let recurring = try recurring(item, sequence: sequence, in: transaction)
        let new = storyItem(item, sequence: sequence, firstSeen: now, recurring)
        if case .joins(let name, let join)? = index?.placement(of: new),
            let story = try transaction.stories.fetch(name)
        {
            try transaction.stories.add(
                sequence,
                StoryMember(
                    story: name,
                    grade: join.grade.rawValue,
                    similarity: join.similarity,
                    copiedFrom: join.copiedFrom,
                    hasRecurringTitle: recurring.title,
                    hasRecurringLead: recurring.lead
                )
            )
            if !isHeld {
                index?.add(new, story: name, begun: new.time, grade: join.grade, copiedFrom: join.copiedFrom)
            }
            let isPossible = join.grade == .possible
            return Place(story: story, isPossible: isPossible, alerted: try alerted(story, in: transaction))
        }
        if isHeld {
            let story = try transaction.stories.make(id: id, firstItem: sequence, at: now)
            return Place(story: story, isPossible: false, alerted: nil)
        }
        let story = try begin(new, id: id, lists: lists(item, matches, matcher), recurring, in: transaction)
        return Place(story: story, isPossible: false, alerted: try alerted(story, in: transaction))
    }

    /// Prepares for the items of a feed's document.
    func begin(_ document: [Item]) {
        self.document = document
        if let feed = document.first?.feed { recurring[feed]?.take(document) }
    }

    /// Counts a new item's terms and texts, after it was placed.
    func note(_ item: Item, sequence: Int64) {
        recurring[item.feed]?.note(title: item.title, lead: StoryItem.lead(of: item))
        // What is read from the store when it is needed counts then.
        if index != nil { index?.note(storyItem(item, sequence: sequence, firstSeen: now)) }
    }

    private func begin(
        _ item: StoryItem,
        id: String,
        lists: [RuleID: Set<String>],
        _ recurring: Recurring,
        in transaction: StoreTransaction
    ) throws -> StoredStory {
        let language = item.terms.language.tag
        let new = LanguageKinship.Story(id: id, leader: id, language: language, time: item.time, lists: lists)
        let leader = lists.isEmpty ? nil : LanguageKinship.leader(for: new, among: kin)
        let story = try transaction.stories.make(
            id: id,
            firstItem: item.sequence,
            at: now,
            leader: leader,
            language: language,
            lists: lists,
            hasRecurringTitle: recurring.title,
            hasRecurringLead: recurring.lead
        )
        if !lists.isEmpty {
            kin.append(
                LanguageKinship.Story(
                    id: id,
                    leader: story.leader,
                    language: language,
                    time: item.time,
                    lists: lists
                )
            )
        }
        index?.add(item, story: id, begun: item.time, grade: .first, copiedFrom: nil)
        return story
    }

    /// Through which of the lists that the rules name they meet an item's title and summary, of those that caught it.
    private func lists(_ item: Item, _ matches: [Match], _ matcher: ItemMatcher) -> [RuleID: Set<String>] {
        var short = item
        short.content = ""
        let subject = ItemMatcher.subject(of: short, book: book, now: now)
        var lists: [RuleID: Set<String>] = [:]
        for match in matches where match.holdsWithoutContent {
            guard let rule = matcher.rule(match.rule), !rule.lists.isEmpty else { continue }
            let named = namedLists[rule.id] ?? NamedLists(rule)
            namedLists[rule.id] = named
            let met = named.met(by: subject)
            if !met.isEmpty { lists[rule.id] = met }
        }
        return lists
    }

    private func alerted(_ story: StoredStory, in transaction: StoreTransaction) throws -> Priority? {
        try transaction.stories.kin(of: story).compactMap(\.alertedPriority).max()
    }

    private func storyItem(
        _ item: Item,
        sequence: Int64,
        firstSeen: Instant,
        _ recurring: Recurring = (false, false)
    ) -> StoryItem {
        StoryItem(
            item,
            sequence: sequence,
            owner: book.owner(item.feed),
            isOfficial: book.kind(item.feed) == .official,
            firstSeen: firstSeen,
            hasRecurringTitle: recurring.title,
            hasRecurringLead: recurring.lead
        )
    }

    private func load(before sequence: Int64, in transaction: StoreTransaction) throws {
        guard index == nil else { return }
        var loaded = StoryIndex(thresholds)
        let since = now.advanced(bySeconds: -Self.reach)
        var begun: [String: Instant] = [:]
        try transaction.stories.forEachRecent(
            before: sequence,
            since: since,
            limit: thresholds.frequencyWindow,
            textLength: StoryItem.textLength
        ) { stored, member in
            let item = storyItem(
                stored.item,
                sequence: stored.sequence,
                firstSeen: stored.firstSeen,
                (member?.hasRecurringTitle ?? false, member?.hasRecurringLead ?? false)
            )
            if let member, !stored.isBackground, stored.heldUntil == nil, stored.firstSeen >= since {
                let first = begun[member.story] ?? item.time
                begun[member.story] = first
                loaded.add(
                    item,
                    story: member.story,
                    begun: first,
                    grade: StoryPlacement.Grade(rawValue: member.grade) ?? .firm,
                    copiedFrom: member.copiedFrom
                )
            }
            loaded.note(item)
        }
        index = loaded
        kin = try transaction.stories.made(since: now.advanced(bySeconds: -2 * LanguageKinship.window))
            .compactMap { story in
                guard let language = story.language, !story.lists.isEmpty else { return nil }
                return LanguageKinship.Story(
                    id: story.id,
                    leader: story.leader,
                    language: language,
                    time: begun[story.id] ?? story.madeAt,
                    lists: story.lists
                )
            }
    }

    /// Which of an item's texts recur in its feed.
    private func recurring(_ item: Item, sequence: Int64, in transaction: StoreTransaction) throws -> Recurring {
        if recurring[item.feed] == nil {
            var texts = RecurringTexts()
            try transaction.items.forEachHeading(
                in: item.feed,
                before: sequence,
                limit: Self.headings,
                length: StoryItem.textLength
            ) { texts.note(title: $0, lead: $1) }
            if document.first?.feed == item.feed { texts.take(document) }
            recurring[item.feed] = texts
        }
        guard let texts = recurring[item.feed] else { return (false, false) }
        return (texts.hasTitle(of: item), texts.hasLead(of: item))
    }
}
