package import LookoutModel

/// What a rule asks of alerts beside its priority.
package struct AlertTerms: Hashable, Sendable {
    /// What `corroborated` can be.
    package static let corroboratedRange = 2...20
    /// What `surge` can be.
    package static let surgeRange = 2...100

    /// `corroborated: 3`: tell again once so many independent owners tell the story.
    package var corroborated: Int?
    /// `official: true`: tell again once an official source tells the story.
    package var official = false
    /// `cooldown: 12h`: seconds after an alert from which on a further item of the story is told again.
    package var cooldown: Int64?
    /// `silence-until: 2026-12-01`: the day with whose beginning the rule may alert again, by the clocks of the home.
    package var silenceUntil: Day?
    /// `surge: 3`: tell where the stories of a day are so many times the usual number of the 14 days before.
    package var surge: Int?
    /// `absence: 21d`: tell where the rule has caught nothing for so many seconds.
    package var absence: Int64?

    package init() {}
}
