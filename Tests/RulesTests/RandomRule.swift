import LookoutModel
import Rules

/// Rules and items made at random, of the same words, so that they meet.
struct RandomRule {
    private let queries: RandomQuery

    init(using generator: inout some RandomNumberGenerator) {
        queries = RandomQuery(using: &generator)
    }

    /// A rule file of `count` rules and four lists: of a few terms, of many with the first, of very many, and of sources.
    func file(count: Int, using generator: inout some RandomNumberGenerator) -> String {
        var lines = ["lists:", "  x: " + terms(Int.random(in: 1...8, using: &generator), queries, using: &generator)]
        // Most of their terms are of words that this file's items do not have.
        let all = RandomQuery(words: RandomQuery.allWords)
        lines.append("  y: [$x, " + terms(40, all, using: &generator).dropFirst())
        lines.append("  z: " + terms(80, all, using: &generator))
        lines.append("  \(RandomQuery.sourceList): [reuters.com, yonhap-en]")
        lines.append("rules:")
        for number in 0..<count {
            lines.append("  - id: r\(number)")
            let shape = Int.random(in: 0..<4, using: &generator)
            if shape == 0 || shape == 3 { lines.append("    any: " + list(using: &generator)) }
            if shape == 1 || shape == 3 {
                let groups = (0..<Int.random(in: 1...3, using: &generator)).map { _ in
                    "{any: " + list(using: &generator) + "}"
                }
                lines.append("    all: [" + groups.joined(separator: ", ") + "]")
                let within =
                    ["", "3 words", "6 words", "1 words", "sentence", "title"].randomElement(using: &generator) ?? ""
                if !within.isEmpty { lines.append("    within: " + within) }
            }
            if shape == 2 {
                lines.append("    match: |")
                lines.append(
                    "      "
                        + queries.query(depth: Int.random(in: 1...3, using: &generator), using: &generator).text
                )
            }
            if Int.random(in: 0..<4, using: &generator) == 0 { lines.append("    none: " + list(using: &generator)) }
            if Int.random(in: 0..<3, using: &generator) == 0 { lines.append("    except: " + list(using: &generator)) }
            if Int.random(in: 0..<4, using: &generator) == 0 {
                let fields = [
                    "[title]", "[title, summary]", "[content]", "[tag, title]", "[author, url]", "[url, title]",
                ].randomElement(using: &generator)
                lines.append("    fields: " + (fields ?? "[title]"))
            }
            if Int.random(in: 0..<5, using: &generator) == 0 {
                lines.append("    where: " + condition(using: &generator))
            }
        }
        return lines.joined(separator: "\n") + "\n"
    }

    /// One to three entries, some of them lists.
    private func list(using generator: inout some RandomNumberGenerator) -> String {
        let entries = (0..<Int.random(in: 1...3, using: &generator)).map { _ in
            guard Int.random(in: 0..<7, using: &generator) == 0 else { return entry(queries, using: &generator) }
            return "$" + (RandomQuery.lists.randomElement(using: &generator) ?? "x")
        }
        return "[" + entries.joined(separator: ", ") + "]"
    }

    private func terms(
        _ count: Int,
        _ queries: RandomQuery,
        using generator: inout some RandomNumberGenerator
    ) -> String {
        "[" + (0..<count).map { _ in entry(queries, using: &generator) }.joined(separator: ", ") + "]"
    }

    private func entry(_ queries: RandomQuery, using generator: inout some RandomNumberGenerator) -> String {
        let entry = queries.term(using: &generator).entry
        return "'" + entry.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "''") + "'"
    }

    /// One or two keys of `where`, that many items fulfil.
    private func condition(using generator: inout some RandomNumberGenerator) -> String {
        func some(_ values: [String]) -> String {
            "[" + values.shuffled(using: &generator).prefix(values.count / 2).joined(separator: ", ") + "]"
        }
        let keys = [
            "language: " + some(RandomQuery.languages), "source: " + some(RandomQuery.sources),
            "kind: " + some(SourceKind.allCases.map(\.rawValue)), "tag: " + some(RandomText.tags),
            "max-age: " + (["30m", "2h", "3d"].randomElement(using: &generator) ?? "2h"),
        ]
        let count = Int.random(in: 1...2, using: &generator)
        return "{" + keys.shuffled(using: &generator).prefix(count).joined(separator: ", ") + "}"
    }

    /// An item of words that the rules look for, with all that may stand between and around them.
    func subject(using generator: inout some RandomNumberGenerator) -> RuleSubject {
        let text = RandomText(words: queries.words)
        var subject = RuleSubject(
            title: text.make(upTo: 8, using: &generator),
            summary: text.make(upTo: 8, using: &generator),
            content: text.make(upTo: 6, using: &generator),
            categories: Bool.random(using: &generator)
                ? [text.make(upTo: 2, using: &generator), RandomText.tags.randomElement(using: &generator) ?? ""] : []
        )
        if Bool.random(using: &generator) { subject.author = text.make(upTo: 2, using: &generator) }
        subject.language = (RandomQuery.languages + [nil]).randomElement(using: &generator) ?? nil
        subject.kind = (SourceKind.allCases + [nil]).randomElement(using: &generator) ?? nil
        subject.age = [nil, -60, 0, 1800, 1801, 7200, 100_000, 1_000_000].randomElement(using: &generator) ?? nil
        subject.feed = [nil, FeedID("yonhap-en"), FeedID("gov-feed")].randomElement(using: &generator) ?? nil
        let hosts = ["reuters.com", "UK.reuters.com", "notreuters.com", "news.example.org", "www.gov.example"]
        if let host = hosts.randomElement(using: &generator), Int.random(in: 0..<4, using: &generator) > 0 {
            subject.host = host
            subject.link = "https://\(host)/" + text.make(upTo: 3, using: &generator)
        }
        return subject
    }
}
