package import Text

/// One message to hand to one mail server for one recipient (RFC 5321).
package struct MailTransfer: Sendable {
    /// How the connection is protected; certificates are checked always.
    package enum Security: String, Hashable, Sendable, CaseIterable {
        /// TLS from the first byte (RFC 8314, 3.3).
        case tls
        /// TLS after STARTTLS (RFC 3207); where the server does not offer it, nothing is sent.
        case startTLS = "starttls"
        /// None, for a server on this machine or one that is allowed by name or range.
        case none

        /// The usual port: 465, 587, 25.
        package var defaultPort: UInt16 {
            switch self {
            case .tls: 465
            case .startTLS: 587
            case .none: 25
            }
        }
    }

    /// A user name and password, sent by AUTH PLAIN or LOGIN (RFC 4954).
    package struct Login: Hashable, Sendable {
        package var user: String
        package var password: String

        package init(user: String, password: String) {
            self.user = user
            self.password = password
        }
    }

    /// A name or an address; an IPv6 address without brackets.
    package var host: String
    package var port: UInt16
    package var security: Security
    package var login: Login?
    /// The name that is given in EHLO; a domain.
    package var hello: String
    /// The envelope's sender, where bounces go.
    package var sender: MailAddress
    package var recipient: MailAddress
    /// The whole message: lines of at most 998 bytes, each ended by CRLF, the last too; no other CR or LF, no NUL.
    package var message: [UInt8]
    /// Which private addresses the host may have.
    package var allowance: AddressAllowance
    package var limits: MailLimits

    package init(
        host: String,
        port: UInt16? = nil,
        security: Security = .startTLS,
        login: Login? = nil,
        hello: String? = nil,
        sender: MailAddress,
        recipient: MailAddress,
        message: [UInt8],
        allowance: AddressAllowance = AddressAllowance(),
        limits: MailLimits = MailLimits()
    ) {
        self.host = host
        self.port = port ?? security.defaultPort
        self.security = security
        self.login = login
        self.hello = hello ?? sender.domain
        self.sender = sender
        self.recipient = recipient
        self.message = message
        self.allowance = allowance
        self.limits = limits
    }

    /// Whether the message may be sent as it is: curl doubles dots behind CRLF alone, so no line may begin in another way.
    static func isCanonical(_ message: [UInt8]) -> Bool {
        guard message.count >= 2, message.suffix(2) == [0x0D, 0x0A] else { return false }
        var length = 0
        var hasReturn = false
        for byte in message {
            if hasReturn != (byte == 0x0A) || byte == 0 { return false }
            hasReturn = byte == 0x0D
            length = byte == 0x0A ? 0 : length + 1
            // The CR is counted before it is known to end the line.
            if length > 998 && !(length == 999 && hasReturn) { return false }
        }
        return true
    }
}
