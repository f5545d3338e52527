import FeedParsing
import Foundation
import Testing

/// The documents in `Fixtures/`, each with a sentence on top that says what it is there for.
enum Fixture {
    private static let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Fixtures")

    /// The bytes of a fixture.
    static func bytes(_ name: String) throws -> [UInt8] {
        [UInt8](try Data(contentsOf: folder.appending(path: name)))
    }

    /// The names of all fixtures, sorted.
    static let names: [String] = {
        let names = FileManager.default.enumerator(atPath: folder.path)?.allObjects as? [String] ?? []
        return names.filter { $0.hasSuffix(".xml") || $0.hasSuffix(".json") || $0.hasSuffix(".opml") }.sorted()
    }()

    /// The feed of a fixture.
    static func feed(_ name: String, contentType: String? = nil, baseURL: String? = nil) throws -> ParsedFeed {
        try FeedParser.parse(bytes(name), contentType: contentType, baseURL: baseURL)
    }
}

/// The feed in a document given as text.
func feed(_ text: String, baseURL: String? = nil, limits: FeedLimits = .standard) throws(FeedParseError) -> ParsedFeed {
    try FeedParser.parse(Array(text.utf8), baseURL: baseURL, limits: limits)
}

/// The one item of an RSS document whose item holds `content`.
func item(_ content: String, baseURL: String? = nil) throws -> ParsedItem {
    let prefixes = """
        xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:content="http://purl.org/rss/1.0/modules/content/" \
        xmlns:media="http://search.yahoo.com/mrss/" xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd" \
        xmlns:atom="http://www.w3.org/2005/Atom" xmlns:dcterms="http://purl.org/dc/terms/"
        """
    let document = "<rss version=\"2.0\" \(prefixes)><channel><title>T</title><item>\(content)</item></channel></rss>"
    let parsed = try feed(document, baseURL: baseURL)
    return try #require(parsed.items.first)
}
