import Crypto
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
            "  <title>\(AlertFeed.escaped(title))</title>", "  <id>\(AlertFeed.urn(identity))</id>",
            "  <updated>\(Timestamp.iso(updated.seconds))</updated>", "  <author><name>Lookout</name></author>",
            "  <generator>Lookout</generator>",
        ]
        if let address { lines.append("  <link rel=\"self\" href=\"\(AlertFeed.escaped(address.address))\"/>") }
        for entry in latest { lines += self.entry(entry) }
        return (lines + ["</feed>"]).joined(separator: "\n") + "\n"
    }

    private func entry(_ entry: AlertFeedEntry) -> [String] {
        let time = Timestamp.iso(entry.created.seconds)
        var lines = [
            "  <entry>", "    <title>\(AlertFeed.escaped(entry.title))</title>",
            "    <id>\(AlertFeed.urn(entry.id))</id>",
            "    <updated>\(time)</updated>", "    <published>\(time)</published>",
        ]
        if let link = entry.link { lines.append("    <link href=\"\(AlertFeed.escaped(link.address))\"/>") }
        for rule in entry.rules { lines.append("    <category term=\"\(AlertFeed.escaped(rule))\"/>") }
        let html = "<pre>" + AlertFeed.html(entry.text) + "</pre>"
        return lines + ["    <content type=\"html\">\(AlertFeed.escaped(html))</content>", "  </entry>"]
    }

    /// The text as HTML, lines that are an address made links.
    private static func html(_ text: String) -> String {
        text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
            let words = line.drop { $0 == " " }
            guard let link = WebLink(words), link.address == words else { return Escaping.html(line) }
            let address = Escaping.html(link.address)
            return line.prefix { $0 == " " } + "<a href=\"\(address)\">\(address)</a>"
        }.joined(separator: "\n")
    }

    /// For XML, without the characters that XML 1.0 cannot hold.
    private static func escaped(_ text: String) -> String {
        let scalars = text.unicodeScalars.filter { scalar in
            scalar.value >= 0x20 && scalar.value & 0xFFFE != 0xFFFE || scalar == "\n" || scalar == "\t"
        }
        return Escaping.html(String(String.UnicodeScalarView(scalars)))
    }

    /// An id of 32 hexadecimal digits as a URN (RFC 9562); any other is hashed to one.
    private static func urn(_ id: String) -> String {
        let digits = Array(ASCII.lowercased(id).utf8)
        let isHexadecimal = digits.allSatisfy { ASCII.digit($0, isHexadecimal: true) != nil }
        guard digits.count == 32, isHexadecimal else { return urn(hashing: id) }
        let ends = [0, 8, 12, 16, 20, 32]
        let parts = zip(ends, ends.dropFirst()).map { String(decoding: digits[$0..<$1], as: UTF8.self) }
        return "urn:uuid:" + parts.joined(separator: "-")
    }

    private static func urn(_ identity: UUID) -> String {
        "urn:uuid:" + ASCII.lowercased(identity.uuidString)
    }

    private static func urn(hashing text: String) -> String {
        let hash = Array(SHA256.hash(data: Array(text.utf8))).prefix(16)
        return urn(hash.reduce(into: "") { $0 += ($1 < 16 ? "0" : "") + String($1, radix: 16) })
    }
}
