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
    /// In place of the quiet hours of `alerts`.
    package var quiet: QuietHours?
    package var rules: RuleChoice

    package init(
        name: String,
        mail: MailAddress? = nil,
        zone: Zone,
        quiet: QuietHours? = nil,
        rules: RuleChoice = RuleChoice()
    ) {
        self.name = name
        self.mail = mail
        self.zone = zone
        self.quiet = quiet
        self.rules = rules
    }
}
