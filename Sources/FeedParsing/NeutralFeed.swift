import LookoutModel
import Text

/// A feed as neutral JSON: the model that feed parsers are compared by, one object without line breaks.
package enum NeutralFeed {
    /// `feed` as JSON: members in a fixed order, absent values left out.
    package static func json(_ feed: ParsedFeed) -> String {
        let head: [JSONValue.Member?] = [
            member("title", feed.title),
            member("link", feed.link),
            member("description", feed.description?.value),
            member("language", feed.language),
            member("updated", feed.updated),
            member("format", feed.format.rawValue),
            feed.isRepaired ? JSONValue.Member("repaired", true) : nil,
            feed.isTruncated ? JSONValue.Member("truncated", true) : nil,
        ]
        let document: [JSONValue.Member] = [
            JSONValue.Member("feed", .object(head.compactMap { $0 })),
            JSONValue.Member("items", .array(feed.items.map(value))),
        ]
        return JSONValue.object(document).line
    }

    private static func value(_ item: ParsedItem) -> JSONValue {
        let members: [JSONValue.Member?] = [
            member("id", item.guid),
            member("title", item.title),
            member("link", item.link),
            member("author", item.author),
            member("summary", item.summary?.value),
            member("content", item.content?.value),
            member("published", item.published),
            member("updated", item.updated),
            member("language", item.language),
            JSONValue.Member("categories", .array(item.categories.map { .string($0) })),
            JSONValue.Member("enclosures", .array(item.enclosures.map(value))),
        ]
        return .object(members.compactMap { $0 })
    }

    private static func value(_ file: ParsedEnclosure) -> JSONValue {
        let members = [member("url", file.address), member("type", file.type), member("length", file.length)]
        return .object(members.compactMap { $0 })
    }

    private static func member(_ name: String, _ text: String?) -> JSONValue.Member? {
        text.map { JSONValue.Member(name, .string($0)) }
    }

    private static func member(_ name: String, _ instant: Instant?) -> JSONValue.Member? {
        member(name, instant.map { Timestamp.iso($0.seconds) })
    }
}
