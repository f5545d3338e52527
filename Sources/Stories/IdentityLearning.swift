package import LookoutModel

/// Finds what the items of a feed are known by: guid when it behaves, else link, else title and date.
///
/// A scheme is given up where it proves wrong, and never taken again: so that what was learnt of a feed is not forgotten when
/// a document happens not to show it.
package enum IdentityLearning {
    /// The scheme for a document, where `remembered` is that of the documents before it.
    package static func scheme(
        for document: [ItemIdentity.Evidence],
        remembered: IdentityScheme?
    ) -> IdentityScheme {
        var scheme = remembered ?? .guid
        while let next = better(than: scheme, for: document) { scheme = next }
        return scheme
    }

    /// The scheme that a feed's items are known by from now on, where it has changed the ids of most of its items.
    ///
    /// Links that tell the items apart take the place of guids that cannot be trusted.
    package static func scheme(
        afterChangeOfIDs scheme: IdentityScheme,
        for document: [ItemIdentity.Evidence]
    ) -> IdentityScheme {
        guard scheme < .link, document.allSatisfy({ $0.link != nil }) else { return scheme }
        for candidate in [IdentityScheme.link, .exactLink]
        where ItemIdentity.collisions(of: document, scheme: candidate) == 0 {
            return candidate
        }
        return scheme
    }

    private static func better(
        than scheme: IdentityScheme,
        for document: [ItemIdentity.Evidence]
    ) -> IdentityScheme? {
        let collisions = ItemIdentity.collisions(of: document, scheme: scheme)
        guard collisions > 0 else { return nil }
        let exact: IdentityScheme? = scheme == .guid ? .exactGUID : scheme == .link ? .exactLink : nil
        if let exact, ItemIdentity.collisions(of: document, scheme: exact) < collisions { return exact }
        // A few items that share a guid are told apart by themselves; where most do, it says nothing.
        guard collisions * 2 > document.count else { return nil }
        return IdentityScheme.allCases.first { candidate in
            candidate > scheme && ItemIdentity.collisions(of: document, scheme: candidate) < collisions
        }
    }
}
