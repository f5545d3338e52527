import LookoutModel

/// Reads `tests`.
struct TestReader: ValueReader {
    /// Every key of a test.
    static let keys = RuleKey.tests.children.map(\.name)

    func tests(_ node: YAMLNode, log: inout ProblemLog) -> [RuleTest] {
        guard let items = node.list else {
            log.add(node.isEmpty ? .empty("tests") : .wrongShape(key: "tests", expected: .list), at: node)
            return []
        }
        return items.compactMap { test($0, log: &log) }
    }

    private func test(_ node: YAMLNode, log: inout ProblemLog) -> RuleTest? {
        guard let entries = node.map else {
            log.add(.wrongShape(key: "tests", expected: .map), at: node)
            return nil
        }
        var expectation: (isHit: Bool, text: String, node: YAMLNode)?
        var parts: [String: String] = [:]
        var note: String?
        var isTodo = false
        let problemCount = log.problems.count
        for entry in entries {
            switch entry.key {
            case "hit", "miss":
                guard let text = text(entry.value, key: entry.key, log: &log), expectation == nil else {
                    log.add(.wrongShape(key: "tests", expected: .map), at: entry.value)
                    continue
                }
                expectation = (entry.key == "hit", text, entry.value)
            case "note": note = text(entry.value, key: "note", log: &log)
            case "todo":
                isTodo = boolean(entry.value, key: "todo", log: &log) ?? false
            case let key where RuleTest.partKeys.contains(key):
                parts[key] = text(entry.value, key: key, log: &log)
            default:
                unknownKey(entry, known: TestReader.keys, log: &log)
            }
        }
        guard let expectation, !expectation.text.isEmpty else {
            if log.problems.count == problemCount { log.add(.empty("tests"), at: node) }
            return nil
        }
        return RuleTest(
            expectsHit: expectation.isHit,
            text: expectation.text,
            parts: parts,
            note: note,
            isTodo: isTodo,
            place: expectation.node.place,
            endColumn: expectation.node.endColumn
        )
    }
}
