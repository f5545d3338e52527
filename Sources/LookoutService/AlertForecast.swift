import Delivery
package import LookoutModel
import Rules
package import Storage

/// What would be sent of an item, to whom and when, if it came in now, or if another report of its story did.
package struct AlertForecast: Sendable {
    /// What would become of it for one recipient.
    package enum Fate: Hashable, Sendable {
        /// An alert that leaves then: at once, or when quiet hours end.
        case told(at: Instant)
        /// The alerts of the day are used up.
        case noneLeft
        /// Silenced, by command or by the rule.
        case silent(Withheld.Reason)
        /// The story has been told, and nothing that a rule asks for has come about.
        case toldBefore
    }

    /// What would tell a story again that has been told.
    package enum Condition: Hashable, Sendable {
        /// So many independent owners; so many tell it already.
        case corroborated(RuleID, Int, already: Int)
        /// The first official source.
        case official(RuleID)
        /// The next report from then on; the rule is nil where the settings say so.
        case cooldown(RuleID?, until: Instant)
    }

    /// One recipient.
    package struct Line: Sendable {
        package let recipient: Recipient
        package let fate: Fate
    }

    /// Everyone who is told of any of the rules, the files first; empty where none of them is loud.
    package let lines: [Line]
    /// Whether the story has been told, so that this is about its next report.
    package let isAgain: Bool
    /// What would tell it again; a rule of a higher priority always does.
    package let conditions: [Condition]

    /// Foretells, as things are at `now`.
    ///
    /// - Throws: `StoreError`, as every verb does through `Store`.
    package init(
        _ catches: [AlertPolicy.Catch],
        kind: SourceKind,
        story: StoredStory?,
        settings: Settings,
        book: SourceBook,
        now: Instant,
        in transaction: StoreTransaction
    ) throws {
        let silences = SilenceBook(try transaction.silences.holding(at: now), zone: settings.zone, now: now)
        // Those that are read as the same in other languages count as one.
        let kin = try story.map { try transaction.stories.kin(of: $0) } ?? []
        let alerted = kin.compactMap(\.alertedPriority).max()
        let telling = alerted == nil ? [] : try transaction.outbox.alerts(of: kin.map(\.id))
        let withheld = try story.flatMap { alerted == nil ? nil : try transaction.withheld.of(story: $0.leader) } ?? []
        let tellers = try story.map { try transaction.stories.tellers(leader: $0.leader) } ?? []
        let silenced = silences.silenced(catches, story: story?.leader)
        var lines: [Line] = []
        var last: Instant?
        for recipient in Recipient.all(settings) {
            let own = catches.filter { recipient.isTold(of: $0.rule) }
            let told = RecipientStory(
                recipient,
                alerted: alerted,
                madeAt: story?.madeAt ?? now,
                telling: telling,
                withheld: withheld
            )
            if let time = told.last { last = max(last ?? time, time) }
            guard own.contains(where: { $0.rule.isTold && AlertPolicy.isLoud($0, kind: kind) }) else { continue }
            let sources = StorySources(tellers, item: 0, since: told.last, book: book)
            let history = AlertPolicy.History(
                alerted: told.alerted,
                lastAlert: told.last,
                ownersBefore: sources.before.count,
                ownersNow: sources.now,
                isNowOfficial: sources.isNowOfficial,
                cooldown: settings.alerts.cooldown
            )
            func verdict(without silenced: Set<RuleID>) -> AlertPolicy.Verdict? {
                AlertPolicy.verdict(of: own, kind: kind, isBackground: false, history, silenced: silenced, at: now)
            }
            guard let verdict = verdict(without: silenced) else {
                let silent = verdict(without: []).flatMap { silences.reason($0.causes[0].rule, story: story?.leader) }
                lines.append(Line(recipient: recipient, fate: silent.map(Fate.silent) ?? .toldBefore))
                continue
            }
            let isCritical = verdict.causes[0].rule.priority == .critical
            let left = try AlertBudget(settings).left(of: recipient, at: now, in: transaction) ?? 1
            let wake = isCritical ? nil : recipient.quiet?.end(after: now, in: recipient.zone)
            lines.append(
                Line(recipient: recipient, fate: left == 0 && !isCritical ? .noneLeft : .told(at: wake ?? now))
            )
        }
        self.lines = lines
        isAgain = alerted != nil
        let loud = catches.filter { AlertPolicy.isLoud($0, kind: kind) }.map(\.rule).sorted { $0.outranks($1) }
        conditions =
            alerted == nil
            ? []
            : Self.conditions(
                loud,
                tellers: StorySources(tellers, item: 0, since: nil, book: book),
                last: last,
                cooldown: settings.alerts.cooldown,
                now: now
            )
    }

    private static func conditions(
        _ rules: [RuleFacts],
        tellers: StorySources,
        last: Instant?,
        cooldown: Int64?,
        now: Instant
    ) -> [Condition] {
        var conditions: [Condition] = []
        for rule in rules {
            let owners = tellers.now.count
            if let count = rule.terms.corroborated, count > owners {
                conditions.append(.corroborated(rule.id, count, already: owners))
            }
            if rule.terms.official, !tellers.isNowOfficial { conditions.append(.official(rule.id)) }
            if let seconds = rule.terms.cooldown ?? cooldown, let last {
                let end = last.advanced(bySeconds: seconds)
                let one = Condition.cooldown(rule.terms.cooldown == nil ? nil : rule.id, until: end)
                if end > now, !conditions.contains(one) { conditions.append(one) }
            }
        }
        return conditions
    }
}
