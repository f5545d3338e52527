/// Why a feed gave nothing this time: facts, as they are kept until the feed answers again.
package struct FeedFailure: Hashable, Codable, Sendable {
    /// What went wrong.
    package enum Kind: String, Codable, Sendable {
        /// The name could not be resolved.
        case unresolved
        /// No connection: refused, unreachable, cut.
        case unreachable
        /// The answer took longer than its limit.
        case timedOut
        /// TLS could not be verified.
        case tls
        /// The address is private and the settings do not allow it.
        case refusedAddress
        /// The address is not an http or https one, or cannot be read.
        case badAddress
        /// A redirect led nowhere: too many, to another scheme, from https to http.
        case badRedirect
        /// The server answered with an error status; `status` holds it.
        case status
        /// The feed is gone for good (410).
        case gone
        /// The answer is larger than its limit.
        case tooLarge
        /// The answer stopped before its end.
        case incomplete
        /// The answer is packed in a way that cannot be undone.
        case encoding
        /// The site asks whether the visitor is a person.
        case challenge
        /// A feed whose items only tell that it could not be made (RSS-Bridge).
        case bridge
        /// Not asked, for its host had asked to be let alone.
        case hostPaused
        /// The answer is not a feed.
        case notAFeed
        /// The answer is a feed that cannot be read.
        case unreadable
        /// The file that the feed list names is absent or cannot be read.
        case file
        /// The secret for signing in could not be read.
        case secret
        /// The process that was to read its document died over it.
        case crashed
        /// That happened twice, and the feed is set aside until it is released; `detail` is its id.
        case quarantined
        /// The process that reads documents could not be started.
        case noReader
        /// The run was at its deadline.
        case deadline
        /// Any other fault.
        case other
    }

    package let kind: Kind
    /// The HTTP status, where there was one.
    package let status: Int?
    /// A fact beside the kind, for a person to read: a host, a path, what the body looks like.
    package let detail: String

    package init(_ kind: Kind, status: Int? = nil, detail: String = "") {
        self.kind = kind
        self.status = status
        self.detail = detail
    }

    /// Whether it may be the address that is wrong, and not the moment.
    package var speaksOfAddress: Bool {
        switch kind {
        case .unresolved, .unreachable, .tls, .refusedAddress, .badAddress, .badRedirect, .gone, .notAFeed, .unreadable,
            .challenge:
            true
        case .status: status.map { (400..<500).contains($0) && $0 != 429 } ?? false
        default: false
        }
    }

    /// Whether a machine without a network fails like this.
    package var looksLikeNoNetwork: Bool {
        kind == .unresolved || kind == .unreachable || kind == .timedOut
    }
}
