import Foundation
import LookoutModel
import Rules
import Stories
import Text

/// A line of the input of `lookout match`; all but id and title may be absent, unknown keys are ignored.
struct MatchItem: Decodable, Sendable {
    let id: String
    let title: String
    let summary: String?
    let content: String?
    let link: String?
    let source: String?
    let language: String?
    let author: String?
    let categories: [String]?
    let published: String?

    /// What the rules see of it; `now` makes an age of the date.
    func subject(now: Instant) -> RuleSubject {
        RuleSubject(
            title: title,
            summary: summary ?? "",
            content: content ?? "",
            author: author,
            link: link,
            language: language,
            feed: source.map { FeedID($0) },
            host: link.flatMap { CanonicalAddress.host($0) },
            categories: categories ?? [],
            age: published.flatMap { FeedDate.seconds($0) }.map { now.seconds - $0 }
        )
    }
}
