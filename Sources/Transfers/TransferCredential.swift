/// How a request signs in, the secret itself in hand.
///
/// It is sent to the configured scheme, host and port alone, and never over a connection that other requests share.
package enum TransferCredential: Hashable, Sendable {
    /// HTTP Basic (RFC 7617); the user name holds no colon.
    case basic(user: String, password: String)
    /// A bearer token (RFC 6750).
    case bearer(String)
    /// A field of the server's own, such as `X-Api-Key`.
    case header(name: String, value: String)
}
