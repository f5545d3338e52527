import LookoutModel

/// Reads `where`.
struct ConditionReader: ValueReader {
    /// Every key of `where`.
    static let keys = RuleKey.where.children.map(\.name)

    func condition(_ node: YAMLNode, log: inout ProblemLog) -> RuleCondition {
        var condition = RuleCondition()
        guard let entries = node.map, !entries.isEmpty else {
            log.add(
                node.map == nil && !node.isEmpty ? .wrongShape(key: "where", expected: .map) : .empty("where"),
                at: node
            )
            return condition
        }
        for entry in entries {
            let value = entry.value
            switch entry.key {
            case "language":
                for (text, item) in namedItems(value, key: "language", log: &log) {
                    condition.languages.append(text)
                    guard !LanguageName.isTag(text) else { continue }
                    log.add(.query(.unknownLanguage(text, suggestion: LanguageName.suggestion(for: text))), at: item)
                }
            case "source": condition.sources = texts(value, key: "source", log: &log)
            case "tag": condition.tags = texts(value, key: "tag", log: &log)
            case "kind":
                for (_, item) in namedItems(value, key: "kind", log: &log) {
                    if let kind: SourceKind = choice(item, key: "kind", log: &log) { condition.kinds.append(kind) }
                }
            case "max-age":
                condition.maximumAge = Span.seconds(value.text ?? "")
                if condition.maximumAge == nil {
                    let text = value.text ?? ""
                    let suggestion = Span.suggestion(for: text)
                    log.add(.invalidValue(key: "max-age", value: text, suggestion: suggestion), at: value)
                }
            default:
                unknownKey(entry, known: ConditionReader.keys, log: &log)
            }
        }
        return condition
    }

    /// A span of time as a person writes it.
    enum Span {
        /// The seconds of `30m`, `24h`, `7d` or `2w`; nil where it is none of these, or nothing, or above ten years.
        static func seconds(_ text: String) -> Int64? {
            let units: [Character: Int64] = ["m": 60, "h": 3600, "d": 86_400, "w": 604_800]
            guard let last = text.last, let unit = units[last], let count = Int64(text.dropLast()), count > 0,
                count <= 315_360_000 / unit
            else { return nil }
            return count * unit
        }

        /// `3 days` as it should be written; nil where it cannot be told.
        static func suggestion(for text: String) -> String? {
            let words = text.lowercased().filter { $0 != " " }
            let digits = words.prefix { $0.isASCII && $0.isNumber }
            let letters: [(String, String)] = [
                ("min", "m"), ("hour", "h"), ("hr", "h"), ("day", "d"), ("week", "w"),
            ]
            let unit = words.dropFirst(digits.count)
            let names = ["m", "h", "d", "w"]
            guard let letter = names.first(where: { $0 == unit }) ?? letters.first(where: { unit.hasPrefix($0.0) })?.1
            else { return nil }
            let value = String(digits) + letter
            return seconds(value) == nil ? nil : value
        }
    }
}
