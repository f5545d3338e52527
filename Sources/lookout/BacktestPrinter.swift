import Digests
import LookoutModel
import LookoutService
import Rules
import Text

/// Prints a backtest for people.
struct BacktestPrinter {
    /// The most rules that are told in full where all were asked about.
    private static let rulesInFull = 25
    /// The most sources that are named.
    private static let sources = 12
    /// The most terms that are counted.
    private static let terms = 20
    /// Columns of the longest bar.
    private static let bar = 30

    let report: BacktestReport

    private var backtest: Backtest { report.backtest }

    var text: String {
        guard backtest.items > 0 else {
            let place = report.since.map { " since \(Timestamp.civil($0.seconds)) UTC" } ?? ""
            return "There are no items\(place): nothing to try the rules on. lookout run gathers them; "
                + "--items FILE takes them from a file.\n"
        }
        var lines = head
        let isWhole = !report.isOfAllRules || backtest.tallies.count <= Self.rulesInFull
        if backtest.tallies.count > 1 { lines += [""] + summary }
        if isWhole {
            for tally in backtest.tallies { lines += [""] + block(tally) }
        } else {
            lines += ["", "lookout backtest RULE tells one rule in full."]
        }
        return lines.joined(separator: "\n") + "\n"
    }

    // MARK: All rules

    private var head: [String] {
        let days = backtest.days
        var lines = [
            "\(Plural.of(backtest.items, "item")) of \(Plural.of(backtest.dayCount, "day"))"
                + (days.map { ", \(date($0.lowerBound)) to \(date($0.upperBound))" } ?? "")
        ]
        if backtest.tallies.count > 1 {
            lines.append(
                "\(Plural.of(backtest.tallies.count, "rule")) caught \(Plural.of(backtest.caught, "item")), "
                    + "\(rate(backtest.caught)) a day"
            )
            lines += AlignedText.wrapped(alerts(backtest.alerts, total: backtest.alerts.values.reduce(0, +)))
        }
        if let revision = report.revision {
            lines.append("against \(VisibleText.line(revision.name))")
            for problem in revision.problems {
                let place = VisibleText.line(Places.text(problem.place))
                let text = "\(place): \(RuleMessages.sentence(problem.fact)); in that revision"
                lines += AlignedText.wrapped(text, head: "  ")
            }
        }
        return lines
    }

    private var summary: [String] {
        var rows = [["Rule", "matches", "a day", "alerts", "most"]]
        if report.revision != nil { rows[0] += ["gained", "lost"] }
        for tally in backtest.tallies {
            let most = tally.days.values.map(\.alerts).max() ?? 0
            var row = [
                tally.id.rawValue, String(tally.caught.count), rate(tally.caught.count), String(tally.alerts),
                String(most),
            ]
            if let change = tally.change { row += ["+\(change.gained.count)", "-\(change.lost.count)"] }
            rows.append(row)
        }
        return AlignedText.table(rows, indent: 0, limits: [44], rightAligned: [1, 2, 3, 4, 5, 6])
    }

    // MARK: One rule

    private func block(_ tally: BacktestTally) -> [String] {
        var lines: [String] = []
        guard let rule = tally.rule else {
            lines.append("\(tally.id)  (not there any more)")
            return lines + change(tally)
        }
        let title = "\(RuleMessages.show(rule.title)) (\(rule.priority.rawValue))"
        lines += AlignedText.wrapped(title, head: "\(tally.id)  ")
        let count = tally.caught.count
        lines.append("\(Plural.of(count, "match", "matches")), \(rate(count)) a day")
        if rule.priority >= .alert, !rule.isOnTrial {
            lines += AlignedText.wrapped(alerts(tally.days.mapValues(\.alerts), total: tally.alerts))
        }
        lines += exceeded(tally, rule)
        lines += weeks(tally)
        lines += counts("By source", tally.sources, limit: Self.sources)
        let languages = tally.languages.map { ($0.key.isEmpty ? "(none named)" : $0.key, $0.value) }
        lines += counts("By language", Dictionary(uniqueKeysWithValues: languages), limit: Self.sources)
        lines += terms(tally)
        let names = Dictionary(uniqueKeysWithValues: tally.overlap.map { ($0.rawValue, $1) })
        lines += counts("Caught by other rules too", names, limit: Self.sources)
        lines += samples("Headlines", tally.caught, mark: "-")
        return lines + change(tally)
    }

    private func alerts(_ days: [Day: Int], total: Int) -> String {
        guard total > 0 else { return "no alerts" }
        var text = "\(Plural.of(total, "alert")), \(rate(total)) a day"
        let most = days.values.max() ?? 0
        if let day = days.filter({ $0.value == most }).keys.min() { text += "; at most \(most), on \(date(day))" }
        let loud = days.values.filter { $0 > 0 }
        var spread = [(count: 0, days: backtest.dayCount - loud.count)]
        for count in Set(loud).sorted() { spread.append((count, loud.count { $0 == count })) }
        let parts = spread.filter { $0.days > 0 }.map { count, days in
            "\(count == 0 ? "none" : String(count)) on \(Plural.of(days, "day"))"
        }
        return text + " (\(parts.joined(separator: ", ")))"
    }

    private func exceeded(_ tally: BacktestTally, _ rule: Rule) -> [String] {
        guard let limit = rule.expectedPerDay else { return [] }
        let days = tally.exceeded
        guard !days.isEmpty else { return ["never more than expect: per-day: \(limit)"] }
        let shown = days.prefix(5).map { "\(date($0)) (\(tally.days[$0]?.matches ?? 0))" }.joined(separator: ", ")
        let more = days.count > 5 ? " and \(days.count - 5) more" : ""
        return AlignedText.wrapped(
            "MORE THAN EXPECTED (per-day: \(limit)) on \(Plural.of(days.count, "day")): \(shown)\(more)"
        )
    }

    /// A line for each week; more than two in a row without a match are one line.
    private func weeks(_ tally: BacktestTally) -> [String] {
        let days = tally.weeks.filter { $0.value.matches > 0 }.keys.sorted()
        let most = tally.weeks.values.map(\.matches).max() ?? 1
        var rows = [["Week of", "matches", "alerts", ""]]
        var last: Day?
        for week in days {
            let empty = last.map { stride(from: $0.number + 7, to: week.number, by: 7).map { Day(number: $0) } } ?? []
            rows +=
                empty.count > 2 ? [["(\(empty.count) weeks)", "0", "0", ""]] : empty.map { [date($0), "0", "0", ""] }
            let count = tally.weeks[week] ?? BacktestTally.Count()
            let length = (count.matches * Self.bar + most - 1) / most
            let bar = String(repeating: "#", count: length)
            rows.append([date(week), String(count.matches), String(count.alerts), bar])
            last = week
        }
        if days.isEmpty { return [] }
        return [""] + AlignedText.table(rows, indent: 2, rightAligned: [1, 2])
    }

    private func counts(_ title: String, _ counts: [String: Int], limit: Int) -> [String] {
        guard !counts.isEmpty else { return [] }
        let ordered = counts.sorted { ($0.value, $1.key) > ($1.value, $0.key) }
        var rows = ordered.prefix(limit).map { [String($0.value), RuleMessages.show($0.key)] }
        if ordered.count > limit {
            let rest = ordered.dropFirst(limit)
            rows.append([String(rest.reduce(0) { $0 + $1.value }), "from \(rest.count) more"])
        }
        return ["", "  " + title] + AlignedText.table(rows, indent: 4, rightAligned: [0])
    }

    private func terms(_ tally: BacktestTally) -> [String] {
        let terms = backtest.terms(of: tally.id)
        let met = terms.filter { tally.terms[$0] != nil }
            .sorted { (tally.terms[$0] ?? 0, $1.entry) > (tally.terms[$1] ?? 0, $0.entry) }
        var lines: [String] = []
        if !met.isEmpty {
            var rows = [["matches", "items", "Term"]]
            for term in met.prefix(Self.terms) {
                let seen = backtest.termItems[term] ?? 0
                rows.append([String(tally.terms[term] ?? 0), String(seen), RuleMessages.show(term.entry)])
            }
            lines += [""] + AlignedText.table(rows, indent: 2, rightAligned: [0, 1])
            if met.count > Self.terms { lines.append("  and \(met.count - Self.terms) more terms (all with --json)") }
        }
        let rest = terms.filter { tally.terms[$0] == nil }
        lines += names("In items, but in no match", rest.filter { backtest.termItems[$0] != nil })
        lines += names("In no item at all", rest.filter { backtest.termItems[$0] == nil })
        return lines
    }

    private func names(_ title: String, _ terms: [Term]) -> [String] {
        guard !terms.isEmpty else { return [] }
        let shown = terms.prefix(40).map { RuleMessages.show($0.entry) }.joined(separator: ", ")
        let more = terms.count > 40 ? " and \(terms.count - 40) more (all with --json)" : ""
        let text = "\(title) (\(Plural.of(terms.count, "term"))): \(shown)\(more)"
        return AlignedText.wrapped(text, head: "  ", hanging: 4)
    }

    // MARK: Headlines

    private func change(_ tally: BacktestTally) -> [String] {
        guard let change = tally.change, let revision = report.revision else { return [] }
        let name = VisibleText.line(revision.name)
        if !change.wasThere { return ["", "  Not there in \(name): all of it is new"] }
        let now = tally.caught.count
        let verdict =
            change.gained.isEmpty && change.lost.isEmpty
            ? "the same" : "\(change.gained.count) gained, \(change.lost.count) lost"
        return ["", "  Against \(name): \(change.before) then, \(now) now; \(verdict)"]
            + samples("Gained", change.gained, mark: "+") + samples("Lost", change.lost, mark: "-")
    }

    /// A handful, spread over the time.
    private func samples(_ title: String, _ caught: [BacktestTally.Caught], mark: String) -> [String] {
        guard !caught.isEmpty else { return [] }
        var lines = ["", "  \(title)"]
        for sample in BacktestReport.samples(of: caught) {
            let facts = "\(date(report.clock.day(of: sample.date)))  \(RuleMessages.show(sample.title))"
            let source = [sample.source, sample.language ?? "", sample.id].filter { !$0.isEmpty }
                .map { VisibleText.line($0) }.joined(separator: ", ")
            lines += AlignedText.wrapped("\(facts) (\(source))", head: "  \(mark) ", hanging: 6)
        }
        return lines
    }

    // MARK: Numbers

    private func date(_ day: Day) -> String {
        CivilDate(dayNumber: day.number).description
    }

    /// A number a day, with one decimal where it is below ten.
    private func rate(_ count: Int) -> String {
        let days = max(1, backtest.dayCount)
        guard count < days * 10 else { return String((count * 2 + days) / (days * 2)) }
        let tenths = (count * 20 + days) / (days * 2)
        return "\(tenths / 10).\(tenths % 10)"
    }
}
