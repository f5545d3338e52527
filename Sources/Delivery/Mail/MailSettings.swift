package import Text

/// What every mail says of itself, whichever way it goes.
package struct MailSettings: Hashable, Sendable {
    /// The `From` address, and the envelope's sender; its domain stands in the ids of messages.
    package var from: MailAddress
    /// The name beside it.
    package var name: String
    /// The domain of the `List-Id`, `lookout.DOMAIN` (RFC 2919); nil is the sender's.
    package var listDomain: String?

    package init(from: MailAddress, name: String = "Lookout", listDomain: String? = nil) {
        self.from = from
        self.name = name
        self.listDomain = listDomain
    }
}
