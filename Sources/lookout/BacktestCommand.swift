import ArgumentParser
import Digests
import Foundation
import LookoutModel
import LookoutService
import Platform
import Rules
import Storage
import Stories
import Text

/// `lookout backtest`: what rules would have told.
struct BacktestCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "backtest",
        abstract: "Say what rules would have told over the items that came in before.",
        discussion: """
            Matches per week, source (by owner), language and term, with the terms that never occur; the alerts a day, \
            by the rule's priority and whether title or summary were met; what other rules caught too; a few headlines. \
            A rule that tells more a day than its expect: per-day says is named. Items are counted on the day they were \
            published, at the latest the day they came in.

            --against REV shows what another revision of the rules caught and what is gained and lost. REV is a file or \
            folder, or a revision of the git repository that the rules are in (HEAD~3, a branch, a commit).

            Without an archive: --items FILE.jsonl takes items as lookout match does, and --rules PATH the rules.

            Exit status 0: done; 64: no such rule or revision; 65: a rule or a line of FILE cannot be read; 69: nothing \
            is recorded yet, and no --items.
            """
    )

    @OptionGroup var home: HomeOptions
    @OptionGroup var time: TimeOption
    @Argument(help: ArgumentHelp("Rules by their ids; all where none is named, or all.", valueName: "rule"))
    var names: [String] = []
    @Option(
        name: .long,
        help: ArgumentHelp("How far back: 30d, 12h. Else 90 days; with --items, all of the file.", valueName: "span")
    )
    var since: String?
    @Option(
        name: .long,
        help: ArgumentHelp("Compare with these rules: a file, a folder, or a revision of git.", valueName: "rev")
    )
    var against: String?
    @Option(name: .long, help: ArgumentHelp("Items in JSON lines instead of the archive.", valueName: "file"))
    var items: String?
    @Option(
        name: .long,
        help: ArgumentHelp("Rules from this file or folder instead of the home's; may be repeated.", valueName: "path")
    )
    var rules: [String] = []
    @Flag(name: .long, help: "Print it as JSON.") var json = false

    /// Items that are read from the store at a time, so that a run waits for nobody.
    private static let chunk = 1000
    /// The largest file of items that is read.
    private static let limit = 4 << 30

    func run() throws {
        let now = try time.resolve().now
        let span = try since.map { text in
            guard let seconds = Quantity.seconds(text), seconds > 0 else {
                throw ValidationError("--since \(text): this is no span of time. Write 90d or 12h; at most 400d.")
            }
            return Int64(seconds)
        }
        do {
            let report = try items == nil ? archive(now: now, span: span ?? 90 * 86_400) : file(now: now, span: span)
            Terminal.write(json ? BacktestJSON.of(report).line + "\n" : BacktestPrinter(report: report).text)
            if report.badLines > 0 || report.hasBrokenRules { throw ExitStatus.badData }
        } catch let error as PassError {
            throw ErrorMessages.exit(error, now: now)
        } catch let error as StoreError {
            throw ErrorMessages.store(error)
        }
    }

    // MARK: Rules

    private func prepared(_ inForce: RulesInForce, clock: CivilClock, folder: String) throws -> BacktestReport {
        for problem in inForce.problems where problem.level == .error {
            Terminal.writeError(ProblemPrinter(home: inForce.reading?.home ?? Home(root: "/")).text(problem))
        }
        let revision = try against.map { try Revision($0, of: folder) }
        let isAll = names.isEmpty || names == ["all"]
        let known = inForce.rules.map(\.id) + (revision?.rules.map(\.id) ?? [])
        let chosen =
            try isAll
            ? known
            : names.map { name in
                if let id = known.first(where: { $0.rawValue == name }) { return id }
                return try inForce.rule(name).id
            }
        let backtest = Backtest(rules: inForce.rules, chosen: chosen, before: revision?.rules, clock: clock)
        var report = BacktestReport(backtest: backtest, revision: revision, clock: clock, isOfAllRules: isAll)
        // Of a home the last good version goes on; of a file there is none.
        report.hasBrokenRules = inForce.reading == nil && inForce.problems.contains { $0.level == .error }
        return report
    }

    // MARK: Items

    private func archive(now: Instant, span: Int64) throws -> BacktestReport {
        let reading = try HomeReading(home.resolve(), now: now, zones: SystemZones(), wording: EnglishWording())
        defer { reading.store.close() }
        let inForce = rules.isEmpty ? RulesInForce(reading) : try RulesInForce(paths: rules)
        var report = try prepared(
            inForce,
            clock: CivilClock(reading.settings.zone),
            folder: rules.first.map(RulesInForce.absolute) ?? reading.home.rules
        )
        let start = now.advanced(bySeconds: -span)
        report.since = start
        var last: Int64 = 0
        while true {
            let after = last
            let stored = try reading.store.read { transaction in
                try transaction.items.chunk(after: after, since: start, limit: Self.chunk)
            }
            guard let final = stored.last else { break }
            last = final.sequence
            for item in stored where item.firstSeen <= now {
                let date = min(item.item.published ?? item.firstSeen, item.firstSeen)
                // Old items that came with a new feed lie before the span, whenever they came in.
                guard date >= start else { continue }
                report.backtest.add(
                    BacktestItem(
                        id: item.id,
                        source: reading.book.owner(item.item.feed),
                        date: date,
                        kind: reading.book.kind(item.item.feed),
                        subject: ItemMatcher.subject(of: item.item, book: reading.book, now: item.firstSeen)
                    )
                )
            }
        }
        return report
    }

    private func file(now: Instant, span: Int64?) throws -> BacktestReport {
        let isHomeless = !rules.isEmpty
        let home = home.resolve()
        let inForce = isHomeless ? try RulesInForce(paths: rules) : try RulesInForce.of(home, now: now)
        let clock = CivilClock(inForce.reading?.settings.zone ?? Zone.utc)
        var report = try prepared(
            inForce,
            clock: clock,
            folder: rules.first.map(RulesInForce.absolute) ?? home.rules
        )
        let (items, badLines) = try MatchItem.read(items, limit: Self.limit)
        let dated = items.map { item in (item, item.published.flatMap { FeedDate.seconds($0) }) }
        // A file stands for itself: its newest item is its now.
        let newest = dated.compactMap(\.1).max() ?? now.seconds
        let start = span.map { newest - $0 } ?? .min
        if span != nil { report.since = Instant(seconds: start) }
        let book = inForce.reading?.book ?? SourceBook([], states: [:])
        for (item, seconds) in dated {
            let date = seconds ?? newest
            guard date >= start else { continue }
            let feed = item.source.map { FeedID($0) }
            var subject = item.subject(now: Instant(seconds: date))
            subject.kind = feed.flatMap { book.source($0)?.kind }
            report.backtest.add(
                BacktestItem(
                    id: item.id,
                    source: feed.flatMap { book.source($0) }.map { book.owner($0.id) } ?? item.source ?? subject.host
                        ?? "",
                    date: Instant(seconds: date),
                    kind: subject.kind ?? .press,
                    subject: subject
                )
            )
        }
        report.badLines = badLines
        return report
    }
}
