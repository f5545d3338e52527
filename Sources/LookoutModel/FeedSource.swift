/// One feed of the feed lists, as the user wrote it.
package struct FeedSource: Hashable, Sendable {
    /// Where the feed is read from.
    package enum Location: Hashable, Sendable {
        /// An http or https address.
        case address(String)
        /// A file, relative to `Feeds/`, never outside the home folder.
        case file(String)
    }

    /// Under which terms the publisher lets the feed be read.
    package enum Terms: String, Hashable, Codable, Sendable {
        case any
        /// Personal use only: left out where the settings say `use: office`.
        case personal
    }

    /// How to sign in; the secret itself is read from its file or environment variable at fetch time.
    package enum Credential: Hashable, Sendable {
        case basic(user: String, secret: Secret)
        case bearer(Secret)
        case header(name: String, Secret)
    }

    /// Where a secret is kept; the feed list itself never holds one.
    package enum Secret: Hashable, Sendable {
        case file(String)
        case environment(String)
    }

    package var id: FeedID
    package var location: Location
    package var title: String?
    package var kind: SourceKind
    /// Who counts as one source; nil where the list does not say (then the host counts).
    package var owner: String?
    /// BCP 47, as the list says it.
    package var language: String?
    package var region: String?
    package var isStateMedia: Bool
    /// Seconds between fetches; nil means the settings' default.
    package var interval: Int?
    /// Further request fields, in order.
    package var headers: [Header]
    package var credential: Credential?
    package var proxy: String?
    package var terms: Terms
    package var isSample: Bool
    package var isOff: Bool
    /// Where the feed list names it.
    package var place: SourcePlace

    /// A request field.
    package struct Header: Hashable, Sendable {
        package let name: String
        package let value: String

        package init(name: String, value: String) {
            self.name = name
            self.value = value
        }
    }

    package init(
        id: FeedID,
        location: Location,
        title: String? = nil,
        kind: SourceKind = .press,
        owner: String? = nil,
        language: String? = nil,
        region: String? = nil,
        isStateMedia: Bool = false,
        interval: Int? = nil,
        headers: [Header] = [],
        credential: Credential? = nil,
        proxy: String? = nil,
        terms: Terms = .any,
        isSample: Bool = false,
        isOff: Bool = false,
        place: SourcePlace
    ) {
        self.id = id
        self.location = location
        self.title = title
        self.kind = kind
        self.owner = owner
        self.language = language
        self.region = region
        self.isStateMedia = isStateMedia
        self.interval = interval
        self.headers = headers
        self.credential = credential
        self.proxy = proxy
        self.terms = terms
        self.isSample = isSample
        self.isOff = isOff
        self.place = place
    }
}
