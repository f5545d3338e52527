import LookoutModel

/// Reads one file of rules and lists.
struct RuleFileReader {
    /// What one file holds.
    struct Content {
        var rules: [RuleDraft] = []
        var lists: [ListDraft] = []
        var log = ProblemLog()
    }

    /// Every key at the top of a file that holds rules and lists.
    static let keys = RuleKey.allCases.filter(\.isOfFile).map(\.rawValue)
    /// The version of the language.
    static let version = "1"

    let file: RuleFile
    /// Whether the file is an archive: `match` may be quoted, and it may be larger.
    var isArchive = false
    /// Whether places are kept, and the file is looked at for what was probably not meant.
    var isLinting = false

    func content() -> Content {
        var content = Content()
        switch file.kind {
        case .yaml: readYAML(into: &content)
        case .textList(let name): readTextList(name, into: &content)
        case .textRule(let name): readTextRule(name, into: &content)
        case .skipped(let reason):
            // What was meant to be read is worth a warning; leftovers of editors are not.
            let isMeant = reason == .doubleEnding || reason == .otherKind
            content.log.add(
                .fileSkipped(reason),
                at: SourcePlace(file: file.path),
                level: isMeant ? .warning : .note
            )
        case .other: break
        }
        for index in content.rules.indices { content.rules[index].modified = file.modified }
        return content
    }

    private func readYAML(into content: inout Content) {
        do {
            let (root, source) = try YAMLReader.read(file.bytes, file: file.path)
            guard let root, !root.isEmpty else { return warnOfNothing(in: &content) }
            guard let entries = root.map else {
                guard root.text != nil, let problem = KeyLine.ofText(in: source) else {
                    return content.log.add(.listWithoutKey, at: root)
                }
                content.log.add(.yaml(problem.fact), at: problem.place)
                return
            }
            let isSingle =
                entries.contains { RuleReader.keys.contains($0.key) } && !entries.contains { $0.key == "rules" }
            guard readVersion(entries, into: &content) else { return }
            if isSingle {
                let rule = entries.filter { $0.key != "lists" }
                append(rule, at: root.place, defaultID: file.stem, source: source, into: &content)
            }
            for entry in entries {
                switch entry.key {
                case "version": break
                case "lists": readLists(entry.value, source: source, into: &content)
                case "rules": readRules(entry.value, source: source, into: &content)
                case _ where isSingle: break
                default: unknown(entry, into: &content)
                }
            }
            if content.rules.isEmpty, content.lists.isEmpty, content.log.problems.isEmpty {
                warnOfNothing(in: &content)
            }
        } catch {
            content.log.add(.yaml(error.fact), at: error.place)
        }
    }

    private func warnOfNothing(in content: inout Content) {
        content.log.add(.nothingInFile, at: SourcePlace(file: file.path), level: .warning)
    }

    private func unknown(_ entry: YAMLNode.Entry, into content: inout Content) {
        content.log.add(UnknownKey(entry, among: RuleFileReader.keys + RuleReader.keys), at: entry)
    }

    private func readVersion(_ entries: [YAMLNode.Entry], into content: inout Content) -> Bool {
        guard let node = entries.first(where: { $0.key == "version" })?.value else { return true }
        if node.text == RuleFileReader.version { return true }
        content.log.add(.unknownVersion(node.text ?? ""), at: node)
        return false
    }

    private func readRules(_ node: YAMLNode, source: YAMLSource, into content: inout Content) {
        guard let items = node.list else {
            if !node.isEmpty { content.log.add(.wrongShape(key: "rules", expected: .list), at: node) }
            return
        }
        for item in items {
            guard let entries = item.map else {
                content.log.add(.wrongShape(key: "rules", expected: .map), at: item)
                continue
            }
            append(
                entries,
                at: item.place,
                defaultID: items.count == 1 ? file.stem : nil,
                source: source,
                into: &content
            )
        }
    }

    private func append(
        _ entries: [YAMLNode.Entry],
        at place: SourcePlace,
        defaultID: String?,
        source: YAMLSource,
        into content: inout Content
    ) {
        let reader = RuleReader(source, acceptsQuotedMatch: isArchive, isLinting: isLinting)
        if let rule = reader.rule(entries, at: place, defaultID: defaultID, log: &content.log) {
            content.rules.append(rule)
        }
    }

    // MARK: Lists

    private func readLists(_ node: YAMLNode, source: YAMLSource, into content: inout Content) {
        guard let entries = node.map else {
            if !node.isEmpty { content.log.add(.wrongShape(key: "lists", expected: .map), at: node) }
            return
        }
        for entry in entries {
            content.log.hasError = false
            let terms = TermReader(source: source, isLinting: isLinting).entries(
                entry.value,
                key: entry.key,
                log: &content.log
            )
            let endColumn = entry.place.column + entry.key.unicodeScalars.count
            append(terms, name: entry.key, at: entry.place, endColumn: endColumn, into: &content)
        }
    }

    private func readTextList(_ name: String, into content: inout Content) {
        guard let source = textSource(into: &content) else { return }
        content.log.hasError = false
        let terms = TermReader(source: source, isLinting: isLinting).lines(log: &content.log)
        if terms.entries.isEmpty, !content.log.hasError {
            content.log.add(.empty(name), at: SourcePlace(file: file.path))
        }
        append(terms, name: name, at: SourcePlace(file: file.path), endColumn: 0, into: &content)
    }

    private func append(
        _ terms: TermEntries,
        name: String,
        at place: SourcePlace,
        endColumn: Int,
        into content: inout Content
    ) {
        if !RuleReader.isID(name) { content.log.add(.invalidID(name), at: place, endColumn: endColumn) }
        var list = ListDraft(name: name, place: place, endColumn: endColumn, modified: file.modified)
        list.references = terms.references
        for (index, entry) in terms.entries.enumerated() {
            guard case .term(let term) = entry else { continue }
            list.terms.append(term)
            if isLinting { list.spans.append(terms.spans[index]) }
        }
        list.isBroken = content.log.hasError
        content.lists.append(list)
    }

    // MARK: Rules of one phrase a line

    private func readTextRule(_ name: String, into content: inout Content) {
        let place = SourcePlace(file: file.path)
        guard RuleReader.isID(file.stem) else {
            content.log.add(.invalidID(name), at: place)
            return
        }
        content.log.rule = RuleID(file.stem)
        defer { content.log.rule = nil }
        guard let source = textSource(into: &content) else { return }
        content.log.hasError = false
        let terms = TermReader(source: source, isLinting: isLinting).lines(log: &content.log)
        if terms.entries.isEmpty, !content.log.hasError { content.log.add(.nothingToMatch, at: place) }
        var rule = RuleDraft(id: RuleID(file.stem), place: SourcePlace(file: file.path, line: 1, column: 1))
        rule.title = name
        rule.any = terms.entries
        rule.references = terms.references
        if isLinting {
            rule.spans = RuleSpans()
            rule.spans?.any = terms.spans
        }
        rule.isBroken = content.log.hasError
        content.rules.append(rule)
    }

    private func textSource(into content: inout Content) -> YAMLSource? {
        guard file.bytes.count <= YAMLReader.sizeLimit else {
            content.log.add(.yaml(.tooLarge(limit: YAMLReader.sizeLimit)), at: SourcePlace(file: file.path))
            return nil
        }
        do {
            return try YAMLSource(file.bytes, file: file.path)
        } catch {
            content.log.add(.yaml(error.fact), at: error.place)
            return nil
        }
    }
}

extension RuleFile {
    /// The name without folders and ending, with `-` for spaces: the id of a rule that has none of its own.
    var stem: String {
        let name = path.split(separator: "/").last ?? ""
        let stem = name.lastIndex(of: ".").map { name[..<$0] } ?? name[...]
        return stem.split(separator: " ").joined(separator: "-")
    }
}
