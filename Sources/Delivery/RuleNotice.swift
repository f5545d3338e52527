package import LookoutModel
package import Text

/// An alert about a rule as a whole: far more than usual, or nothing for too long.
package struct RuleNotice: Hashable, Sendable {
    package enum Finding: Hashable, Sendable {
        /// `today` developments since the day began, where a day usually has `usual`.
        case surge(today: Int, usual: Double)
        /// Nothing since `last`; nil where it never caught anything. `span` are the seconds that the rule allows.
        case absence(last: Instant?, span: Int64)
    }

    /// 32 hexadecimal digits.
    package let id: String
    package let created: Instant
    package let rule: RuleID
    package let title: String
    package let priority: Priority
    package let finding: Finding
    /// The latest of what it caught, the newest first; empty for an absence.
    package let items: [AlertItem]

    package init(
        id: String,
        created: Instant,
        rule: RuleID,
        title: String,
        priority: Priority,
        finding: Finding,
        items: [AlertItem]
    ) {
        self.id = id
        self.created = created
        self.rule = rule
        self.title = title
        self.priority = priority
        self.finding = finding
        self.items = items
    }

    /// What is unusual, in one line; `time` writes its day.
    package func headline(_ time: LocalTime) -> String {
        let name = ShownText.headline(title)
        switch finding {
        case .surge(let today, let usual): return "\(name): \(today) developments today, usually \(Self.rounded(usual))"
        case .absence(let last?, let span):
            return "\(name): nothing for \(Self.days(span)), the last on \(time.day(last))"
        case .absence(nil, let span): return "\(name): nothing for \(Self.days(span))"
        }
    }

    /// What the rule asks, and what that means.
    package var reason: String {
        switch finding {
        case .surge:
            "The rule asks for this (surge). You are told once a day; each development is told as the rule's priority says."
        case .absence:
            "The rule asks for this (absence). You are told once; should you expect news, lookout status says which feeds fail."
        }
    }

    /// The line of `alerts.jsonl`.
    package func record(_ time: LocalTime) -> JSONValue {
        let kind: JSONValue =
            switch finding {
            case .surge: "surge"
            case .absence: "absence"
            }
        return [
            "id": .string(id), "kind": kind, "created": AlertRecord.time(created), "rule": .string(rule.rawValue),
            "rules": .array([.string(rule.rawValue)]), "title": .string(headline(time)),
            "priority": .string(priority.rawValue), "story": .null, "items": .array(items.map(AlertRecord.item)),
        ]
    }

    /// To one decimal, without one where it is 0.
    private static func rounded(_ number: Double) -> String {
        let tenths = Int((number * 10).rounded())
        return tenths % 10 == 0 ? String(tenths / 10) : "\(tenths / 10).\(tenths % 10)"
    }

    private static func days(_ seconds: Int64) -> String {
        let (count, unit) = seconds % 86_400 == 0 ? (seconds / 86_400, "day") : (max(1, seconds / 3600), "hour")
        return "\(count) \(unit)\(count == 1 ? "" : "s")"
    }
}
