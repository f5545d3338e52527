/// What a feed's items are known by, found from its documents and remembered.
///
/// In the order in which they are tried: each is for feeds for which those before it prove wrong.
package enum IdentityScheme: String, Hashable, CaseIterable, Comparable, Codable, Sendable {
    /// The guid, else the link, else title and date; of addresses scheme, tracking parameters and fragment do not matter.
    case guid
    /// The same, but addresses as they stand: the feed's items differ only there.
    case exactGUID = "exact-guid"
    /// The link, else title and date: several items share a guid, or guids change.
    case link
    /// The same, but addresses as they stand.
    case exactLink = "exact-link"
    /// Title and date: guids and links say nothing.
    case title

    package static func < (left: IdentityScheme, right: IdentityScheme) -> Bool {
        left.rank < right.rank
    }

    private var rank: Int {
        switch self {
        case .guid: 0
        case .exactGUID: 1
        case .link: 2
        case .exactLink: 3
        case .title: 4
        }
    }
}
