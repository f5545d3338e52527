package import Delivery
package import LookoutModel
import Platform
import Rules
package import Storage
import Text

/// Looks whether a rule has far more than usual, or nothing for too long, where its file asks for that.
///
/// At the end of a pass, in its transaction.
package struct RuleWatch: Sendable {
    /// Days that say what is usual.
    package static let baseline: Int64 = 14
    /// Days that must have been watched before anything is unusual.
    package static let patience: Int64 = 7
    /// The fewest stories of a day that are a surge, however rare the rule's stories are.
    package static let fewest = 5
    /// Headlines that are shown.
    private static let shown = 5

    private let settings: Settings
    private let now: Instant

    package init(settings: Settings, now: Instant) {
        self.settings = settings
        self.now = now
    }

    /// The finding of a rule, and what tells it apart from the next one of its kind; nil where all is as usual.
    ///
    /// `loaded` is when the rule was loaded as it stands: what it found by looking back says nothing of its days.
    ///
    /// - Throws: `StoreError`, as every verb does through `Store`.
    package func surge(
        _ rule: RuleFacts,
        watchedSince loaded: Instant,
        in transaction: StoreTransaction
    ) throws -> (key: String, finding: RuleNotice.Finding)? {
        guard let factor = rule.terms.surge, rule.isTold, let begun = try transaction.passes.firstStart() else {
            return nil
        }
        let today = AlertBudget.dayStart(of: now, in: settings.zone)
        let days = min(Self.baseline, today.seconds(since: max(begun, loaded)) / 86_400)
        guard days >= Self.patience else { return nil }
        let before = today.advanced(bySeconds: -days * 86_400)
        let usual = Double(try transaction.matches.stories(of: rule.id, from: before, to: today)) / Double(days)
        let count = try transaction.matches.stories(of: rule.id, from: today, to: now.advanced(bySeconds: 1))
        guard count >= Self.fewest, Double(count) >= usual * Double(factor) else { return nil }
        let day = CivilDate(dayNumber: settings.zone.civil(now.seconds).date.dayNumber)
        return ("\(rule.id) \(day)", .surge(today: count, usual: usual))
    }

    /// As `surge`, of nothing for too long.
    ///
    /// Only days with a pass that came to its end count: where nobody looked, nothing was missed.
    ///
    /// - Throws: `StoreError`.
    package func absence(
        _ rule: RuleFacts,
        watchedSince loaded: Instant,
        in transaction: StoreTransaction
    ) throws -> (key: String, finding: RuleNotice.Finding)? {
        guard let span = rule.terms.absence, rule.isTold, let begun = try transaction.passes.firstStart() else {
            return nil
        }
        let last = try transaction.matches.last(of: rule.id)
        let start = max(last ?? begun, begun, last ?? loaded)
        guard start.seconds(since: now) <= -span,
            try transaction.passes.days(from: start, to: now) >= Int(span / 86_400)
        else { return nil }
        return ("\(rule.id) \(last?.seconds ?? begun.seconds)", .absence(last: last, span: span))
    }

    /// The latest stories of today under a rule, by their first headline, the newest first.
    ///
    /// - Throws: `StoreError`.
    func latest(_ rule: RuleID, in transaction: StoreTransaction) throws -> [StoredItem] {
        let today = AlertBudget.dayStart(of: now, in: settings.zone)
        let items = try transaction.matches.items(of: rule, from: today, limit: 50)
        var seen: Set<String> = []
        return try transaction.items.fetch(items).reversed().filter { stored in
            let story = try transaction.stories.of(item: stored.sequence)
            return seen.insert(story?.leader ?? stored.id).inserted
        }.prefix(Self.shown).map(\.self)
    }

    /// What is to be told of rules, by what tells it apart.
    ///
    /// - Throws: `StoreError`.
    func findings(
        _ rules: [RuleFacts],
        loaded: [RuleID: Instant],
        in transaction: StoreTransaction
    ) throws -> [(rule: RuleFacts, key: String, finding: RuleNotice.Finding, items: [StoredItem])] {
        var findings: [(rule: RuleFacts, key: String, finding: RuleNotice.Finding, items: [StoredItem])] = []
        for rule in rules.sorted(by: { $0.order < $1.order }) {
            if let (key, finding) = try surge(rule, watchedSince: loaded[rule.id] ?? now, in: transaction) {
                findings.append((rule, key, finding, try latest(rule.id, in: transaction)))
            }
            if let (key, finding) = try absence(rule, watchedSince: loaded[rule.id] ?? now, in: transaction) {
                findings.append((rule, key, finding, []))
            }
        }
        return findings
    }
}
