import ArgumentParser
import Digests
import Foundation
import LookoutModel
import LookoutService
import Platform
import Rules
import Storage
import Text

/// `lookout search`: items of the archive, for reading or for a memo.
struct SearchCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "search",
        abstract: "Find items in the archive, and export them.",
        discussion: """
            QUERY is an expression of the rule language, and finds what a rule with that expression would catch. Words \
            alone are one phrase; operators are in capitals; the named lists of Rules/ can be used:

              lookout search 台湾海峡                 (also finds 臺灣海峽 and 台灣海峽)
              lookout search Taiwan Strait            (the phrase)
              lookout search 'Taiwan AND ( warship OR ~군함 OR 軍艦 )' --from 2026-11-01
              lookout search '$us NEAR/10 한미일' --language ko --language ja
              lookout search --rule taiwan-strait --from 2026-11-01 --format bibtex --output strait.bib

            Without QUERY it lists what the options let through. The latest stand first; an item's date is that of its \
            publisher, or when it came in where that is earlier or there is no date. As text 20 items are shown, in the \
            other forms all are, unless --limit says how many. It reads only, and may be used while a run is going.

            Exit status 0: done, also where nothing is found; 64: the query or an option is wrong; 69: nothing is \
            recorded yet; 73: the file cannot be written; 78: no home, or bad settings.
            """
    )

    @OptionGroup var home: HomeOptions
    @Argument(help: ArgumentHelp("An expression of the rule language.", valueName: "query"))
    var words: [String] = []
    @Option(name: .long, help: ArgumentHelp("Only from this day, or this time (UTC), on.", valueName: "day"))
    var from: String?
    @Option(
        name: .long,
        help: ArgumentHelp("Only up to the end of this day, or before this time (UTC).", valueName: "day")
    )
    var to: String?
    @Option(
        name: .long,
        help: ArgumentHelp("Only from this feed (id, title or host) or owner; may be repeated.", valueName: "source")
    )
    var source: [String] = []
    @Option(name: .long, help: ArgumentHelp("Only in this language: ko; may be repeated.", valueName: "language"))
    var language: [String] = []
    @Option(
        name: .long,
        help: ArgumentHelp("Only of this kind: official, wire, press, analysis; may be repeated.", valueName: "kind")
    )
    var kind: [String] = []
    @Option(name: .long, help: ArgumentHelp("Only what this rule caught when it came in.", valueName: "rule"))
    var rule: String?
    @Option(name: .long, help: ArgumentHelp("Show at most so many, the latest.", valueName: "n")) var limit: Int?
    @Option(name: .long, help: "text, json, markdown, csv, bibtex or csl-json.") var format: String = "text"
    @Flag(name: .long, help: "The same as --format json.") var json = false
    @Option(name: .long, help: ArgumentHelp("Write to this file instead of the terminal.", valueName: "file"))
    var output: String?

    /// Items that are shown as text where nobody says how many.
    private static let shown = 20

    func run() throws {
        let now = Instant(seconds: Int64(Date.now.timeIntervalSince1970))
        guard let form = SearchForm(name: json ? "json" : format) else {
            throw ValidationError("--format \(format): it can be \(SearchForm.names).")
        }
        if let limit, limit < 1 { throw ValidationError("--limit \(limit): it must be 1 or more.") }
        do {
            let reading = try HomeReading(home.resolve(), now: now, zones: SystemZones(), wording: EnglishWording())
            defer { reading.store.close() }
            let clock = CivilClock(reading.settings.zone)
            let request = try request(form, reading, clock)
            let outcome = try ArchiveSearch(store: reading.store, book: reading.book).run(request)
            let report = SearchReport(query: query, outcome: outcome, clock: clock, output: output)
            try write(report.text(form))
            if form != .text, form != .json || output != nil { Terminal.writeError(report.summary) }
        } catch let error as PassError {
            throw ErrorMessages.exit(error, now: now)
        } catch let error as StoreError {
            throw ErrorMessages.store(error)
        } catch let error as FileError {
            throw ErrorMessages.say(FileErrors.text(error), ExitStatus.cannotCreate)
        }
    }

    /// The words as one line: a line's end is a space like any other.
    private var query: String {
        words.joined(separator: " ").split { $0.isNewline }.joined(separator: " ")
    }

    private func write(_ text: String) throws(FileError) {
        guard let output else { return Terminal.write(text) }
        _ = try AtomicFile.write(Array(text.utf8), to: output)
    }

    private func request(
        _ form: SearchForm,
        _ reading: HomeReading,
        _ clock: CivilClock
    ) throws -> ArchiveSearch.Request {
        let options = SearchOptions(reading: reading, clock: clock)
        var request = ArchiveSearch.Request()
        request.condition = try options.condition(languages: language, kinds: kind)
        request.filter = try options.filter(from: from, to: to, sources: source, rule: rule)
        request.limit = limit ?? (form == .text ? Self.shown : nil)
        request.wantsQuotes = form == .text || form == .json
        guard !query.allSatisfy({ $0 == " " }) else {
            guard request.filter != ItemFilter() || request.condition != RuleCondition() else {
                throw ValidationError("Say what is looked for: lookout search 台湾海峡, or an option such as --rule ID.")
            }
            return request
        }
        do throws(RuleProblem) {
            let read = try SearchQuery(query, files: reading.ruleFiles)
            for note in read.notes where note.level == .warning {
                Terminal.writeError(SearchReport.text(note, of: query))
            }
            request.query = read
        } catch {
            Terminal.writeError(SearchReport.text(error, of: query))
            throw ExitStatus.usage
        }
        return request
    }
}
