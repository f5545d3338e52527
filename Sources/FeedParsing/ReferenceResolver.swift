import Text

/// Makes a document's references absolute, as long as that does not make the document much longer than it is.
///
/// A base may be long and stand in for a reference of one byte, hundreds of thousands of times: what resolving adds is
/// bounded by the length of the document, and beyond that references stay as they were written.
struct ReferenceResolver {
    /// Bytes that resolving may still add.
    private var budget: Int
    /// The base that was used last, in its parts.
    private var last: (text: String, parts: URIReference)?

    /// A resolver for a document of `length` bytes.
    init(documentLength length: Int) {
        budget = 2 * length + FeedLimits.resolvedBytes
    }

    /// Whether no more may be added.
    var isSpent: Bool { budget <= 0 }

    /// `reference` made absolute against `base`, or only cleaned where there is no base or nothing more may be added.
    mutating func resolve(_ reference: String, against base: String?) -> String {
        guard let base, !base.isEmpty, !isSpent else { return URIReference.resolve(reference, against: nil) }
        let parts: URIReference
        if let last, last.text == base {
            parts = last.parts
        } else {
            parts = URIReference(base)
            last = (base, parts)
        }
        let address = URIReference.resolve(reference, againstParts: parts)
        let added = address.utf8.count - reference.utf8.count
        guard added > 0 else { return address }
        spend(added)
        return isSpent ? URIReference.clean(reference) : address
    }

    /// Takes note of further bytes that came into the document with an address.
    mutating func spend(_ bytes: Int) {
        budget -= bytes
    }
}
