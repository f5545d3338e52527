package import LookoutModel

/// A rule as its pages show it: what it looks for, what it caught, what is wrong with it.
package struct RulePortrait: Equatable, Sendable {
    package var rule: RuleName
    package var priority: Priority
    package var isOnTrial: Bool
    /// Where it is written.
    package var place: SourcePlace
    /// When its file was changed; nil where that is not known.
    package var changed: Instant?
    /// What it looks for and how it speaks, in plain words.
    package var words: [String]
    /// The same in one sentence; nil where there is none.
    package var sentence: String?
    /// What is wrong with it or its file; the rule may work all the same.
    package var problems: [BrokenRule]
    /// Nil where it caught nothing in these days.
    package var volume: RuleVolume?
    /// What it caught last, the latest first.
    package var hits: [RuleHit]
    /// The days on which it caught something new, the latest first.
    package var days: [RuleDay]

    package init(
        rule: RuleName,
        priority: Priority,
        isOnTrial: Bool = false,
        place: SourcePlace,
        changed: Instant? = nil,
        words: [String],
        sentence: String? = nil,
        problems: [BrokenRule] = [],
        volume: RuleVolume? = nil,
        hits: [RuleHit] = [],
        days: [RuleDay] = []
    ) {
        self.rule = rule
        self.priority = priority
        self.isOnTrial = isOnTrial
        self.place = place
        self.changed = changed
        self.words = words
        self.sentence = sentence
        self.problems = problems
        self.volume = volume
        self.hits = hits
        self.days = days
    }
}
