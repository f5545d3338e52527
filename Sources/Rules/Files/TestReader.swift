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
                guard expectation == nil else {
                    log.add(.testOfBoth, at: entry.place, endColumn: entry.place.column + entry.key.count)
                    continue
                }
                guard let text = text(entry.value, key: entry.key, log: &log) else { continue }
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
            if log.problems.count == problemCount {
                let key = entries.first { $0.key == "hit" || $0.key == "miss" }
                let place = key?.place ?? node.place
                log.add(.testWithoutText, at: place, endColumn: place.column + (key?.key.count ?? 1))
            }
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
