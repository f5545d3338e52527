import Platform
import Transfers

/// What is kept of an attempt that failed: a stable code, and what was said, named or counted.
package struct DeliveryFailure: Hashable, Sendable {
    /// What went wrong; the words are kept in stores and stay.
    package enum Code: String, Sendable, CaseIterable {
        /// Detail: what was done, the system's `errno`, and the path.
        case file
        /// Detail: the sink.
        case noSuchSink = "no-such-sink"
        /// Detail: the recipient.
        case noSuchRecipient = "no-such-recipient"
        /// Detail: the answer.
        case refused
        /// Detail: the answer.
        case postponed
        /// Detail: a word for what happened, and the host or a number.
        case unreachable
        /// Detail: the answer.
        case gone
        /// Detail: the answer.
        case unavailable
        /// Detail: the answer.
        case loginRefused = "login-refused"
        /// Detail: what the settings call the secret.
        case noSecret = "no-secret"
        /// Detail: the system's `errno`.
        case notStarted = "not-started"
        /// Detail: seconds.
        case tooSlow = "too-slow"
        /// The run ended while the message was being sent; no detail.
        case unknown
    }

    package let code: Code
    package let detail: String

    /// Whether it may well pass by itself: a sink that is busy, slow or not to be reached, or a run that ended too soon.
    package var mayPass: Bool {
        switch code {
        case .postponed, .tooSlow, .unknown: true
        // A mail server that says so for now (RFC 5321, section 4.2.1), as with 421.
        case .unavailable: detail.hasPrefix("4")
        case .unreachable:
            ["name", "connection", "time", "lost", "ended"].contains(detail.prefix { $0 != " " })
        case .file, .noSuchSink, .noSuchRecipient, .refused, .gone, .loginRefused, .noSecret, .notStarted:
            false
        }
    }

    package init(_ code: Code, _ detail: String = "") {
        self.code = code
        self.detail = detail
    }

    /// The facts of an error.
    package init(_ error: DeliveryError) {
        switch error {
        case .file(let error): self.init(.file, "\(error.operation.rawValue) \(error.code) \(error.path)")
        case .noSuchSink(let name): self.init(.noSuchSink, name)
        case .noSuchRecipient(let name): self.init(.noSuchRecipient, name)
        case .refused(let answer): self.init(.refused, answer)
        case .postponed(let answer, _): self.init(.postponed, answer)
        case .unreachable(let error): self.init(.unreachable, DeliveryFailure.detail(error))
        case .gone(let answer): self.init(.gone, answer)
        case .unavailable(let answer): self.init(.unavailable, answer)
        case .loginRefused(let answer): self.init(.loginRefused, answer)
        case .noSecret(let name): self.init(.noSecret, name)
        case .notStarted(let code): self.init(.notStarted, String(code))
        case .tooSlow(let seconds): self.init(.tooSlow, String(seconds))
        }
    }

    /// What a store has; nil where it is not in this form, as earlier versions wrote it.
    package init?(stored text: String) {
        let words = text.split(separator: " ", maxSplits: 1)
        guard let code = words.first.flatMap({ Code(rawValue: String($0)) }) else { return nil }
        self.init(code, words.count > 1 ? String(words[1]) : "")
    }

    /// As it is kept: the code, a space, the detail.
    package var stored: String { detail.isEmpty ? code.rawValue : code.rawValue + " " + detail }

    private static func detail(_ error: TransferError) -> String {
        switch error {
        case .couldNotResolve(let host): "name " + host
        case .couldNotConnect(let host, let code): "connection \(code) \(host)"
        case .refusedAddress(let host, let address): "private \(host) (\(address))"
        case .refusedName(let host): "private " + host
        case .tls(let failure): "tls " + word(failure)
        case .timedOut: "time"
        case .proxyFailed(let status): "proxy \(status)"
        case .connectionLost, .incomplete: "lost"
        case .malformedURL, .refusedScheme, .badRequestField: "address"
        case .notHTTP, .notSMTP: "protocol"
        case .cancelled, .shutDown, .hostPaused, .postponed: "ended"
        case .tooLarge, .badEncoding, .tooManyRedirects, .badRedirect: "answer"
        case .network(let code): "curl \(code)"
        }
    }

    private static func word(_ failure: TransferError.TLSFailure) -> String {
        switch failure {
        case .expired: "expired"
        case .notYetValid: "not-yet-valid"
        case .wrongHost: "wrong-host"
        case .selfSigned: "self-signed"
        case .unknownIssuer: "unknown-issuer"
        case .revoked: "revoked"
        case .certificate(let code): "certificate-\(code)"
        case .handshake: "handshake"
        case .noTrustStore: "no-trust-store"
        case .notOffered: "not-offered"
        }
    }
}
