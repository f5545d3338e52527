package import Delivery
package import LookoutModel
import Rules

/// Whether a story is told at once.
///
/// A pure function.
package enum AlertPolicy {
    /// One rule's catch of an item.
    package struct Catch: Hashable, Sendable {
        package let rule: RuleFacts
        package let match: Match

        package init(rule: RuleFacts, match: Match) {
            self.rule = rule
            self.match = match
        }
    }

    /// What is known of a story when an item joins it.
    package struct History: Hashable, Sendable {
        /// The highest priority under which it has alerted; nil where it has not.
        package var alerted: Priority?
        /// When it last alerted; nil where it has not.
        package var lastAlert: Instant?
        /// How many independent owners told it when it last alerted.
        package let ownersBefore: Int
        /// The independent owners that tell it now, with the item.
        package let ownersNow: [String]
        /// Whether an official source tells it now, and none did when it last alerted.
        package let isNowOfficial: Bool
        /// Whether the item is a new wording of one that rules have caught before.
        let isEdit: Bool
        /// Seconds of quiet after an alert where the rule does not say.
        package let cooldown: Int64?

        package init(
            alerted: Priority?,
            lastAlert: Instant? = nil,
            ownersBefore: Int = 0,
            ownersNow: [String] = [],
            isNowOfficial: Bool = false,
            isEdit: Bool = false,
            cooldown: Int64? = nil
        ) {
            self.alerted = alerted
            self.lastAlert = lastAlert
            self.ownersBefore = ownersBefore
            self.ownersNow = ownersNow
            self.isNowOfficial = isNowOfficial
            self.isEdit = isEdit
            self.cooldown = cooldown
        }
    }

    /// That a story is to be told, by which rules, and why again.
    package struct Verdict: Hashable, Sendable {
        /// The highest first; never empty.
        package let causes: [Catch]
        /// Nil where it is told for the first time.
        package let update: AlertUpdate?

        package init(causes: [Catch], update: AlertUpdate?) {
            self.causes = causes
            self.update = update
        }
    }

    /// The causes of an alert, the highest first, or nil where there is none.
    ///
    /// As `verdict`, of a story of which nothing is known but under which priority it has alerted.
    package static func causes(
        of catches: [Catch],
        kind: SourceKind,
        isBackground: Bool,
        alerted: Priority?
    ) -> [Catch]? {
        verdict(
            of: catches,
            kind: kind,
            isBackground: isBackground,
            History(alerted: alerted),
            at: Instant(seconds: 0)
        )?
        .causes
    }

    /// Whether an alert is due, and why.
    ///
    /// It is where a rule of priority `alert` or above caught the item's title or summary (or asked for content), the feed
    /// is not of kind analysis (or the rule asked for it), the item is no background, and the story either has not alerted
    /// before under that priority or a higher one, or one of these rules asks to be told again. Rules that are `silenced` ask
    /// for nothing. All rules that caught the story are named, but those that are muted or on trial.
    package static func verdict(
        of catches: [Catch],
        kind: SourceKind,
        isBackground: Bool,
        _ history: History,
        silenced: Set<RuleID> = [],
        at now: Instant
    ) -> Verdict? {
        guard !isBackground else { return nil }
        let told = catches.filter(\.rule.isTold).sorted { $0.rule.outranks($1.rule) }
        let loud = told.filter { isLoud($0, kind: kind) && !silenced.contains($0.rule.id) }
        guard let highest = loud.first else { return nil }
        func verdict(_ first: Catch, _ update: AlertUpdate?) -> Verdict {
            Verdict(causes: [first] + told.filter { $0.rule.id != first.rule.id }, update: update)
        }
        guard let alerted = history.alerted else { return verdict(highest, nil) }
        if highest.rule.priority > alerted { return verdict(highest, .raised) }
        // An edit is an update, not news.
        if history.isEdit { return nil }
        if history.isNowOfficial, let asking = loud.first(where: \.rule.terms.official) {
            return verdict(asking, .official)
        }
        let owners = history.ownersBefore + 1..<max(history.ownersNow.count, history.ownersBefore) + 1
        if let asking = loud.first(where: { $0.rule.terms.corroborated.map(owners.contains) ?? false }) {
            return verdict(asking, .corroborated(history.ownersNow))
        }
        // An alert of a day ahead was made by a clock that was: it holds up none.
        let past = history.lastAlert.map { $0.seconds(since: now) > 86_400 ? Instant(seconds: 0) : $0 }
        if let last = past,
            let asking = loud.first(where: { caught in
                (caught.rule.terms.cooldown ?? history.cooldown).map { last.advanced(bySeconds: $0) <= now } ?? false
            })
        {
            return verdict(asking, .continuing)
        }
        return nil
    }

    /// Whether a catch is one for which somebody is interrupted, as far as the rule and the item say.
    package static func isLoud(_ caught: Catch, kind: SourceKind) -> Bool {
        caught.rule.priority >= .alert
            && (caught.match.holdsWithoutContent || caught.rule.alertsOnContent)
            && (kind != .analysis || caught.rule.asksForAnalysis)
    }
}
