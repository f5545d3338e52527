package import LookoutModel

/// Which stories in different languages are shown together, read as the same.
///
/// Texts are not compared: two items are read as the same where one rule caught both through the same named lists, within a
/// day of each other. Of stories in one language no two are read as the same, neither with each other nor with a third.
package enum LanguageKinship {
    /// Seconds between the two at most.
    package static let window: Int64 = 24 * 3600

    /// What is known of a story, or of the item that may begin one.
    package struct Story: Hashable, Sendable {
        package let id: String
        /// The story that it is read as the same with, which is the first of them; its own id where there is none.
        package let leader: String
        package let language: String
        package let time: Instant
        /// The named lists through which each rule caught it.
        package let lists: [RuleID: Set<String>]

        package init(id: String, leader: String, language: String, time: Instant, lists: [RuleID: Set<String>]) {
            self.id = id
            self.leader = leader
            self.language = language
            self.time = time
            self.lists = lists
        }
    }

    /// The leader of the stories that a new story is read as the same with; nil where there are none.
    ///
    /// Of several the nearest in time, then the earliest of `others`.
    package static func leader(for new: Story, among others: [Story]) -> String? {
        var taken: Set<String> = []
        for other in others where other.language == new.language { taken.insert(other.leader) }
        var best: (leader: String, distance: Int64)?
        for other in others where other.language != new.language && !taken.contains(other.leader) {
            let distance = abs(new.time.seconds(since: other.time))
            guard distance <= window, isAlike(new, other) else { continue }
            if best.map({ distance < $0.distance }) ?? true { best = (other.leader, distance) }
        }
        return best?.leader
    }

    private static func isAlike(_ left: Story, _ right: Story) -> Bool {
        ground(left.lists, right.lists) != nil
    }

    /// The rule that caught two stories through the same lists, and those lists: all of those of one are among those of the
    /// other.
    ///
    /// The first in the order of the rules' names; nil where there is none.
    package static func ground(
        _ left: [RuleID: Set<String>],
        _ right: [RuleID: Set<String>]
    ) -> (rule: RuleID, lists: Set<String>)? {
        left.keys.sorted { $0.rawValue < $1.rawValue }.lazy.compactMap { rule in
            guard let lists = left[rule], !lists.isEmpty, let others = right[rule], !others.isEmpty else { return nil }
            return lists.isSubset(of: others) || others.isSubset(of: lists) ? (rule, lists.intersection(others)) : nil
        }.first
    }
}
