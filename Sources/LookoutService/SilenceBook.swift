package import LookoutModel
package import Platform
import Rules
package import Storage
import Text

/// What gives no alerts at a time: by command, or by `silence-until` in a rule.
package struct SilenceBook: Sendable {
    private let rules: Set<RuleID>
    private let stories: Set<String>
    private let today: Day

    /// `zone` is the home's, in which the days of rules begin.
    package init(_ silences: [Silence], zone: Zone, now: Instant) {
        var rules: Set<RuleID> = []
        var stories: Set<String> = []
        for silence in silences {
            switch silence.subject {
            case .rule(let id): rules.insert(id)
            case .story(let id): stories.insert(id)
            }
        }
        self.rules = rules
        self.stories = stories
        today = Day(number: zone.civil(now.seconds).date.dayNumber)
    }

    /// Why a rule gives no alert of a story; nil where it may.
    package func reason(_ rule: RuleFacts, story: String?) -> Withheld.Reason? {
        if rules.contains(rule.id) || story.map(stories.contains) ?? false { return .silence }
        return rule.terms.silenceUntil.map { today < $0 } ?? false ? .rule : nil
    }

    /// Those rules of a story's catches that give no alert of it.
    func silenced(_ catches: [AlertPolicy.Catch], story: String?) -> Set<RuleID> {
        Set(catches.map(\.rule).filter { reason($0, story: story) != nil }.map(\.id))
    }
}
