package import Digests
package import LookoutModel
package import Rules

/// Runs rules over items that came in before, and counts what they would have told.
///
/// An item that is background in the store counts as any other: it is asked what the rules would have told, had they been
/// there all the time.
package struct Backtest: Sendable {
    /// The rules asked about, in the order of the files.
    package private(set) var tallies: [BacktestTally]
    package private(set) var items = 0
    /// Items that any of the rules asked about caught.
    package private(set) var caught = 0
    /// Alerts that all of them together would have given on a day: one an item.
    package private(set) var alerts: [Day: Int] = [:]
    /// The first and the last day that an item is of.
    package private(set) var days: ClosedRange<Day>?
    /// Items in which a term of the rules asked about stands, whether a rule caught them or not.
    package private(set) var termItems: [Term: Int] = [:]

    private let rules: RuleSet
    private let before: RuleSet?
    private let facts: [RuleID: RuleFacts]
    private let numbers: [RuleID: Int]
    private let explainers: [RuleID: RuleExplainer]
    private let survey: TermSurvey
    private let clock: CivilClock

    /// `chosen` are the rules asked about; `before` those of another revision.
    package init(rules: [Rule], chosen: [RuleID], before: [Rule]?, clock: CivilClock) {
        self.rules = RuleSet(rules)
        self.before = before.map { RuleSet($0) }
        self.clock = clock
        let wanted = Set(chosen)
        let order = rules.map(\.id) + (before ?? []).map(\.id)
        var seen: Set<RuleID> = []
        tallies = order.filter { wanted.contains($0) && seen.insert($0).inserted }.map { id in
            var tally = BacktestTally(id: id, rule: rules.first { $0.id == id })
            if let before {
                let wasThere = before.contains { $0.id == id }
                tally.change = BacktestTally.Change(wasThere: wasThere, isThere: tally.rule != nil)
            }
            return tally
        }
        numbers = Dictionary(uniqueKeysWithValues: tallies.enumerated().map { ($1.id, $0) })
        explainers = Dictionary(
            uniqueKeysWithValues: tallies.compactMap { tally in tally.rule.map { (tally.id, RuleExplainer($0)) } }
        )
        var terms: Set<Term> = []
        for explainer in explainers.values { terms.formUnion(explainer.terms) }
        survey = TermSurvey(terms.sorted { $0.entry < $1.entry })
        facts = RuleFacts.of(rules)
    }

    /// The terms of a rule asked about, in its order.
    package func terms(of rule: RuleID) -> [Term] {
        explainers[rule]?.terms ?? []
    }

    /// How many days the items are of.
    package var dayCount: Int {
        days.map { $0.upperBound.number - $0.lowerBound.number + 1 } ?? 0
    }

    /// Tries one more item.
    package mutating func add(_ item: BacktestItem) {
        let day = clock.day(of: item.date)
        items += 1
        days = days.map { min($0.lowerBound, day)...max($0.upperBound, day) } ?? day...day
        for number in survey.found(in: item.subject) { termItems[survey.terms[number], default: 0] += 1 }
        let matches = rules.matches(item.subject)
        let own = matches.filter { numbers[$0.rule] != nil }
        if let before { compare(item, now: Set(own.map(\.rule)), before: before.matches(item.subject)) }
        guard !own.isEmpty else { return }
        caught += 1
        let text = ItemText(item.subject)
        for match in own { count(match, of: item, on: day, text: text, beside: matches) }
        if isAlert(own, item) { alerts[day, default: 0] += 1 }
    }

    private mutating func count(
        _ match: Match,
        of item: BacktestItem,
        on day: Day,
        text: ItemText,
        beside matches: [Match]
    ) {
        guard let number = numbers[match.rule] else { return }
        let count = BacktestTally.Count(matches: 1, alerts: isAlert([match], item) ? 1 : 0)
        let week = Backtest.week(of: day)
        let caught = caught(item)
        tallies[number].caught.append(caught)
        tallies[number].alerts += count.alerts
        tallies[number].days[day, default: .init()].add(count)
        tallies[number].weeks[week, default: .init()].add(count)
        tallies[number].sources[item.source, default: 0] += 1
        tallies[number].languages[item.subject.language ?? "", default: 0] += 1
        for term in explainers[match.rule]?.termsFound(in: text) ?? [] {
            tallies[number].terms[term, default: 0] += 1
        }
        for other in matches where other.rule != match.rule {
            tallies[number].overlap[other.rule, default: 0] += 1
        }
    }

    private mutating func compare(_ item: BacktestItem, now: Set<RuleID>, before: [Match]) {
        let then = Set(before.map(\.rule))
        let caught = caught(item)
        for rule in now.union(then) {
            guard let number = numbers[rule] else { continue }
            if then.contains(rule) { tallies[number].change?.before += 1 }
            if !then.contains(rule) { tallies[number].change?.gained.append(caught) }
            if !now.contains(rule) { tallies[number].change?.lost.append(caught) }
        }
    }

    private func caught(_ item: BacktestItem) -> BacktestTally.Caught {
        BacktestTally.Caught(
            id: item.id,
            title: item.subject.title,
            source: item.source,
            language: item.subject.language,
            date: item.date
        )
    }

    private func isAlert(_ matches: [Match], _ item: BacktestItem) -> Bool {
        let catches = matches.compactMap { match in
            facts[match.rule].map { AlertPolicy.Catch(rule: $0, match: match) }
        }
        return AlertPolicy.causes(of: catches, kind: item.kind, isBackground: false, alerted: nil) != nil
    }

    /// The Monday of a day's week.
    static func week(of day: Day) -> Day {
        // 1970-01-01 was a Thursday.
        let weekday = (day.number % 7 + 7 + 3) % 7
        return Day(number: day.number - weekday)
    }
}

extension BacktestTally.Count {
    fileprivate mutating func add(_ other: BacktestTally.Count) {
        matches += other.matches
        alerts += other.alerts
    }
}
