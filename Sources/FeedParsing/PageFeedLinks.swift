import Text

/// The feeds that a web page names.
package enum PageFeedLinks {
    /// One that the page names.
    package struct Link: Hashable, Sendable {
        /// Absolute, http or https.
        package let address: String
        package let title: String?
        /// Whether it stands in a `link` element made for that, and is not only guessed from the look of a link.
        package let isDeclared: Bool
    }

    /// How much of the page is looked at, and how many links are taken from it.
    private static let (reach, limit) = (2_000_000, 50)

    /// The links of the page that came from `base`, declared ones first, each once.
    package static func find(in bytes: [UInt8], contentType: String?, base: String) -> [Link] {
        let text = TextEncoding.decode(bytes, contentType: contentType).bytes
        let found = text.withUnsafeBufferPointer { page -> [Link] in
            links(UnsafeBufferPointer(rebasing: page[..<min(page.count, reach)]), base: base)
        }
        var seen: Set<String> = []
        let sorted = found.filter(\.isDeclared) + found.filter { !$0.isDeclared }
        return Array(sorted.filter { seen.insert($0.address).inserted }.prefix(limit))
    }

    private static func links(_ page: UnsafeBufferPointer<UInt8>, base: String) -> [Link] {
        var base = base
        var links: [Link] = []
        var tokenizer = HTMLTokenizer(page)
        while let token = tokenizer.next() {
            guard case .startTag(let name, let attributes) = token else { continue }
            let element = ASCII.lowercased(String(decoding: page[name], as: UTF8.self))
            guard ["link", "a", "base"].contains(element) else { continue }
            var values: [String: String] = [:]
            var walk = HTMLAttributeWalk(page, attributes)
            while let (name, value) = walk.next() {
                let key = ASCII.lowercased(String(decoding: page[name], as: UTF8.self))
                if values[key] == nil { values[key] = HTMLText.line(String(decoding: page[value], as: UTF8.self)) }
            }
            guard let reference = values["href"], !reference.isEmpty else { continue }
            let address = URIReference.resolve(reference, against: base)
            if element == "base" {
                base = address
            } else if URIReference(address).isWeb, let link = link(element, values, withoutFragment(address)) {
                links.append(link)
            }
        }
        return links
    }

    private static func link(_ element: String, _ values: [String: String], _ address: String) -> Link? {
        let title = values["title"].flatMap { $0.isEmpty ? nil : $0 }
        guard element == "link" else {
            return looksLikeFeed(address) ? Link(address: address, title: title, isDeclared: false) : nil
        }
        let relations = ASCII.lowercased(values["rel"] ?? "").split(separator: " ")
        let type = ASCII.lowercased(values["type"] ?? "").prefix { $0 != ";" }
        let isFeedType = [
            "application/rss+xml", "application/atom+xml", "application/rdf+xml", "application/feed+json",
            "application/json",
            "text/xml", "application/xml", "text/rss+xml",
        ].contains(ASCII.trimmed(type))
        let isAlternate = relations.contains("alternate") && isFeedType
        // WordPress names its programming interface as an alternate of that type.
        guard isAlternate && !address.contains("/wp-json/") || relations.contains("feed") else { return nil }
        return Link(address: address, title: title, isDeclared: true)
    }

    /// Whether the path of a link ends as those of feeds do.
    private static func looksLikeFeed(_ address: String) -> Bool {
        var path = ASCII.lowercased(URIReference(address).path)
        while path.hasSuffix("/") { path.removeLast() }
        let name = path.split(separator: "/").last.map(String.init) ?? ""
        return ["rss", "feed", "feeds", "atom"].contains(name)
            || [".rss", ".rdf", ".atom"].contains { name.hasSuffix($0) }
            || name.hasSuffix(".xml") && ["rss", "feed", "atom", "index"].contains { name.contains($0) }
    }

    private static func withoutFragment(_ address: String) -> String {
        String(address.prefix { $0 != "#" })
    }
}
