import LookoutModel
import Rules

/// Rules and items made at random, of the same words, so that they meet.
struct RandomRule {
    private let queries: RandomQuery

    init(using generator: inout some RandomNumberGenerator) {
        queries = RandomQuery(using: &generator)
    }

    /// A rule file of `count` rules and two lists.
    func file(count: Int, using generator: inout some RandomNumberGenerator) -> String {
        var lines = ["lists:", "  x: " + list(using: &generator), "  y: " + list(using: &generator), "rules:"]
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
                let fields = ["[title]", "[title, summary]", "[content]", "[tag, title]"].randomElement(
                    using: &generator
                )
                lines.append("    fields: " + (fields ?? "[title]"))
            }
        }
        return lines.joined(separator: "\n") + "\n"
    }

    private func list(using generator: inout some RandomNumberGenerator) -> String {
        let entries = (0..<Int.random(in: 1...3, using: &generator)).map { _ in
            let entry = queries.term(using: &generator).entry
            return "'" + entry.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "''") + "'"
        }
        return "[" + entries.joined(separator: ", ") + "]"
    }

    /// An item of words that the rules look for, with all that may stand between and around them.
    func subject(using generator: inout some RandomNumberGenerator) -> RuleSubject {
        RuleSubject(
            title: text(upTo: 8, using: &generator),
            summary: text(upTo: 8, using: &generator),
            content: text(upTo: 6, using: &generator),
            categories: Bool.random(using: &generator) ? [text(upTo: 2, using: &generator), "Taiwan"] : []
        )
    }

    private func text(upTo count: Int, using generator: inout some RandomNumberGenerator) -> String {
        let between = [
            " ", " ", " ", " ", "", "", "-", "·", ". ", "。", "! ", "\n", "'s ", "’s ", "s ", "es ", ", ", "・", "이 ",
            "の", "\u{200B}", "'",
        ]
        var text = ""
        for _ in 0..<Int.random(in: 0...count, using: &generator) {
            let word = queries.words.randomElement(using: &generator) ?? ""
            let form =
                switch Int.random(in: 0..<8, using: &generator) {
                case 0: word.lowercased()
                case 1: word.uppercased()
                default: word
                }
            text += form + (between.randomElement(using: &generator) ?? " ")
        }
        return text
    }
}
