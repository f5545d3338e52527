import LookoutModel
import LookoutService
import Rules
import Text

/// A backtest as machines read it.
enum BacktestJSON {
    static func of(_ report: BacktestReport) -> JSONValue {
        let backtest = report.backtest
        return [
            "items": .integer(Int64(backtest.items)),
            "days": .integer(Int64(backtest.dayCount)),
            "from": .optional(backtest.days.map { date($0.lowerBound) }),
            "to": .optional(backtest.days.map { date($0.upperBound) }),
            "caught": .integer(Int64(backtest.caught)),
            "alerts": counts(backtest.alerts.map { (date($0), $1) }),
            "against": .optional(report.revision?.name),
            "rules": .array(backtest.tallies.map { rule($0, report) }),
        ]
    }

    private static func rule(_ tally: BacktestTally, _ report: BacktestReport) -> JSONValue {
        let terms = report.backtest.terms(of: tally.id)
        var members: [JSONValue.Member] = [
            .init("rule", .string(tally.id.rawValue)),
            .init("title", .optional(tally.rule?.title)),
            .init("priority", .optional(tally.rule?.priority.rawValue)),
            .init("matches", .integer(Int64(tally.caught.count))),
            .init("alerts", .integer(Int64(tally.alerts))),
            .init("expectedPerDay", .optional(tally.rule?.expectedPerDay)),
            .init("exceeded", .array(tally.exceeded.map { .string(date($0)) })),
            .init("perDay", numbers(tally.days)),
            .init("perWeek", numbers(tally.weeks)),
            .init("perSource", counts(tally.sources.map { ($0, $1) })),
            .init("perLanguage", counts(tally.languages.map { ($0, $1) })),
            .init(
                "perTerm",
                .array(
                    terms.map { term in
                        [
                            "term": .string(term.entry),
                            "matches": .integer(Int64(tally.terms[term] ?? 0)),
                            "items": .integer(Int64(report.backtest.termItems[term] ?? 0)),
                        ]
                    }
                )
            ),
            .init("overlap", counts(tally.overlap.map { ($0.rawValue, $1) })),
            .init("samples", .array(BacktestReport.samples(of: tally.caught).map(caught))),
        ]
        if let change = tally.change {
            members.append(
                .init(
                    "change",
                    [
                        "before": .integer(Int64(change.before)),
                        "wasThere": .boolean(change.wasThere),
                        "isThere": .boolean(change.isThere),
                        "gained": .array(change.gained.map(caught)),
                        "lost": .array(change.lost.map(caught)),
                    ]
                )
            )
        }
        return .object(members)
    }

    private static func caught(_ caught: BacktestTally.Caught) -> JSONValue {
        [
            "id": .string(caught.id),
            "title": .string(caught.title),
            "source": .string(caught.source),
            "language": .optional(caught.language),
            "date": .string(Timestamp.iso(caught.date.seconds)),
        ]
    }

    private static func counts(_ counts: [(String, Int)]) -> JSONValue {
        .object(counts.sorted { $0.0 < $1.0 }.map { .init($0.0, .integer(Int64($0.1))) })
    }

    private static func numbers(_ counts: [Day: BacktestTally.Count]) -> JSONValue {
        .object(
            counts.sorted { $0.key < $1.key }.map { day, count in
                .init(
                    date(day),
                    ["matches": .integer(Int64(count.matches)), "alerts": .integer(Int64(count.alerts))]
                )
            }
        )
    }

    private static func date(_ day: Day) -> String {
        CivilDate(dayNumber: day.number).description
    }
}
