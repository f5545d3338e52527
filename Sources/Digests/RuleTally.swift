import LookoutModel

/// How many rules are in force, by what becomes of what they catch.
package struct RuleTally: Hashable, Sendable {
    /// Told in editions, and some in alerts.
    package var told: Int
    /// Counted only, for now.
    package var onTrial: Int
    /// Counted only.
    package var muted: Int

    package init(told: Int = 0, onTrial: Int = 0, muted: Int = 0) {
        self.told = told
        self.onTrial = onTrial
        self.muted = muted
    }

    /// Those of these rules.
    package init(_ rules: some Sequence<RulePortrait>) {
        self.init()
        for rule in rules {
            if rule.isOnTrial { onTrial += 1 } else if rule.priority == .mute { muted += 1 } else { told += 1 }
        }
    }

    /// All of them.
    package var all: Int { told + onTrial + muted }

    /// All of it in one sentence.
    var sentence: String {
        func part(_ count: Int, _ one: String, _ many: String) -> String? {
            count == 0 ? nil : "\(DigestDate.grouped(count)) \(count == 1 ? one : many)"
        }
        guard all > 0 else { return "No rule is on." }
        let head = "\(DigestDate.count(all, "rule")) \(all == 1 ? "is" : "are") on"
        guard told < all else { return head + "." }
        let parts = [
            part(told, "speaks", "speak"), part(onTrial, "is on trial", "are on trial"),
            part(muted, "is muted", "are muted"),
        ].compactMap(\.self)
        if all == 1 { return "One rule is on, and it \(onTrial == 1 ? "is on trial" : "is muted")." }
        return "\(head): \(parts.joined(separator: ", "))."
    }
}
