import LookoutModel
import Text

/// Reads plain values under a key: texts, lists of texts, one of several words.
protocol ValueReader {}

extension ValueReader {
    /// The text under a key; nil, with a problem, where there is none.
    func text(_ node: YAMLNode, key: String, log: inout ProblemLog) -> String? {
        guard let text = node.text else {
            log.add(.wrongShape(key: key, expected: .text), at: node)
            return nil
        }
        return text
    }

    /// The texts under a key: a list, or a single one.
    func texts(_ node: YAMLNode, key: String, log: inout ProblemLog) -> [String] {
        namedItems(node, key: key, log: &log).map(\.text)
    }

    /// The texts under a key with their nodes.
    func namedItems(_ node: YAMLNode, key: String, log: inout ProblemLog) -> [(text: String, node: YAMLNode)] {
        guard !node.isEmpty else {
            log.add(.empty(key), at: node)
            return []
        }
        guard let items = node.list ?? (node.text == nil ? nil : [node]) else {
            log.add(.wrongShape(key: key, expected: .textOrList), at: node)
            return []
        }
        return items.compactMap { item in
            guard let text = item.text, !text.isEmpty else {
                log.add(.wrongShape(key: key, expected: .textOrList), at: item)
                return nil
            }
            return (text, item)
        }
    }

    /// One of several words.
    func choice<Value>(_ node: YAMLNode, key: String, log: inout ProblemLog) -> Value?
    where Value: RawRepresentable & CaseIterable, Value.RawValue == String {
        if let value = node.text.flatMap(Value.init(rawValue:)) { return value }
        unknownValue(node.text ?? "", key: key, allowed: Value.allCases.map(\.rawValue), at: node, log: &log)
        return nil
    }

    /// `true` or `false`.
    func boolean(_ node: YAMLNode, key: String, log: inout ProblemLog) -> Bool? {
        switch node.text {
        case "true", "True", "TRUE": return true
        case "false", "False", "FALSE": return false
        default:
            log.add(.wrongShape(key: key, expected: .boolean), at: node)
            return nil
        }
    }

    /// The problem of a value that a key does not know.
    func unknownValue(_ value: String, key: String, allowed: [String], at node: YAMLNode, log: inout ProblemLog) {
        let suggestion = Spelling.suggestion(for: value, among: allowed)
        log.add(.unknownValue(key: key, value: value, allowed: allowed, suggestion: suggestion), at: node)
    }

    /// The problem of a key that does not exist.
    func unknownKey(_ entry: YAMLNode.Entry, known: [String], log: inout ProblemLog) {
        log.add(UnknownKey(entry, among: known), at: entry)
    }
}

extension RuleReader: ValueReader {}
