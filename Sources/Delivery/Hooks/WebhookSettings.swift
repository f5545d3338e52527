/// A webhook of the user's own.
package struct WebhookSettings: Hashable, Sendable {
    /// A request field of the user's own.
    package struct Header: Hashable, Sendable {
        package var name: String
        package var value: HookValue

        package init(name: String, value: HookValue) {
            self.name = name
            self.value = value
        }
    }

    /// The sink's name in the settings and the outbox.
    package var name: String
    /// Where to post, an absolute http or https address.
    package var url: HookValue
    /// What to sign with (Standard Webhooks): `whsec_` and base64, or the bytes of the text themselves; nil signs nothing.
    package var secret: HookValue?
    /// Further request fields, in order; those that frame the message are refused.
    package var headers: [Header]
    package var route: HookRoute

    package init(
        name: String,
        url: HookValue,
        secret: HookValue? = nil,
        headers: [Header] = [],
        route: HookRoute = HookRoute()
    ) {
        self.name = name
        self.url = url
        self.secret = secret
        self.headers = headers
        self.route = route
    }
}
