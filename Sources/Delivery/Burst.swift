package import LookoutModel

/// Several alerts that a person would get at once, as one message: each with its first item and its reason.
package struct Burst: Hashable, Sendable {
    /// One of the alerts.
    package struct Part: Hashable, Sendable {
        /// Its id in the outbox.
        package let alert: String
        /// The rules that caught it, the highest first; never empty.
        package let causes: [Alert.Cause]
        /// The item that made it.
        package let item: AlertItem
        /// How many more items tell it.
        package let moreItems: Int
        /// The headlines of the items that possibly tell it.
        package let possible: [String]
        /// How many more of these there are.
        package let morePossible: Int
        /// Why it is told again, as machines read it; nil where it is told for the first time.
        package let again: String?

        package init(
            alert: String,
            causes: [Alert.Cause],
            item: AlertItem,
            moreItems: Int,
            possible: [String] = [],
            morePossible: Int = 0,
            again: String?
        ) {
            self.alert = alert
            self.causes = causes
            self.item = item
            self.moreItems = moreItems
            self.possible = possible
            self.morePossible = morePossible
            self.again = again
        }

        /// That of the highest rule.
        package var priority: Priority { causes.first?.priority ?? .alert }

        /// What is said of the items that possibly tell it, in one line; nil where there are none.
        var possibleNote: String? {
            possible.count + morePossible > 0 ? ShownText.possible(possible, more: morePossible) : nil
        }

        /// The item's title, with why it is told again before it.
        package var headline: String {
            (again.flatMap(AlertUpdate.remark(named:)).map { $0 + ": " } ?? "") + item.title
        }
    }

    /// 32 hexadecimal digits.
    package let id: String
    package let created: Instant
    /// The alerts, the highest priority first, then the oldest; never empty.
    package let parts: [Part]

    package init(id: String, created: Instant, parts: [Part]) {
        self.id = id
        self.created = created
        self.parts = parts
    }

    /// Every rule that caught any of them, the highest first, each once with all that it matched.
    package var causes: [Alert.Cause] {
        var order: [RuleID] = []
        var causes: [RuleID: Alert.Cause] = [:]
        for cause in parts.flatMap(\.causes) {
            guard let known = causes[cause.rule] else {
                order.append(cause.rule)
                causes[cause.rule] = cause
                continue
            }
            causes[cause.rule] = Alert.Cause(
                rule: known.rule,
                title: known.title,
                priority: max(known.priority, cause.priority),
                texts: known.texts + cause.texts.filter { !known.texts.contains($0) }
            )
        }
        let places = Dictionary(uniqueKeysWithValues: order.enumerated().map { ($1, $0) })
        return causes.values.sorted { one, other in
            one.priority != other.priority
                ? one.priority > other.priority : (places[one.rule] ?? 0) < (places[other.rule] ?? 0)
        }
    }

    /// How many there are, and the first of them, in one line.
    package var headline: String {
        let first = ShownText.headline(parts.first?.headline ?? "")
        guard parts.count > 1 else { return first }
        // The number stands first: the end of a long line may be out of sight.
        return ShownText.headline("\(parts.count) alerts: \(first)")
    }
}
