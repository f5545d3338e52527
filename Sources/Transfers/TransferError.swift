/// Why a transfer gave no answer.
package enum TransferError: Error, Equatable, Sendable {
    /// Not an absolute URL as curl reads it.
    case malformedURL
    /// A scheme other than http and https.
    case refusedScheme(String)
    /// A part of the request that cannot be sent; nothing was.
    case badRequestField(RequestField)
    case couldNotResolve(host: String)
    /// `code` is the system's errno, 0 where it gave none.
    case couldNotConnect(host: String, code: Int32)
    /// The host's only addresses are private or otherwise special and not allowed; nothing was sent to them.
    case refusedAddress(host: String, address: IPAddress)
    /// The host's name means something private and is not allowed; the proxy was not asked for it.
    case refusedName(host: String)
    case tls(TLSFailure)
    case timedOut(Phase)
    /// More than `limit` bytes.
    case tooLarge(Measure, limit: Int)
    /// The answer broke off.
    case incomplete(Break)
    /// A content encoding that was not asked for, or a body that is not in it; the field's value as sent.
    case badEncoding(String)
    case tooManyRedirects(limit: Int)
    /// A redirect that is not followed; `to` is the `Location` field, at most 500 bytes of it.
    case badRedirect(to: String, Refusal)
    /// The proxy could not be found, failed, or refused with that HTTP status (0 where it gave none).
    case proxyFailed(status: Int)
    /// What answered does not speak HTTP.
    case notHTTP
    /// What answers does not speak SMTP.
    case notSMTP
    /// The connection closed before an answer began.
    case connectionLost
    /// The task was cancelled.
    case cancelled
    /// The host asked to be let alone while the request waited for its turn; nothing was sent.
    case hostPaused(host: String)
    /// Its host keeps silent, and others were waiting: how far it had come, nil where it was not begun.
    case postponed(Phase?)
    /// The client has been shut down.
    case shutDown
    /// Anything else; curl's CURLcode.
    case network(code: Int)

    /// A part of a request.
    package enum RequestField: Hashable, Sendable {
        case url
        case header(name: String)
        case validators
        case userAgent
        case accept
        case credential
        case proxy
        /// A mail server's name.
        case host
        /// The name given to a mail server.
        case hello
        /// A message that is not in canonical form.
        case message
    }

    /// What is wrong with a server's certificate or handshake.
    package enum TLSFailure: Hashable, Sendable {
        case expired
        case notYetValid
        /// The certificate is for another host.
        case wrongHost
        case selfSigned
        /// No known authority has signed it.
        case unknownIssuer
        case revoked
        /// Another fault of the certificate; OpenSSL's X509_V_ERR number.
        case certificate(code: Int)
        /// No common protocol version or cipher, or no TLS at all.
        case handshake
        /// The system's certificates could not be read.
        case noTrustStore
        /// A mail server that offers no STARTTLS.
        case notOffered
    }

    /// How far a transfer had come.
    package enum Phase: Hashable, Sendable {
        case resolving
        case connecting
        case handshake
        /// The request was sent, and no answer began.
        case waiting
        case receiving
        /// A mail server's first words, and the handshake where that comes before.
        case greeting
        /// Between a mail server's greeting and the end of the message.
        case dialogue
        /// Between two hops.
        case redirecting
    }

    /// What a size limit counts.
    package enum Measure: Hashable, Sendable {
        /// The body as it came.
        case wire
        /// The body once decoded.
        case body
        case headers
    }

    /// Where an answer broke off.
    package enum Break: Hashable, Sendable {
        /// Fewer bytes than `Content-Length` or the chunks promised.
        case shortBody
        /// The compressed stream has no end.
        case shortStream
        /// The connection was lost while the answer came.
        case connectionLost
        /// What came is no answer to what was sent.
        case badReply
    }

    /// Why a redirect is not followed.
    package enum Refusal: Hashable, Sendable {
        case malformed
        /// Not http or https.
        case scheme(String)
        /// From https to http.
        case downgrade
        /// A user name or password in the address.
        case userInfo
    }

    /// Whether it looks as if the network were down and the server not to blame.
    package var suggestsNetworkDown: Bool {
        switch self {
        case .couldNotResolve, .couldNotConnect, .timedOut(.resolving), .timedOut(.connecting): true
        default: false
        }
    }
}
