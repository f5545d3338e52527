package import Foundation
package import LookoutModel
import Text

/// `Digests/digests.atom`: the latest editions for a feed reader (RFC 4287); the same editions give the same bytes.
package struct EditionFeed: Sendable {
    package static let fileName = "digests.atom"
    /// How many editions it has.
    package static let longest = 20

    private let identity: UUID
    private let base: WebLink?

    /// `identity` tells this home's feed from all others, and stays with the home wherever it is moved; `base` is where the
    /// feed and the pages are served, if they are.
    package init(identity: UUID, base: String? = nil) {
        self.identity = identity
        self.base = base.flatMap { WebLink($0) }
    }

    /// What an entry is known by, also within the document.
    package func id(name: String, day: Day) -> String {
        AtomText.urn(
            OutboxID.of(
                sink: identity.uuidString,
                recipient: "",
                kind: "edition",
                story: name,
                revision: day.number
            )
        )
    }

    /// Where a file of `Digests/` is found: beside the feed, or where it is served.
    package func address(_ fileName: String) -> String {
        base.map { $0.address + "/" + fileName } ?? fileName
    }

    /// The document of the latest editions.
    package func document(_ entries: [EditionFeedEntry]) -> String {
        let latest = entries.sorted { ($1.to, $1.day, $0.name) < ($0.to, $0.day, $1.name) }.prefix(EditionFeed.longest)
        let updated = latest.first?.to ?? Instant(seconds: 0)
        var lines = [
            "<?xml version=\"1.0\" encoding=\"utf-8\"?>", "<feed xmlns=\"http://www.w3.org/2005/Atom\">",
            "  <title>Lookout: digests</title>", "  <id>\(AtomText.urn(identity))</id>",
            "  <updated>\(Timestamp.iso(updated.seconds))</updated>", "  <author><name>Lookout</name></author>",
            "  <generator>Lookout</generator>",
        ]
        if base != nil { lines.append("  <link rel=\"self\" href=\"\(AtomText.escaped(address(Self.fileName)))\"/>") }
        for entry in latest { lines += self.entry(entry) }
        return (lines + ["</feed>"]).joined(separator: "\n") + "\n"
    }

    private func entry(_ entry: EditionFeedEntry) -> [String] {
        let time = Timestamp.iso(entry.to.seconds)
        let html = "<pre>" + AtomText.html(entry.shown) + "</pre>"
        var lines = [
            "  <entry>", "    <title>\(AtomText.escaped(ShownText.headline(entry.title)))</title>",
            "    <id>\(id(name: entry.name, day: entry.day))</id>", "    <updated>\(time)</updated>",
            "    <published>\(time)</published>",
            "    <link href=\"\(AtomText.escaped(address(entry.fileName)))\"/>",
        ]
        if !entry.name.isEmpty { lines.append("    <category term=\"\(AtomText.escaped(entry.name))\"/>") }
        return lines + ["    <content type=\"html\">\(AtomText.escaped(html))</content>", "  </entry>"]
    }
}
