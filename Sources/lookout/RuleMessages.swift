import LookoutModel
import Rules
import Text

/// What is wrong with a rule file, in words, each with its repair.
enum RuleMessages {
    /// The problem and its repair on one line.
    static func sentence(_ fact: RuleFact) -> String {
        advice(fact).sentence
    }

    static func advice(_ fact: RuleFact) -> Advice {
        switch fact {
        case .yaml(let fact): YAMLMessages.advice(fact)
        case .query(let fact): QueryMessages.advice(fact)
        case .lint(let fact): LintMessages.advice(fact)
        case .unknownKey(let key, let suggestion):
            Advice("unknown key “\(show(key))”", help: meant(suggestion, by: key))
        case .unknownList(let name, let suggestion):
            Advice(
                "there is no list $\(show(name))",
                help: guess(suggestion.map { "$" + $0 }, else: "define it in Rules/lists.yaml")
            )
        case .brokenList(let name, let place):
            Advice("the list $\(show(name)) has an error at \(Places.text(place))", help: "mend it there")
        case .listWithoutKey:
            Advice(
                "the file is a list without a key",
                help: "write “any:” into a line of its own above the list, or “rules:” where each entry is a rule"
            )
        case .colonInEntry(let key):
            Advice(
                "the colon makes “\(show(key))” a key, where a phrase should stand",
                help: "put the whole phrase in quotes, or leave the colon out"
            )
        case .listInTerms(let key):
            Advice(
                "a list stands inside the list of \(show(key)):",
                help: "write its phrases beside the others; lists of which each must be met stand under all:"
            )
        case .keyInTerms(let inner, let key):
            Advice(
                "“\(show(inner)):” cannot stand inside \(show(key)):, whose entries are phrases",
                help: "write its phrases as entries here; groups of which each must be met stand under all:"
            )
        case .testWithoutText:
            Advice(
                "the test has no text",
                help: "write hit: and a text in quotes that the rule must catch, or miss: and one that it must leave"
            )
        case .testOfBoth:
            Advice("a test has one text, after hit: or miss:, not both", help: "make two tests of it")
        case .unknownValue(let key, let value, let allowed, let suggestion):
            Advice(
                "“\(show(value))” is nothing that \(show(key)) can be",
                help: guess(suggestion, else: allowed.isEmpty ? nil : "it can be \(choice(allowed))")
            )
        case .wrongShape(let key, .boolean):
            Advice("\(show(key)) should be true or false", help: "write \(show(key)): true, or take it out")
        case .wrongShape("expect", .map):
            Advice("expect should say what it counts", help: "write expect: {per-day: 5}")
        case .wrongShape(let key, let expected): "\(show(key)) should be \(shape(expected))"
        case .invalidValue(let key, let value, let suggestion):
            Advice(
                "“\(show(value))” cannot be read as \(show(key))",
                help: suggestion.map { "write \($0)" } ?? "write a number and m, h, d or w: 90m, 12h, 3d, 2w"
            )
        case .invalidDay(let key, let value):
            Advice(
                "“\(show(value))” is no day, as \(show(key)) must be",
                help: "write year, month and day: \(show(key)): 2026-12-31"
            )
        case .outOfBounds(let key, let value, let minimum, let maximum):
            Advice(
                "“\(show(value))” is no whole number from \(minimum) to \(maximum), as \(show(key)) must be",
                help: "write it so: \(show(key)): \(min(20, max(minimum, 3)))"
            )
        case .idMissing: Advice("a rule without id", help: "give each rule of a file with several its own id:")
        case .invalidID(let id) where id.unicodeScalars.count > 80:
            Advice(
                "“\(show(id))” is too long for an id: it has \(id.unicodeScalars.count) characters, and 80 are allowed",
                help: "make the id shorter; what people read can stand in title:"
            )
        case .invalidID(let id):
            Advice(
                "“\(show(id))” cannot be an id",
                help: "use letters, digits, hyphens, underscores and points, and no spaces: taiwan-strait"
            )
        case .nothingToMatch: Advice("the rule looks for nothing", help: "give it any:, all: or match:")
        case .withinWithoutAll:
            Advice(
                "within: goes with all:, which the rule does not have",
                help:
                    "put what must stand together under all:, each an entry “- ” or “- any: [...]”, or take within: out"
            )
        case .empty(let key): Advice("\(show(key)) is empty", help: "write something under it or take it out")
        case .duplicateRule(let id, let other):
            Advice("the id \(id) is taken by \(Places.text(other)), which stays on", help: "give this rule another id")
        case .duplicateList(let name, let other):
            Advice(
                "the list $\(show(name)) stands already at \(Places.text(other))",
                help: "give this one another name"
            )
        case .listCycle(let names):
            Advice(
                "lists that name each other in a circle: \((names + names.prefix(1)).map { "$" + show($0) }.joined(separator: " → "))",
                help: "take one of these names out of its list"
            )
        case .unknownVersion(let version):
            Advice("version \(show(version)) is not known", help: "write version: 1 or leave it out")
        case .matchNeedsBlock:
            Advice(
                "match: with operators must be a block, or YAML takes its quotes",
                help: "write “match: |” and the expression on the next line"
            )
        case .foldedMatch: Advice("match: cannot be a “>” block", help: "write “match: |”")
        case .linesJoined(let entries, _) where entries.contains(where: isDashed):
            Advice(
                "a space is missing after a dash, so YAML joins these lines into one phrase: “\(show(entries.joined(separator: " ")))”",
                help: "write “- ” before each phrase"
            )
        case .linesJoined(let entries, _):
            Advice(
                "YAML joins these lines into one phrase: “\(show(entries.joined(separator: " ")))”",
                help: "write each phrase as an entry of its own after “- ”, or a long one in quotes"
            )
        case .fileSkipped(let reason): skip(reason)
        case .nothingInFile:
            Advice(
                "there is neither a rule nor a list in this file, so it finds nothing",
                help: "write a rule into it, or take the file away"
            )
        case .testFailed(let expectsHit, let text, let found): testFailed(expectsHit, text, found)
        case .todoPasses(let text):
            Advice("this test is marked todo and passes now: “\(show(text))”", help: "take the mark away")
        }
    }

    /// Text from a file, safe to show.
    static func show(_ text: String) -> String {
        LineWrapping.shortened(VisibleText.line(text), columns: 100)
    }

    private static func guess(_ suggestion: String?, else other: String?) -> String? {
        suggestion.map { "did you mean “\(show($0))”?" } ?? other
    }

    /// What was meant by a key that does not exist.
    private static func meant(_ suggestion: String?, by key: String) -> String {
        switch suggestion {
        case nil: return "see Rules/README.md for all keys"
        case "none"? where Spelling.suggestion(for: key, among: ["none"]) == nil:
            return
                "write “none”, which keeps out items that have one of these anywhere, or “except”, which only covers these words up"
        case "#"?: return "put “# ” before it: a line that begins so is a comment"
        case let text? where text.contains(":"): return "write “\(text)”"
        case let name?:
            guard let point = name.firstIndex(of: ".") else { return "did you mean “\(show(name))”?" }
            let (outer, inner) = (name[..<point], name[name.index(after: point)...])
            return "write “\(inner):” under “\(outer):”"
        }
    }

    /// `-Strait`, a dash without a space after it.
    private static func isDashed(_ entry: String) -> Bool {
        entry.hasPrefix("-") && entry.count > 1
    }

    private static func choice(_ allowed: [String]) -> String {
        allowed.map(show).joined(separator: ", ")
    }

    private static func shape(_ shape: RuleFact.Shape) -> String {
        switch shape {
        case .text: "a text"
        case .list: "a list, each entry on a line of its own after “- ”"
        case .map: "keys and values, one a line"
        case .textOrList: "a text or a list"
        case .terms: "a list of words and phrases, one a line after “- ”"
        case .boolean: "true or false"
        case .number: "a number"
        }
    }

    private static func skip(_ reason: RuleFact.SkipReason) -> Advice {
        switch reason {
        case .backup: "left out: a backup"
        case .swap: "left out: an editor has it open, or left it"
        case .copy: Advice("left out: a copy", help: "give it a name of its own if you mean it")
        case .hidden: "left out: its name begins with a dot"
        case .doubleEnding: Advice("left out: its name ends in .txt", help: "take that ending off")
        case .otherKind:
            Advice("left out: not a plain text file", help: "save it as plain text, with the ending .yaml or .txt")
        }
    }

    private static func testFailed(_ expectsHit: Bool, _ text: String, _ found: [MatchedText]) -> Advice {
        if expectsHit {
            return Advice(
                "test failed: the rule should hit “\(show(text))” and does not",
                help: "add a phrase that stands in the text, or mend the test; lookout explain says what is missing"
            )
        }
        let words = found.map { "“\(show($0.text))”" }.joined(separator: ", ")
        return Advice(
            "test failed: the rule should miss “\(show(text))” and hits it" + (words.isEmpty ? "" : ", by \(words)"),
            help: "cover longer phrases up under except:, ask for a second word with all:, or mend the test"
        )
    }
}
