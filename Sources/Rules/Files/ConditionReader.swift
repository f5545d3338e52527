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
            case "language": condition.languages = texts(value, key: "language", log: &log)
            case "source": condition.sources = texts(value, key: "source", log: &log)
            case "tag": condition.tags = texts(value, key: "tag", log: &log)
            case "kind":
                for (_, item) in namedItems(value, key: "kind", log: &log) {
                    if let kind: SourceKind = choice(item, key: "kind", log: &log) { condition.kinds.append(kind) }
                }
            case "max-age":
                condition.maximumAge = Span.seconds(value.text ?? "")
                if condition.maximumAge == nil {
                    log.add(.invalidValue(key: "max-age", value: value.text ?? ""), at: value)
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
    }
}
