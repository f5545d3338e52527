import LookoutModel
import Rules
import Text

/// What is wrong with a rule file, in words, each with its repair.
enum RuleMessages {
    static func sentence(_ fact: RuleFact) -> String {
        switch fact {
        case .yaml(let fact): YAMLMessages.sentence(fact)
        case .query(let fact): QueryMessages.sentence(fact)
        case .unknownKey(let key, let suggestion):
            "unknown key “\(show(key))”" + guess(suggestion, else: "see Rules/README.md for all keys")
        case .plannedKey(let key): "“\(show(key))” is planned and not there yet in this version; take it out until then"
        case .unknownList(let name, let suggestion):
            "there is no list $\(show(name))"
                + guess(suggestion.map { "$" + $0 }, else: "define it in Rules/lists.yaml")
        case .brokenList(let name, let place): "the list $\(show(name)) has an error at \(Places.text(place))"
        case .unknownValue(let key, let value, let allowed, let suggestion):
            "“\(show(value))” is nothing that \(show(key)) can be"
                + guess(suggestion, else: allowed.isEmpty ? "" : "it can be \(choice(allowed))")
        case .wrongShape(let key, let expected): "\(show(key)) should be \(shape(expected))"
        case .invalidValue(let key, let value): "“\(show(value))” cannot be read as \(show(key))"
        case .outOfBounds(let key, let value, let minimum, let maximum):
            "“\(show(value))” is no whole number from \(minimum) to \(maximum), as \(show(key)) must be: \(show(key)): 20"
        case .idMissing: "a rule without id; give each rule of a file with several its own id:"
        case .invalidID(let id):
            "“\(show(id))” cannot be an id; use small letters, digits and hyphens: taiwan-strait"
        case .nothingToMatch: "the rule looks for nothing; give it any:, all: or match:"
        case .withinWithoutAll: "within: goes with all:, which the rule does not have"
        case .empty(let key): "\(show(key)) is empty; write something under it or take it out"
        case .duplicateRule(let id, let other):
            "the id \(id) is taken by \(Places.text(other)), which stays on; give this rule another id"
        case .duplicateList(let name, let other):
            "the list $\(show(name)) stands already at \(Places.text(other)); give this one another name"
        case .listCycle(let names):
            "lists that name each other in a circle: \(names.map { "$" + show($0) }.joined(separator: " → "))"
        case .unknownVersion(let version): "version \(show(version)) is not known; write version: 1 or leave it out"
        case .matchNeedsBlock:
            "match: with operators must be a block, or YAML takes its quotes; write “match: |” and the expression on the next line"
        case .foldedMatch: "match: cannot be a “>” block; write “match: |”"
        case .fileSkipped(let reason): "left out: \(skip(reason))"
        case .testFailed(let expectsHit, let text, let found): testFailed(expectsHit, text, found)
        case .todoPasses(let text): "this test is marked todo and passes now; take the mark away: “\(show(text))”"
        }
    }

    /// Text from a file, safe to show.
    static func show(_ text: String) -> String {
        LineWrapping.shortened(VisibleText.line(text), columns: 100)
    }

    private static func guess(_ suggestion: String?, else other: String) -> String {
        if let suggestion { return "; did you mean “\(show(suggestion))”?" }
        return other.isEmpty ? "" : "; " + other
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

    private static func skip(_ reason: RuleFact.SkipReason) -> String {
        switch reason {
        case .backup: "a backup"
        case .swap: "an editor has it open, or left it"
        case .copy: "a copy; give it a name of its own if you mean it"
        case .hidden: "its name begins with a dot"
        case .doubleEnding: "its name ends in .txt; take that off"
        case .otherKind: "not a plain text file; save it as .yaml or .txt"
        }
    }

    private static func testFailed(_ expectsHit: Bool, _ text: String, _ found: [MatchedText]) -> String {
        if expectsHit { return "test failed: the rule should hit “\(show(text))” and does not" }
        let words = found.map { "“\(show($0.text))”" }.joined(separator: ", ")
        return "test failed: the rule should miss “\(show(text))” and hits it" + (words.isEmpty ? "" : ", by \(words)")
    }
}
