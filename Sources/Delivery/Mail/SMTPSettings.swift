package import Text
package import Transfers

/// A mail server that takes our messages.
package struct SMTPSettings: Sendable {
    /// The sink's name in the outbox.
    package var name: String
    /// The server's name or address.
    package var host: String
    /// Nil is the usual one: 465 for `tls`, 587 for `startTLS`, 25 for `none`.
    package var port: UInt16?
    /// `none` only for a server on this machine or one that `allowance` covers.
    package var security: MailTransfer.Security
    /// Nil where the server asks for no login.
    package var user: String?
    /// What the settings call the password: a variable or a file, for messages about it.
    package var passwordName: String
    /// Looks the password up at each delivery; nil where it is absent or empty.
    package var password: @Sendable () -> String?
    /// The envelope's sender, where bounces go; the same as in `MailSettings`.
    package var from: MailAddress
    /// The name that is given in EHLO, a domain; nil is the sender's domain.
    package var hello: String?
    /// Which private addresses the server may have.
    package var allowance: AddressAllowance
    package var limits: MailLimits

    package init(
        name: String,
        host: String,
        port: UInt16? = nil,
        security: MailTransfer.Security = .startTLS,
        user: String? = nil,
        passwordName: String = "",
        password: @escaping @Sendable () -> String? = { nil },
        from: MailAddress,
        hello: String? = nil,
        allowance: AddressAllowance = AddressAllowance(),
        limits: MailLimits = MailLimits()
    ) {
        self.name = name
        self.host = host
        self.port = port
        self.security = security
        self.user = user
        self.passwordName = passwordName
        self.password = password
        self.from = from
        self.hello = hello
        self.allowance = allowance
        self.limits = limits
    }
}
