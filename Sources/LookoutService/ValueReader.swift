import LookoutModel
import Rules
import Text

/// Reads maps of the settings and the feed lists, and gathers what is wrong with them.
struct ValueReader {
    /// What a key of a map stands for.
    struct KnownKey {
        let name: String
        let isPlanned: Bool
    }

    private(set) var problems: [FileProblem] = []
    /// The rules, tags and folders that were named.
    var mentions: [RuleMention] = []
    /// The programs and files that were named.
    var needs: [SinkNeed] = []

    mutating func report(_ problem: FileProblem) {
        problems.append(problem)
    }

    mutating func report(_ node: YAMLNode, _ fact: FileProblem.Fact, level: FileProblem.Level = .error) {
        problems.append(FileProblem(place: node.place, endColumn: node.endColumn, level: level, fact: fact))
    }

    /// The entries of a map whose keys are known and here; all others are reported.
    mutating func entries(_ node: YAMLNode, key: String, known: [KnownKey]) -> [YAMLNode.Entry] {
        guard let entries = node.map else {
            if !node.isEmpty { report(node, .wrongShape(key: key, expected: .map)) }
            return []
        }
        return entries.filter { entry in
            let end = entry.place.column + entry.key.unicodeScalars.count
            guard let name = known.first(where: { $0.name == entry.key }) else {
                let suggestion = Spelling.suggestion(for: entry.key, among: known.map(\.name))
                report(
                    FileProblem(
                        place: entry.place,
                        endColumn: end,
                        fact: .unknownKey(entry.key, suggestion: suggestion)
                    )
                )
                return false
            }
            if name.isPlanned {
                report(FileProblem(place: entry.place, endColumn: end, fact: .plannedKey(entry.key)))
                return false
            }
            return true
        }
    }

    /// The text of a scalar; anything else is reported.
    mutating func text(_ entry: YAMLNode.Entry) -> String? {
        guard let text = ValueReader.text(of: entry.value) else {
            report(entry.value, .wrongShape(key: entry.key, expected: .text))
            return nil
        }
        guard !text.isEmpty else {
            report(entry.value, .emptyKey(entry.key))
            return nil
        }
        return text
    }

    /// The text of a scalar, without the quotes that YAML does not know as such.
    static func text(of node: YAMLNode) -> String? {
        node.style == .plain ? node.text.map(QuoteMarks.bare) : node.text
    }

    /// The items of a list, or the one thing that stands in its place.
    mutating func list(_ entry: YAMLNode.Entry) -> [YAMLNode] {
        entry.value.list ?? (entry.value.isEmpty ? [] : [entry.value])
    }

    /// A value that `parse` reads; one that it does not is reported.
    mutating func value<Value>(
        _ entry: YAMLNode.Entry,
        _ expected: FileProblem.Expectation,
        _ parse: (String) -> Value?
    ) -> Value? {
        guard let text = text(entry) else { return nil }
        guard let value = parse(text) else {
            report(entry.value, .badValue(key: entry.key, value: text, expected: expected))
            return nil
        }
        return value
    }

    mutating func boolean(_ entry: YAMLNode.Entry) -> Bool? {
        value(entry, .boolean) { text in
            switch text.lowercased() {
            case "true", "yes", "on": true
            case "false", "no", "off": false
            default: nil
            }
        }
    }

    /// One of the cases of an enum, by its name.
    mutating func choice<Choice: RawRepresentable<String> & CaseIterable>(_ entry: YAMLNode.Entry) -> Choice? {
        value(entry, .oneOf(Choice.allCases.map(\.rawValue))) { Choice(rawValue: $0) }
    }
}
