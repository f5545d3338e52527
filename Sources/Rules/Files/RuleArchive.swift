import LookoutModel

/// A rule as text that stands for itself: a rule file in JSON, lists expanded, always written the same way.
struct RuleArchive {
    /// The whole rule.
    let text: String
    /// 128 bits of FNV-1a, in hexadecimal, of what decides which items the rule matches.
    let definitionHash: String

    init(_ draft: RuleDraft, lists: [String: TermList]) {
        var head: [String] = [RuleArchive.pair("id", draft.id.rawValue)]
        if let title = draft.title { head.append(RuleArchive.pair("title", title)) }
        head.append(RuleArchive.pair("priority", draft.priority.rawValue))
        if !draft.tags.isEmpty { head.append("\"tags\": " + RuleArchive.list(draft.tags)) }
        if draft.alertsOnContent { head.append(RuleArchive.pair("alert-on", "content")) }
        if draft.isOnTrial { head.append("\"trial\": true") }
        if let count = draft.expectedPerDay { head.append("\"expect\": {\"per-day\": \(count)}") }
        let definition = RuleArchive.definition(draft)
        let listText = lists.keys.sorted().map { name in
            RuleArchive.quoted(name) + ": " + RuleArchive.list((lists[name] ?? []).map(\.entry))
        }.joined(separator: ",\n")
        var keys = head + definition
        if !draft.tests.isEmpty { keys.append(RuleArchive.tests(draft.tests)) }
        text = "{\"version\": 1,\n\"lists\": {\(listText)},\n\"rules\": [{\(keys.joined(separator: ",\n"))}]}\n"
        definitionHash = RuleArchive.hash((definition + [listText]).joined(separator: "\n"))
    }

    /// Reads a rule back.
    ///
    /// - Throws: `RuleProblem`, the first of them.
    static func rule(from text: String) throws(RuleProblem) -> Rule {
        let file = RuleFile(path: "archive.yaml", bytes: Array(text.utf8))
        let (rules, problems) = RuleLoader.load([file], isArchive: true)
        if let problem = problems.first(where: { $0.level == .error }) { throw problem }
        guard let rule = rules.first else {
            throw RuleProblem(.nothingToMatch, place: SourcePlace(file: "archive.yaml"))
        }
        return rule
    }

    /// The keys that decide what the rule matches.
    private static func definition(_ draft: RuleDraft) -> [String] {
        var keys: [String] = []
        if !draft.any.isEmpty { keys.append("\"any\": " + list(draft.any.map(\.text))) }
        if !draft.all.isEmpty {
            let groups = draft.all.map { "{\"any\": " + list($0.map(\.text)) + "}" }
            keys.append("\"all\": [" + groups.joined(separator: ", ") + "]")
        }
        switch draft.within {
        case .words(let count): keys.append(pair("within", "\(count) words"))
        case .sentence: keys.append(pair("within", "sentence"))
        case .title: keys.append(pair("within", "title"))
        case nil: break
        }
        if let match = draft.match { keys.append(pair("match", match.text)) }
        if !draft.none.isEmpty { keys.append("\"none\": " + list(draft.none.map(\.text))) }
        if !draft.except.isEmpty { keys.append("\"except\": " + list(draft.except.map(\.text))) }
        keys.append("\"fields\": " + list(draft.fields.map(\.rawValue)))
        let condition = condition(draft.condition)
        if !condition.isEmpty { keys.append("\"where\": {" + condition.joined(separator: ", ") + "}") }
        return keys
    }

    private static func condition(_ condition: RuleCondition) -> [String] {
        var keys: [String] = []
        if !condition.languages.isEmpty { keys.append("\"language\": " + list(condition.languages)) }
        if !condition.sources.isEmpty { keys.append("\"source\": " + list(condition.sources)) }
        if !condition.kinds.isEmpty { keys.append("\"kind\": " + list(condition.kinds.map(\.rawValue))) }
        if !condition.tags.isEmpty { keys.append("\"tag\": " + list(condition.tags)) }
        if let age = condition.maximumAge { keys.append(pair("max-age", "\(age / 60)m")) }
        return keys
    }

    private static func tests(_ tests: [RuleTest]) -> String {
        let items = tests.map { test in
            var keys = [pair(test.expectsHit ? "hit" : "miss", test.text)]
            keys += test.parts.keys.sorted().map { pair($0, test.parts[$0] ?? "") }
            if let note = test.note { keys.append(pair("note", note)) }
            if test.isTodo { keys.append("\"todo\": true") }
            return "{" + keys.joined(separator: ", ") + "}"
        }
        return "\"tests\": [" + items.joined(separator: ",\n") + "]"
    }

    // MARK: Text

    private static func pair(_ key: String, _ value: String) -> String {
        quoted(key) + ": " + quoted(value)
    }

    private static func list(_ texts: [String]) -> String {
        "[" + texts.map(quoted).joined(separator: ", ") + "]"
    }

    /// A string that is the same in JSON and in YAML: whatever a reader of files would change is escaped.
    private static func quoted(_ text: String) -> String {
        var result = "\""
        for scalar in text.unicodeScalars {
            switch scalar.value {
            case 0x22: result += "\\\""
            case 0x5C: result += "\\\\"
            case 0x00...0x1F, 0x7F...0xA0, 0x2007, 0x2028, 0x2029, 0x202F, 0x3000, 0xFEFF, 0xFFFE...0xFFFF:
                let digits = String(scalar.value, radix: 16)
                result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result + "\""
    }

    private static func hash(_ text: String) -> String {
        var hash: UInt128 = 0x6c62_272e_07bb_0142_62b8_2175_6295_c58d
        for byte in text.utf8 {
            hash ^= UInt128(byte)
            hash = hash &* 0x0000_0000_0100_0000_0000_0000_0000_013b
        }
        let digits = String(hash, radix: 16)
        return String(repeating: "0", count: 32 - digits.count) + digits
    }
}
