import LookoutModel

/// The line of a problem as it would be right.
package struct LineRepair {
    let problem: RuleProblem
    let line: EditedLine

    /// The ways to write the line, the likeliest first; none where no repair is known.
    ///
    /// A repair is one line, or several with line feeds between them.
    package static func lines(for problem: RuleProblem, line: [Unicode.Scalar]) -> [String] {
        // What is missing at the end of a line stands behind it.
        guard problem.place.line > 0, problem.place.column > 0, problem.place.column <= line.count + 1 else {
            return []
        }
        let edited = EditedLine(
            line,
            from: problem.place.column - 1,
            to: problem.endColumn - 1,
            isText: problem.place.file.hasSuffix(".txt")
        )
        let repair = LineRepair(problem: problem, line: edited)
        var seen: Set<String> = [edited.text]
        return repair.repairs().map(withoutOuterSpaces).filter { seen.insert($0).inserted }
    }

    private static func withoutOuterSpaces(_ text: String) -> String {
        var text = text
        while text.last == " " { text.removeLast() }
        return text
    }

    private func repairs() -> [String] {
        switch problem.fact {
        case .yaml(let fact): YAMLRepair(line: line).repairs(fact)
        case .query(.unknownLanguage(let value, nil)): bracketed(value)
        case .query(let fact): QueryRepair(line: line).repairs(fact)
        case .lint(let fact): LintRepair(line: line).repairs(fact)
        case .unknownKey(let key, let suggestion?): KeyRepair(line: line).repairs(key, suggestion)
        case .listWithoutKey: ["any:\n" + line.text]
        case .colonInEntry: [line.replaced(with: EditedLine.quoted(line.meant))]
        case .listInTerms, .keyInTerms("any", _): ListRepair(line: line).flattened()
        case .testOfBoth: ListRepair(line: line).testsApart()
        case .unknownList(_, let suggestion?):
            // The place of a list among operators may hold a sign more than its name.
            [line.replaced(with: "$" + suggestion)]
        case .unknownValue(_, _, _, let suggestion?): [line.replaced(with: suggestion)]
        case .unknownValue(_, let value, _, nil): bracketed(value)
        case .invalidValue(_, _, let suggestion?): [line.replaced(with: suggestion)]
        case .wrongShape(_, .boolean): truth()
        case .wrongShape("expect", .map): expected()
        case .unknownVersion: [line.replaced(with: "1")]
        case .invalidID(let id): LineRepair.identifier(from: id).map { [line.replaced(with: $0)] } ?? []
        case .wrongShape(_, .terms): braces()
        case .matchNeedsBlock: line.withBlock().map { [$0] } ?? []
        case .foldedMatch: [line.replaced(with: "|")]
        case .linesJoined(let entries, _): entriesApart(entries)
        case .todoPasses: withoutTodo()
        default: []
        }
    }

    /// `title, summary` as a list.
    private func bracketed(_ value: String) -> [String] {
        guard value.contains(","), !line.isInFlow || line.before.contains("{") else { return [] }
        let parts = value.split(separator: ",").map { $0.split(separator: " ").joined(separator: " ") }
        return [line.replaced(with: "[" + parts.joined(separator: ", ") + "]")]
    }

    /// `yes` and `no` as true and false.
    private func truth() -> [String] {
        switch EditedLine.text(line.meant).lowercased() {
        case "yes", "on", "y", "1": [line.replaced(with: "true")]
        case "no", "off", "n", "0": [line.replaced(with: "false")]
        default: []
        }
    }

    /// `expect: 5`, a number where a map should stand.
    private func expected() -> [String] {
        let value = EditedLine.text(line.scalars[line.range.lowerBound...])
        let digits = value.prefix { $0.isASCII && $0.isNumber }
        return digits.isEmpty || digits != value ? [] : [line.replaced(with: "{per-day: \(digits)}")]
    }

    /// `{US, Japan}` where a list should stand.
    private func braces() -> [String] {
        guard line.meant.first == "{", let end = line.scalars.lastIndex(of: "}"), end > line.range.lowerBound,
            !line.scalars[line.range.lowerBound..<end].contains(":")
        else { return [] }
        var scalars = line.scalars
        scalars[line.range.lowerBound] = "["
        scalars[end] = "]"
        return [EditedLine.text(scalars)]
    }

    /// How many lines, from the one of `problem` on, a repair of it stands for.
    package static func lineCount(of problem: RuleProblem) -> Int {
        if case .linesJoined(_, let lastLine) = problem.fact { return max(1, lastLine - problem.place.line + 1) }
        return 1
    }

    /// Phrases that YAML joins, each as an entry of its own.
    private func entriesApart(_ texts: [String]) -> [String] {
        guard !line.isInBrackets else { return [] }
        // A dash without a space after it is meant as one with it.
        let entries = texts.map { EditedLine.entry(LineRepair.withoutBullet($0)) }
        if line.valueStart == line.range.lowerBound {
            let keyStart = line.scalars.firstIndex { $0 != " " && $0 != "-" } ?? 0
            let head = EditedLine.text(line.before.prefix { $0 != ":" }) + ":"
            let dash = String(repeating: " ", count: keyStart + 2) + "- "
            return [([head] + entries.map { dash + $0 }).joined(separator: "\n")]
        }
        let before = EditedLine.text(line.before)
        guard before.allSatisfy({ $0 == " " || $0 == "-" }) else { return [] }
        let dash = before.contains("-") ? before : before + "- "
        return [entries.map { dash + $0 }.joined(separator: "\n")]
    }

    /// An entry without what stands for a dash and a space before it: `-drill`, `－ drill`, `• drill`.
    private static func withoutBullet(_ text: String) -> String {
        guard let first = text.unicodeScalars.first, "-－‐‑–—−•・●*".unicodeScalars.contains(first), text.count > 1 else {
            return text
        }
        return EditedLine.text(text.unicodeScalars.dropFirst().drop(while: QueryLexer.isSpace))
    }

    /// A test without its mark, where that stands on the same line.
    private func withoutTodo() -> [String] {
        for mark in [", todo: true", "todo: true, "] {
            if let range = line.text.firstRange(of: mark) { return [line.text.replacingCharacters(in: range)] }
        }
        return []
    }

    /// `Taiwan Strait` as an id: `taiwan-strait`; nil where nothing of it can stay.
    private static func identifier(from text: String) -> String? {
        let words = text.lowercased().unicodeScalars.split { scalar in
            !RuleReader.isID(String(scalar)) || scalar == "-"
        }
        let id = words.map { String($0) }.joined(separator: "-")
        return RuleReader.isID(id) ? id : nil
    }
}

extension String {
    /// The text without a range of it.
    fileprivate func replacingCharacters(in range: Range<String.Index>) -> String {
        String(self[..<range.lowerBound] + self[range.upperBound...])
    }
}
