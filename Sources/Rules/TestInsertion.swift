package import LookoutModel

/// Writes a test into the text of a rule file, and leaves every other byte of it as it is.
///
/// The file is read again afterwards: it must say the same as before, and the new test, or nothing is handed back.
package struct TestInsertion {
    /// Why a test cannot be written.
    package enum Failure: Error, Equatable, Sendable {
        /// The file is a list of phrases, which has no place for tests.
        case noYAML
        /// The file is no UTF-8, so its bytes cannot be added to.
        case notUTF8
        /// The file is no YAML.
        case unreadable(SourcePlace)
        /// The file has no such rule.
        case noRule(RuleID)
        /// `tests` is there, and is no list.
        case noList(SourcePlace)
        /// The file would not say the same as before; its layout is not understood.
        case layout(SourcePlace)
    }

    private let file: RuleFile
    private let rule: RuleID
    private let test: NewTest
    private let source: YAMLSource
    private let root: YAMLNode

    /// The file's bytes with the test in it, and the line that it stands on.
    ///
    /// - Throws: `Failure`.
    package static func insert(
        _ test: NewTest,
        into rule: RuleID,
        of file: RuleFile
    ) throws(Failure) -> (bytes: [UInt8], line: Int) {
        guard file.kind == .yaml else { throw .noYAML }
        guard !file.bytes.starts(with: [0xFF, 0xFE]), !file.bytes.starts(with: [0xFE, 0xFF]) else { throw .notUTF8 }
        return try TestInsertion(file, rule, test).result()
    }

    private init(_ file: RuleFile, _ rule: RuleID, _ test: NewTest) throws(Failure) {
        self.file = file
        self.rule = rule
        self.test = test
        let read = try TestInsertion.read(file.bytes, file.path)
        source = read.source
        root = read.root
    }

    private static func read(_ bytes: [UInt8], _ path: String) throws(Failure) -> (root: YAMLNode, source: YAMLSource) {
        do {
            let (root, source) = try YAMLReader.read(bytes, file: path)
            guard let root else { throw Failure.unreadable(SourcePlace(file: path)) }
            return (root, source)
        } catch let error as YAMLProblem {
            throw .unreadable(error.place)
        } catch {
            throw .unreadable(SourcePlace(file: path))
        }
    }

    private func result() throws(Failure) -> (bytes: [UInt8], line: Int) {
        guard let map = TestInsertion.rule(rule, in: root, stem: file.stem) else { throw .noRule(rule) }
        let (insertion, line) = try insertion(into: map)
        var lines = TestInsertion.lines(of: file.bytes)
        let bytes = insertion.applied(to: &lines)
        // Whatever the layout: the file must say what it said, and the test.
        guard let after = try? TestInsertion.read(bytes, file.path),
            let old = TestInsertion.tree(root, adding: test, to: rule, stem: file.stem), old == YAMLTree(after.root)
        else { throw .layout(map.place) }
        return (bytes, line)
    }

    // MARK: The tree

    /// The map of a rule; nil where there is none.
    private static func rule(_ rule: RuleID, in root: YAMLNode, stem: String) -> YAMLNode? {
        guard let items = root["rules"]?.list else {
            return (root["id"]?.text ?? stem) == rule.rawValue && root.map != nil ? root : nil
        }
        if let found = items.first(where: { $0["id"]?.text == rule.rawValue }) { return found }
        return items.count == 1 && items[0]["id"] == nil && stem == rule.rawValue ? items[0] : nil
    }

    /// What the file has to say afterwards.
    private static func tree(_ root: YAMLNode, adding test: NewTest, to rule: RuleID, stem: String) -> YAMLTree? {
        guard let map = self.rule(rule, in: root, stem: stem) else { return nil }
        func added(_ tree: YAMLTree) -> YAMLTree? {
            guard case .map(var entries) = tree else { return nil }
            let new = YAMLTree.map(test.entries.map { .init(key: $0.key, value: .scalar($0.value, .doubleQuoted)) })
            guard let index = entries.firstIndex(where: { $0.key == "tests" }) else {
                return .map(entries + [.init(key: "tests", value: .list([new]))])
            }
            if case .scalar("", .plain) = entries[index].value { entries[index].value = .list([]) }
            guard case .list(let tests) = entries[index].value else { return nil }
            entries[index].value = .list(tests + [new])
            return .map(entries)
        }
        if root["rules"] == nil { return added(YAMLTree(root)) }
        guard case .map(var entries) = YAMLTree(root), let index = entries.firstIndex(where: { $0.key == "rules" }),
            let number = root["rules"]?.list?.firstIndex(where: { $0.place == map.place }),
            case .list(var rules) = entries[index].value, let new = added(rules[number])
        else { return nil }
        rules[number] = new
        entries[index].value = .list(rules)
        return .map(entries)
    }

    // MARK: The text

    private func insertion(into map: YAMLNode) throws(Failure) -> (TextInsertion, line: Int) {
        let layout = YAMLLayout(source)
        let tests = map["tests"]
        if let tests {
            guard let items = tests.list ?? (tests.isEmpty ? [] : nil) else { throw .noList(tests.place) }
            guard let last = items.last else { return try first(under: tests, of: map, layout) }
            if layout.isFlow(tests) { return try flow(tests, last, "", "", layout) }
            // Under the last test, as deep as its dash.
            guard let dash = layout.dash(before: last) else { throw .layout(last.place) }
            let line = layout.end(ofBlockAt: last.place.line, deeperThan: dash)
            let indent = String(repeating: " ", count: dash)
            return (TextInsertion(afterLine: line, text: [indent + "- " + test.yaml]), line + 1)
        }
        if layout.isFlow(map) { return try flow(map, map.map?.last?.value ?? map, "tests: [", "]", layout) }
        // At the end of the rule, as deep as its keys.
        guard let first = map.map?.first else { throw .layout(map.place) }
        let column = first.place.column - 1
        let isRoot = map.place == root.place && root["rules"] == nil
        let line =
            isRoot
            ? layout.endOfText
            : layout.end(ofBlockAt: first.place.line, deeperThan: column - 1)
        let indent = String(repeating: " ", count: column)
        let text = [indent + "tests:", indent + "  - " + test.yaml]
        return (TextInsertion(afterLine: line, text: text), line + 2)
    }

    /// Into `tests: []`, or under `tests:` with nothing after it.
    private func first(
        under tests: YAMLNode,
        of map: YAMLNode,
        _ layout: YAMLLayout
    ) throws(Failure) -> (TextInsertion, line: Int) {
        if layout.isFlow(tests) {
            let place = tests.place
            return (TextInsertion(atLine: place.line, column: place.column, text: test.yaml), place.line)
        }
        guard let key = map.map?.first(where: { $0.key == "tests" }), !layout.isFlow(map), tests.text == "" else {
            throw .noList(tests.place)
        }
        let indent = String(repeating: " ", count: key.place.column - 1)
        return (TextInsertion(afterLine: key.place.line, text: [indent + "  - " + test.yaml]), key.place.line + 1)
    }

    /// Before the bracket or brace that closes a list or map written in one piece.
    private func flow(
        _ node: YAMLNode,
        _ last: YAMLNode,
        _ opening: String,
        _ closing: String,
        _ layout: YAMLLayout
    ) throws(Failure) -> (TextInsertion, line: Int) {
        guard let end = layout.lastInFlow(node) else { throw .layout(node.place) }
        let text = opening + test.yaml + closing
        let comma = end.isComma ? "" : ","
        guard end.line > node.place.line, last.place.line > node.place.line else {
            return (TextInsertion(atLine: end.line, column: end.column, text: comma + " " + text), end.line)
        }
        // Each on a line of its own.
        let indent = String(repeating: " ", count: layout.indentation(ofLine: last.place.line))
        let inserted = TextInsertion(atLine: end.line, column: end.column, text: comma, then: [indent + text])
        return (inserted, end.line + 1)
    }

    /// The lines of a file with their ends.
    private static func lines(of bytes: [UInt8]) -> [[UInt8]] {
        var lines: [[UInt8]] = []
        var line: [UInt8] = []
        for (index, byte) in bytes.enumerated() {
            line.append(byte)
            let endsHere = byte == 0x0A || byte == 0x0D && (index + 1 == bytes.count || bytes[index + 1] != 0x0A)
            if endsHere {
                lines.append(line)
                line = []
            }
        }
        if !line.isEmpty { lines.append(line) }
        return lines
    }
}
