import LookoutModel
import Text

/// A feed as neutral JSON: the model that feed parsers are compared by, one object without line breaks.
package enum NeutralFeed {
    /// `feed` as JSON: members in a fixed order, absent values left out.
    package static func json(_ feed: ParsedFeed) -> String {
        var writer = JSONWriter()
        writer.object { writer in
            writer.member("feed") { writer in
                writer.object { writer in
                    writer.member("title", feed.title)
                    writer.member("link", feed.link)
                    writer.member("description", feed.description?.value)
                    writer.member("language", feed.language)
                    writer.member("updated", feed.updated.map { Timestamp.iso($0.seconds) })
                    writer.member("format", feed.format.rawValue)
                    if feed.isRepaired { writer.member("repaired", true) }
                    if feed.isTruncated { writer.member("truncated", true) }
                }
            }
            writer.member("items") { writer in
                writer.array(feed.items) { writer, item in write(item, to: &writer) }
            }
        }
        return writer.text
    }

    private static func write(_ item: ParsedItem, to writer: inout JSONWriter) {
        writer.object { writer in
            writer.member("id", item.guid)
            writer.member("title", item.title)
            writer.member("link", item.link)
            writer.member("author", item.author)
            writer.member("summary", item.summary?.value)
            writer.member("content", item.content?.value)
            writer.member("published", item.published.map { Timestamp.iso($0.seconds) })
            writer.member("updated", item.updated.map { Timestamp.iso($0.seconds) })
            writer.member("language", item.language)
            writer.member("categories") { writer in
                writer.array(item.categories) { writer, category in writer.string(category) }
            }
            writer.member("enclosures") { writer in
                writer.array(item.enclosures) { writer, file in
                    writer.object { writer in
                        writer.member("url", file.address)
                        writer.member("type", file.type)
                        writer.member("length", file.length)
                    }
                }
            }
        }
    }
}
