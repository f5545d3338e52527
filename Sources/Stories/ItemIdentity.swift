package import LookoutModel
import Text

/// What tells an item from the others of its feed, and the ids that are made of it.
package enum ItemIdentity {
    /// What a document says that an item's identity can be made of.
    package struct Evidence: Hashable, Sendable {
        package let guid: String?
        /// Absolute address.
        package let link: String?
        package let title: String
        package let published: Instant?

        package init(guid: String?, link: String?, title: String, published: Instant?) {
            self.guid = guid
            self.link = link
            self.title = title
            self.published = published
        }
    }

    /// The identities of the items of one document, in their order: by what the feed's items are known by.
    ///
    /// Where several different items of the document share an identity all the same, the link tells them apart, then the
    /// title and date. nil stands for an item that has nothing to be known by, and for one that repeats another of the
    /// document.
    package static func identities(of document: [Evidence], scheme: IdentityScheme = .guid) -> [String?] {
        let first = document.map { identity($0, scheme) }
        let linked = refined(first, of: document) { whole($0, withTitle: false) }
        let titled = refined(linked, of: document) { whole($0, withTitle: true) }
        var seen: Set<String> = []
        return titled.map { identity in
            identity.flatMap { seen.insert($0).inserted ? $0 : nil }
        }
    }

    /// How many items of a document share their identity with another, different one.
    static func collisions(of document: [Evidence], scheme: IdentityScheme) -> Int {
        shared(document.map { identity($0, scheme) }, of: document).values.reduce(0) { $0 + $1.count }
    }

    /// The different items that share an identity, by that.
    private static func shared(_ identities: [String?], of document: [Evidence]) -> [String: Set<Evidence>] {
        // Most documents have none, and to hash every item takes longer than all else.
        var first: [String: Int] = [:]
        first.reserveCapacity(document.count)
        var shared: [String: Set<Evidence>] = [:]
        for (place, identity) in identities.enumerated() {
            guard let identity, let other = first.updateValue(place, forKey: identity) else { continue }
            guard shared[identity] != nil || document[other] != document[place] else { continue }
            shared[identity, default: [document[other]]].insert(document[place])
        }
        return shared
    }

    /// The identities, with those that several different items share made anew by `finer`.
    private static func refined(
        _ identities: [String?],
        of document: [Evidence],
        finer: (Evidence) -> String?
    ) -> [String?] {
        let shared = shared(identities, of: document)
        if shared.isEmpty { return identities }
        return zip(identities, document).map { identity, evidence in
            guard let identity, shared[identity] != nil else { return identity }
            return finer(evidence)
        }
    }

    private static func identity(_ evidence: Evidence, _ scheme: IdentityScheme) -> String? {
        let guid = evidence.guid.map { ASCII.trimmed($0) }.flatMap { $0.isEmpty ? nil : $0 }
        switch scheme {
        case .guid:
            if let guid { return "guid:" + (CanonicalAddress.of(guid) ?? guid) }
            if let link = evidence.link { return "link:" + (CanonicalAddress.of(link) ?? link) }
        case .exactGUID:
            if let guid { return "guid:" + guid }
            if let link = evidence.link { return "link:" + link }
        case .link:
            if let link = evidence.link { return "link:" + (CanonicalAddress.of(link) ?? link) }
        case .exactLink:
            if let link = evidence.link { return "link:" + link }
        case .title: break
        }
        if !evidence.title.isEmpty { return "title:" + titleAndDate(evidence) }
        // Better a doubtful name than none.
        if let guid { return "guid:" + guid }
        return evidence.link.map { "link:" + $0 }
    }

    private static func whole(_ evidence: Evidence, withTitle: Bool) -> String {
        let address = "guid:" + (evidence.guid ?? "") + "\u{1F}link:" + (evidence.link ?? "")
        return withTitle ? address + "\u{1F}title:" + titleAndDate(evidence) : address
    }

    private static func titleAndDate(_ evidence: Evidence) -> String {
        evidence.title + "\u{1F}" + (evidence.published.map { String($0.seconds) } ?? "")
    }

    /// The identity of an item whose guid or link stood for another one before.
    package static func identity(ofReused identity: String, link: String?, title: String) -> String {
        identity + "\u{1F}link:" + (link ?? "") + "\u{1F}title:" + title
    }

    /// The id under which a person can name an item: 16 hexadecimal digits of SHA-256 over feed and identity.
    ///
    /// It is also the id of the story that the item begins.
    package static func id(feed: FeedID, identity: String) -> String {
        hexadecimal(of: feed.rawValue + "\u{0}" + identity, bytes: 8)
    }

    /// The first `bytes` bytes (at most 32) of the SHA-256 of `text`, in hexadecimal.
    package static func hexadecimal(of text: String, bytes: Int) -> String {
        SHA256.hexadecimal(text.utf8, count: bytes)
    }

    /// A hash of all of an item that rules can see, so that a changed text is noticed.
    ///
    /// Dates and links are not part of it.
    package static func textHash(_ item: Item) -> Int64 {
        var hash = SHA256()
        for text in [item.title, item.summary, item.content, item.author ?? ""] + item.categories {
            hash.update(text.utf8)
            hash.update([0])
        }
        return hash.finalize().prefix(8).reduce(Int64(0)) { sum, byte in (sum << 8) | Int64(byte) }
    }
}
