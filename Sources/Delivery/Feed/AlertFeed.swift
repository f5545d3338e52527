package import Foundation
import LookoutModel
import Text

/// `Alerts/alerts.atom`: the latest alerts for a feed reader (RFC 4287); the same alerts give the same bytes.
package struct AlertFeed: Sendable {
    package static let fileName = "alerts.atom"
    /// How many alerts it has.
    package static let longest = 100

    private let title: String
    private let identity: UUID
    private let address: WebLink?

    /// `identity` tells this home's feed from all others, and stays with the home wherever it is moved; `address` is where
    /// the feed itself is served, if it is.
    package init(title: String = "Lookout: alerts", identity: UUID, address: String? = nil) {
        self.title = title
        self.identity = identity
        self.address = address.flatMap { WebLink($0) }
    }

    /// The document of the latest alerts; of several with one id, the first counts.
    package func document(_ entries: [AlertFeedEntry]) -> String {
        var known: Set<String> = []
        let latest = entries.filter { known.insert($0.id).inserted }
            .sorted { $0.created == $1.created ? $0.id < $1.id : $0.created > $1.created }
            .prefix(AlertFeed.longest)
        let updated = latest.first?.created ?? Instant(seconds: 0)
        var lines = [
            "<?xml version=\"1.0\" encoding=\"utf-8\"?>", "<feed xmlns=\"http://www.w3.org/2005/Atom\">",
            "  <title>\(AtomText.escaped(title))</title>", "  <id>\(AtomText.urn(identity))</id>",
            "  <updated>\(Timestamp.iso(updated.seconds))</updated>", "  <author><name>Lookout</name></author>",
            "  <generator>Lookout</generator>",
        ]
        if let address { lines.append("  <link rel=\"self\" href=\"\(AtomText.escaped(address.address))\"/>") }
        for entry in latest { lines += self.entry(entry) }
        return (lines + ["</feed>"]).joined(separator: "\n") + "\n"
    }

    private func entry(_ entry: AlertFeedEntry) -> [String] {
        let time = Timestamp.iso(entry.created.seconds)
        var lines = [
            "  <entry>", "    <title>\(AtomText.escaped(entry.title))</title>",
            "    <id>\(AtomText.urn(entry.id))</id>",
            "    <updated>\(time)</updated>", "    <published>\(time)</published>",
        ]
        if let link = entry.link { lines.append("    <link href=\"\(AtomText.escaped(link.address))\"/>") }
        for rule in entry.rules { lines.append("    <category term=\"\(AtomText.escaped(rule))\"/>") }
        let html = "<pre>" + AtomText.html(entry.text) + "</pre>"
        return lines + ["    <content type=\"html\">\(AtomText.escaped(html))</content>", "  </entry>"]
    }
}
