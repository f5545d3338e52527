package import Delivery
package import Text
package import Transfers

/// A sink besides files, as the settings describe it.
package struct SinkPlan: Hashable, Sendable {
    /// A mail server.
    package struct MailServer: Hashable, Sendable {
        package var host: String
        package var port: UInt16?
        package var security = MailTransfer.Security.startTLS
        package var user: String?
        package var password: HookValue?
        package var allowance = AddressAllowance()
    }

    /// How it is reached.
    package enum Way: Hashable, Sendable {
        case smtp(MailServer, MailSettings)
        /// A program like `sendmail`, its path, and the seconds it may take.
        case sendmail(String, seconds: Int, MailSettings)
        case webhook(WebhookSettings)
        case chat(ChatSettings)
        case command(CommandSettings)
    }

    package var name: String
    package var way: Way
    /// Whether it writes to people by their addresses.
    package var isMail: Bool {
        switch way {
        case .smtp, .sendmail: true
        case .webhook, .chat, .command: false
        }
    }

    /// Whom mail goes to; empty for the people that have an address.
    package var addresses: [MailAddress]
    package var rules: RuleChoice
    /// In place of the quiet hours of `alerts`.
    package var quiet: QuietHours?

    package init(
        name: String,
        way: Way,
        addresses: [MailAddress] = [],
        rules: RuleChoice = RuleChoice(),
        quiet: QuietHours? = nil
    ) {
        self.name = name
        self.way = way
        self.addresses = addresses
        self.rules = rules
        self.quiet = quiet
    }
}
