import Digests

/// The forms in which an edition is rendered again: those that it is written in, and lists of its items.
enum EditionForm {
    case page(DigestFormat)
    case citations(CitationFormat)

    init?(name: String) {
        // Markdown is a page here, by the name that its files end with.
        if let format = DigestFormat(rawValue: name) {
            self = .page(format)
        } else if let format = CitationFormat(rawValue: name), format != .markdown {
            self = .citations(format)
        } else {
            return nil
        }
    }

    /// The digest in this form.
    func render(_ digest: Digest) -> String {
        switch self {
        case .page(let format): format.render(digest)
        case .citations(let format):
            format.render(CitedItem.items(of: digest), day: { digest.zone.day(of: $0) })
        }
    }
}
