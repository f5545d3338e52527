package import FeedParsing
package import LookoutModel
package import Stories
import Text

/// Makes items of what a document holds: identified, absolute, plain text.
package enum ItemNormalizer {
    /// What the titles of samples begin with.
    package static let sampleMark = "SAMPLE "
    /// Scalars of the text that stands for a title where there is none.
    private static let titleLength = 100

    /// What a document says that its items' identities can be made of, in its order.
    package static func evidence(of feed: ParsedFeed) -> [ItemIdentity.Evidence] {
        feed.items.map { item in
            ItemIdentity.Evidence(
                guid: item.guid,
                link: item.link,
                title: item.title ?? "",
                published: item.published ?? item.updated
            )
        }
    }

    /// The items of a document, in its order, each identity once.
    ///
    /// `evidence` is what the document says of their identities, where that is known already; `shift` is added to the dates
    /// of samples, in seconds, and 0 for all other feeds.
    package static func items(
        of feed: ParsedFeed,
        source: FeedSource,
        evidence: [ItemIdentity.Evidence]? = nil,
        scheme: IdentityScheme = .guid,
        shift: Int64 = 0
    ) -> [Item] {
        let evidence = evidence ?? Self.evidence(of: feed)
        return zip(feed.items, ItemIdentity.identities(of: evidence, scheme: scheme)).compactMap {
            parsed,
            identity in
            identity.map { item(parsed, identity: $0, feed: feed, source: source, shift: shift) }
        }
    }

    /// The newest date of a document's items; nil where none has one.
    package static func newestDate(of feed: ParsedFeed) -> Instant? {
        feed.items.compactMap { $0.published ?? $0.updated }.max()
    }

    private static func item(
        _ parsed: ParsedItem,
        identity: String,
        feed: ParsedFeed,
        source: FeedSource,
        shift: Int64
    ) -> Item {
        let summary = parsed.summary?.plainText ?? ""
        let content = parsed.content?.plainText ?? ""
        let title = title(parsed.title, summary: summary, content: content)
        return Item(
            identity: identity,
            feed: source.id,
            title: source.isSample ? sampleMark + title : title,
            link: parsed.link.flatMap { FeedAddress.isOne($0) ? $0 : nil },
            summary: summary,
            content: content == summary ? "" : content,
            author: parsed.author,
            language: parsed.language ?? source.language ?? feed.language,
            categories: parsed.categories,
            published: (parsed.published ?? parsed.updated)?.advanced(bySeconds: shift)
        )
    }

    private static func title(_ title: String?, summary: String, content: String) -> String {
        if let title, !title.isEmpty { return title }
        let text = summary.isEmpty ? content : summary
        let line = text.prefix { $0 != "\n" }
        guard !line.isEmpty else { return "(untitled)" }
        let scalars = line.unicodeScalars.prefix(titleLength)
        return String(scalars) + (scalars.endIndex < line.unicodeScalars.endIndex ? "…" : "")
    }
}
