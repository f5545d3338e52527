import Delivery
import LookoutModel
import Rules
import Storage

/// The alerts of feeds that are committed together: decided item by item, made at the end of their transaction, when all
/// that arrived together stands in its story.
struct AlertBatch {
    /// An item that may be told, with its place.
    struct Candidate {
        let item: Item
        let sequence: Int64
        let id: String
        let isBackground: Bool
        /// Told by the first look: it alerts nobody.
        let isQuiet: Bool
        /// A new wording of an item that rules have caught before: no news, but for a rule of a higher priority.
        let isEdit: Bool
        let place: StoryPlacer.Place
        let catches: [AlertPolicy.Catch]
    }

    /// What one recipient is to be told of a story.
    private struct Due {
        let recipient: Recipient
        let story: StoredStory
        let candidate: Candidate
        var verdict: AlertPolicy.Verdict

        var priority: Priority { verdict.causes[0].rule.priority }

        func isOf(_ other: Recipient, _ leader: String) -> Bool {
            recipient.sink == other.sink && recipient.name == other.name && story.leader == leader
        }
    }

    private let maker: AlertMaker
    private let book: SourceBook
    private let settings: Settings
    private let now: Instant
    private let silences: SilenceBook
    private var due: [Due] = []

    init(maker: AlertMaker, book: SourceBook, settings: Settings, now: Instant, in transaction: StoreTransaction) throws
    {
        self.maker = maker
        self.book = book
        self.settings = settings
        self.now = now
        silences = SilenceBook(try transaction.silences.holding(at: now), zone: settings.zone, now: now)
    }

    /// Decides who is to be told of an item that has its place in a story; notes with the story that it was told.
    mutating func consider(_ candidate: Candidate, in transaction: StoreTransaction) throws {
        let kind = book.kind(candidate.item.feed)
        let place = candidate.place
        // Most items alert nobody, and cost nothing more.
        guard !candidate.isBackground, candidate.catches.contains(where: { AlertPolicy.isLoud($0, kind: kind) }) else {
            return
        }
        // An official word that possibly is another development is told as one.
        let alerted = place.isPossible && kind == .official ? nil : place.alerted
        let past = try Past(of: candidate, alerted: alerted, in: transaction)
        let silenced = silences.silenced(candidate.catches, story: place.story.leader)
        var highest: Priority?
        for recipient in maker.recipients {
            let catches = candidate.catches.filter { recipient.isTold(of: $0.rule) }
            let story = RecipientStory(
                recipient,
                alerted: alerted,
                madeAt: place.story.madeAt,
                telling: past.telling,
                withheld: past.withheld,
                isBeingTold: due.contains { $0.story.leader == place.story.leader }
            )
            let sources = past.tellers.map {
                StorySources($0, item: candidate.sequence, since: story.last, book: book)
            }
            let history = AlertPolicy.History(
                alerted: story.alerted,
                lastAlert: story.last,
                ownersBefore: sources?.before.count ?? 0,
                ownersNow: sources?.now ?? [],
                isNowOfficial: sources?.isNowOfficial ?? false,
                isEdit: candidate.isEdit,
                cooldown: settings.alerts.cooldown
            )
            if let index = due.firstIndex(where: { $0.isOf(recipient, place.story.leader) }) {
                let before = due[index].priority
                join(catches, kind: kind, silenced: silenced, at: index)
                if due[index].priority > before { highest = max(highest ?? .mute, due[index].priority) }
                continue
            }
            func verdict(without silenced: Set<RuleID>) -> AlertPolicy.Verdict? {
                AlertPolicy.verdict(
                    of: catches,
                    kind: kind,
                    isBackground: false,
                    history,
                    silenced: silenced,
                    at: now
                )
            }
            if candidate.isQuiet {
                guard let verdict = verdict(without: []) else { continue }
                highest = max(highest ?? .mute, verdict.causes[0].rule.priority)
                try withhold(verdict, from: recipient, story: place.story, reason: .firstLook, in: transaction)
            } else if let verdict = verdict(without: silenced) {
                highest = max(highest ?? .mute, verdict.causes[0].rule.priority)
                due.append(Due(recipient: recipient, story: place.story, candidate: candidate, verdict: verdict))
            } else if let verdict = verdict(without: []),
                let reason = silences.reason(verdict.causes[0].rule, story: place.story.leader)
            {
                try withhold(verdict, from: recipient, story: place.story, reason: reason, in: transaction)
            }
        }
        guard let highest else { return }
        try transaction.stories.noteAlert(place.story.id, priority: max(highest, place.story.alertedPriority ?? .mute))
    }

    /// Puts what was decided into the outbox; returns how many stories are told.
    mutating func enqueue(in transaction: StoreTransaction) throws -> Int {
        var told: Set<String> = []
        for one in due {
            if try !hasBudget(one, in: transaction) {
                try withhold(one.verdict, from: one.recipient, story: one.story, reason: .budget, in: transaction)
                continue
            }
            let items = try AlertItems(
                of: one.story,
                first: maker.alertItem(id: one.candidate.id, one.candidate.item),
                maker: maker,
                in: transaction
            )
            try transaction.outbox.enqueue(
                maker.entry(story: one.story, to: one.recipient, verdict: one.verdict, items: items)
            )
            told.insert(one.story.id)
        }
        due = []
        return told.count
    }

    /// Further rules join an alert that is still to be made; a higher one speaks first.
    private mutating func join(
        _ catches: [AlertPolicy.Catch],
        kind: SourceKind,
        silenced: Set<RuleID>,
        at index: Int
    ) {
        let known = due[index].verdict.causes
        let more = catches.filter { caught in
            caught.rule.isTold && !known.contains { $0.rule.id == caught.rule.id }
        }.sorted { $0.rule.outranks($1.rule) }
        guard !more.isEmpty else { return }
        let raising = more.filter { caught in
            AlertPolicy.isLoud(caught, kind: kind) && !silenced.contains(caught.rule.id)
                && caught.rule.priority > known[0].rule.priority
        }
        let rest = more.filter { caught in !raising.contains(caught) }
        due[index].verdict = AlertPolicy.Verdict(causes: raising + known + rest, update: due[index].verdict.update)
    }

    /// What is critical is told whatever has been told that day.
    private func hasBudget(_ due: Due, in transaction: StoreTransaction) throws -> Bool {
        if due.priority == .critical { return true }
        return try AlertBudget(settings).left(of: due.recipient, at: now, in: transaction).map { $0 > 0 } ?? true
    }

    private func withhold(
        _ verdict: AlertPolicy.Verdict,
        from recipient: Recipient,
        story: StoredStory,
        reason: Withheld.Reason,
        in transaction: StoreTransaction
    ) throws {
        try transaction.withheld.note(
            Withheld(
                story: story.leader,
                sink: recipient.sink,
                recipient: recipient.name,
                priority: verdict.causes[0].rule.priority,
                reason: reason,
                rule: verdict.causes[0].rule.id,
                at: now
            )
        )
    }
}

extension AlertBatch {
    /// What was told of a story before an item joined it; read only where the story has alerted.
    private struct Past {
        var telling: [OutboxEntry] = []
        var withheld: [Withheld] = []
        var tellers: [StoryTeller]?

        init(of candidate: Candidate, alerted: Priority?, in transaction: StoreTransaction) throws {
            guard alerted != nil else { return }
            let leader = candidate.place.story.leader
            let kin = try transaction.stories.kin(of: candidate.place.story).map(\.id)
            telling = try transaction.outbox.alerts(of: kin)
            withheld = try transaction.withheld.of(story: leader)
            guard candidate.catches.contains(where: { $0.rule.terms.corroborated != nil || $0.rule.terms.official })
            else { return }
            tellers = try transaction.stories.tellers(leader: leader)
        }
    }
}
