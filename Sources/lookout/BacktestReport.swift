import Digests
import LookoutModel
import LookoutService

/// A backtest, and what was asked.
struct BacktestReport {
    var backtest: Backtest
    /// The other revision; nil where none was named.
    let revision: Revision?
    let clock: CivilClock
    let isOfAllRules: Bool
    /// Where the span begins; nil where all of a file was taken.
    var since: Instant?
    /// Lines of a file that are no items.
    var badLines = 0
    /// Whether a rule does not load.
    var hasBrokenRules = false
}

extension BacktestReport {
    /// The most headlines that are shown.
    static let shown = 6

    /// A handful of headlines, spread evenly over the time.
    static func samples(of caught: [BacktestTally.Caught]) -> [BacktestTally.Caught] {
        let ordered = caught.sorted { ($0.date, $0.id) < ($1.date, $1.id) }
        guard ordered.count > shown else { return ordered }
        return (0..<shown).map { ordered[$0 * (ordered.count - 1) / (shown - 1)] }
    }
}
