package import LookoutModel
package import Platform
package import Text

/// Somebody who is told, as the settings describe them.
package struct Person: Hashable, Sendable {
    package var name: String
    /// Where mail goes; nil where none does.
    package var mail: MailAddress?
    /// Where the settings name it.
    package var mailPlace: SourcePlace?
    package var zone: Zone
    /// Seconds after midnight at which an edition of their own is due; nil where the settings do not say.
    package var secondsOfDay: Int?
    /// In place of the quiet hours of `alerts`.
    package var quiet: QuietHours?
    package var rules: RuleChoice

    package init(
        name: String,
        mail: MailAddress? = nil,
        zone: Zone,
        secondsOfDay: Int? = nil,
        quiet: QuietHours? = nil,
        rules: RuleChoice = RuleChoice()
    ) {
        self.name = name
        self.mail = mail
        self.zone = zone
        self.secondsOfDay = secondsOfDay
        self.quiet = quiet
        self.rules = rules
    }

    /// Whether they have editions of their own in place of the home's first digest: at an hour or of rules of their own.
    package var hasEditions: Bool { secondsOfDay != nil || !rules.parts.isEmpty }
}
