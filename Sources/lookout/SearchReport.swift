import Digests
import LookoutModel
import LookoutService
import Platform
import Rules
import Text

/// What a search found, in words and in the forms of machines.
struct SearchReport {
    /// Sentences of an item that are shown beside its title.
    private static let quotes = 2

    let query: String
    let outcome: ArchiveSearch.Outcome
    let clock: CivilClock
    /// The file that it is written to; nil for the terminal.
    let output: String?

    func text(_ form: SearchForm) -> String {
        switch form {
        case .text: (head + outcome.hits.flatMap { [""] + lines($0) }).joined(separator: "\n") + "\n"
        case .json: json.indented + "\n"
        case .citations(let format): format.render(outcome.hits.map(\.item), day: { clock.day(of: $0) })
        }
    }

    /// How much was found and written, for those who see only a file, or what machines read.
    var summary: String {
        let written = output.map { " to \(VisibleText.line($0))" } ?? ""
        let lines = ["\(found); \(outcome.hits.count) written\(written)."] + limits
        return lines.map { "lookout: " + $0 + "\n" }.joined()
    }

    // MARK: For people

    private var found: String { Plural.of(outcome.total, "item") + " found" }

    private var head: [String] {
        var line = found
        if outcome.hits.count < outcome.total {
            line += "; the latest \(outcome.hits.count) are shown, --limit N shows more"
        }
        if let last = outcome.hits.last {
            line += ". Times are \(VisibleText.line(clock.abbreviation(date(last.item).seconds)))"
        }
        return ([line + "."] + limits).flatMap { AlignedText.wrapped($0) }
    }

    /// What kept the search from looking at everything, or the index from helping it.
    private var limits: [String] {
        var lines: [String] = []
        if outcome.isEvery {
            lines.append(
                "No word stands in the query that must be there, so the index could not help: "
                    + "\(Plural.of(outcome.looked, "item")) had to be looked at."
            )
        }
        if outcome.isCut {
            lines.append(
                "There are more: only the latest \(outcome.looked) were looked at. Narrow it down with --from, --to "
                    + "or --source."
            )
        }
        return lines
    }

    private func lines(_ hit: ArchiveSearch.Hit) -> [String] {
        let item = hit.item
        let seconds = date(item).seconds
        let time = Timestamp.civil(seconds + Int64(clock.offset(seconds)))
        let language = item.language.map { " (\($0))" } ?? ""
        let source = LineWrapping.shortened(VisibleText.line(item.source + language), columns: 40)
        var lines = ["\(time)  \(source)  \(item.id)"]
        lines += AlignedText.wrapped(title(hit), head: "  ")
        for quote in hit.quotes.filter({ $0.field != .title }).prefix(Self.quotes) {
            let field = ExplainMessages.field(quote.field)
            lines += AlignedText.wrapped(
                MarkedText.line(quote.text, marks: quote.marks),
                head: "  \(field): ",
                hanging: 4
            )
        }
        if let link = item.link.flatMap({ WebLink($0) }) { lines.append("  " + link.address) }
        if !item.rules.isEmpty {
            let rules = item.rules.map(\.rawValue).joined(separator: ", ")
            lines += AlignedText.wrapped(VisibleText.line(rules), head: "  caught by ", hanging: 4)
        }
        return lines
    }

    /// The whole title, with marks where it was met.
    private func title(_ hit: ArchiveSearch.Hit) -> String {
        let title = Array(hit.item.title.utf8)
        var marks: [Range<Int>] = []
        var position = 0
        for quote in hit.quotes where quote.field == .title {
            let bytes = Array(quote.text.utf8)
            guard title.count - bytes.count >= position,
                let start = (position...(title.count - bytes.count)).first(where: { title[$0...].starts(with: bytes) })
            else { continue }
            marks += quote.marks.map { ($0.lowerBound + start)..<($0.upperBound + start) }
            position = start + bytes.count
        }
        return title.isEmpty ? "(no title)" : MarkedText.line(hit.item.title, marks: marks)
    }

    private func date(_ item: CitedItem) -> Instant {
        item.published ?? item.seen
    }

    // MARK: For machines

    private var json: JSONValue {
        [
            "query": .string(query),
            "total": .integer(Int64(outcome.total)),
            "shown": .integer(Int64(outcome.hits.count)),
            "looked": .integer(Int64(outcome.looked)),
            "complete": .boolean(!outcome.isCut),
            "items": .array(outcome.hits.map(SearchReport.json)),
        ]
    }

    private static func json(_ hit: ArchiveSearch.Hit) -> JSONValue {
        let item = hit.item
        return [
            "id": .string(item.id),
            "title": .string(item.title),
            "link": .optional(item.link),
            "feed": .string(item.feed.rawValue),
            "source": .string(item.source),
            "owner": .string(item.owner ?? item.source),
            "kind": .string(item.kind.rawValue),
            "language": .optional(item.language),
            "author": .optional(item.author),
            "published": .optional(item.published.map { Timestamp.iso($0.seconds) }),
            "seen": .string(Timestamp.iso(item.seen.seconds)),
            "rules": .array(item.rules.map { .string($0.rawValue) }),
            "story": .optional(item.story),
            "summary": .string(item.lead),
            "found": .array(
                hit.quotes.map { quote in
                    [
                        "field": .string(ExplainMessages.field(quote.field)),
                        "text": .string(MarkedText.line(quote.text, marks: quote.marks)),
                    ]
                }
            ),
        ]
    }

    // MARK: The query

    /// What is wrong with a query, as rule files have it: the place, the sentence, carets, what to do.
    static func text(_ problem: RuleProblem, of query: String) -> String {
        let advice = RuleMessages.advice(problem.fact)
        let width = min(max(Terminal.columns ?? 80, 40), 200)
        let place = problem.place.column > 0 ? "query:\(problem.place.column)" : "query"
        var text = "\(place): \(problem.level.rawValue) \(problem.code): \(advice.message)\n"
        text +=
            Excerpt(
                line: Array(query.unicodeScalars),
                place: problem.place,
                endColumn: problem.endColumn,
                width: width
            ).text
        if let help = advice.help { text += "    help: " + help + "\n" }
        return text
    }
}
