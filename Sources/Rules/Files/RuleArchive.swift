import LookoutModel
import Text

/// A rule as text that stands for itself: a rule file in JSON, lists expanded, always written the same way.
struct RuleArchive {
    private let rule: Rule

    init(_ rule: Rule) {
        self.rule = rule
    }

    /// The whole rule.
    var text: String {
        var keys = [RuleArchive.pair("id", rule.id.rawValue)]
        if rule.title != rule.id.rawValue { keys.append(RuleArchive.pair("title", rule.title)) }
        keys.append(RuleArchive.pair("priority", rule.priority.rawValue))
        if !rule.tags.isEmpty { keys.append("\"tags\": " + RuleArchive.list(rule.tags)) }
        if rule.alertsOnContent { keys.append(RuleArchive.pair("alert-on", "content")) }
        if rule.isOnTrial { keys.append("\"trial\": true") }
        if let count = rule.expectedPerDay { keys.append("\"expect\": {\"per-day\": \(count)}") }
        keys += RuleArchive.alertTerms(rule.alertTerms)
        keys += RuleArchive.definition(rule)
        if !rule.tests.isEmpty { keys.append(RuleArchive.tests(rule.tests)) }
        let lists = rule.lists.sorted { $0.key < $1.key }.map { name, list in
            RuleArchive.quoted(name) + ": " + RuleArchive.list(list.map(\.entry))
        }
        return "{\"version\": 1,\n\"lists\": {\(lists.joined(separator: ",\n"))},\n"
            + "\"rules\": [{\(keys.joined(separator: ",\n"))}]}\n"
    }

    /// 128 bits of FNV-1a, in hexadecimal, of what decides which items the rule matches.
    var definitionHash: String {
        let lists = rule.lists.sorted { $0.key < $1.key }.map { RuleArchive.quoted($0.key) + ": " + $0.value.digest }
        let parts = RuleArchive.definition(rule) + [lists.joined(separator: ",\n")]
        return RuleArchive.hash(parts.joined(separator: "\n"))
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
    private static func definition(_ rule: Rule) -> [String] {
        var keys: [String] = []
        if !rule.any.isEmpty { keys.append("\"any\": " + list(rule.any.map(\.text))) }
        if !rule.all.isEmpty {
            let groups = rule.all.map { "{\"any\": " + list($0.map(\.text)) + "}" }
            keys.append("\"all\": [" + groups.joined(separator: ", ") + "]")
        }
        switch rule.within {
        case .words(let count): keys.append(pair("within", "\(count) words"))
        case .sentence: keys.append(pair("within", "sentence"))
        case .title: keys.append(pair("within", "title"))
        case nil: break
        }
        if let match = rule.match { keys.append(pair("match", match.text)) }
        if !rule.none.isEmpty { keys.append("\"none\": " + list(rule.none.map(\.text))) }
        if !rule.except.isEmpty { keys.append("\"except\": " + list(rule.except.map(\.text))) }
        keys.append("\"fields\": " + list(rule.fields.map(\.rawValue)))
        let condition = condition(rule.condition)
        if !condition.isEmpty { keys.append("\"where\": {" + condition.joined(separator: ", ") + "}") }
        return keys
    }

    private static func alertTerms(_ terms: AlertTerms) -> [String] {
        var keys: [String] = []
        if let count = terms.corroborated { keys.append("\"corroborated\": \(count)") }
        if terms.official { keys.append("\"official\": true") }
        if let seconds = terms.cooldown { keys.append(pair("cooldown", "\(seconds / 60)m")) }
        if let day = terms.silenceUntil {
            keys.append(pair("silence-until", CivilDate(dayNumber: day.number).description))
        }
        if let factor = terms.surge { keys.append("\"surge\": \(factor)") }
        if let seconds = terms.absence { keys.append(pair("absence", "\(seconds / 60)m")) }
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

    /// 128 bits of FNV-1a, in hexadecimal.
    static func hash(_ text: String) -> String {
        var hash: UInt128 = 0x6c62_272e_07bb_0142_62b8_2175_6295_c58d
        for byte in text.utf8 {
            hash ^= UInt128(byte)
            hash = hash &* 0x0000_0000_0100_0000_0000_0000_0000_013b
        }
        let digits = String(hash, radix: 16)
        return String(repeating: "0", count: 32 - digits.count) + digits
    }
}
