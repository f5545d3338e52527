import Text

/// The vocabularies that elements of feeds come from.
enum FeedNamespace: Sendable {
    /// RSS in all its versions, Atom, CDF, and elements in no namespace.
    case core
    case atom
    case rdf
    case dublinCore
    case dublinCoreTerms
    case content
    case media
    case itunes
    case googlePlay
    case syndication
    case feedburner
    case xhtml
    case other

    /// The namespace of a URI; nil where it is not known.
    static func known(_ uri: String) -> FeedNamespace? {
        let key = ASCII.lowercased(ASCII.trimmed(uri))
        if let namespace = byURI[key] { return namespace }
        // Any RSS of UserLand's is RSS.
        return key.utf8.starts(with: "http://backend.userland.com/rss".utf8) ? .core : nil
    }

    /// The namespace that a prefix usually stands for, where nothing or something unknown declares it.
    static func customary(prefix: String) -> FeedNamespace? {
        byPrefix[ASCII.lowercased(prefix)]
    }

    private static let byURI: [String: FeedNamespace] = [
        "http://blogs.law.harvard.edu/tech/rss": .core,
        "http://cyber.law.harvard.edu/rss": .core,
        "http://purl.org/rss/1.0/": .core,
        "http://purl.org/rss/1.0": .core,
        "http://purl.org/net/rss1.1#": .core,
        "http://my.netscape.com/rdf/simple/0.9/": .core,
        "http://my.netscape.com/publish/formats/rss-0.91.dtd": .core,
        "http://channel.netscape.com/rdf/simple/0.9/": .core,
        "http://purl.org/rss/1.0/modules/rss091#": .core,
        "http://example.com/newformat#": .core,
        "http://example.com/necho": .core,
        "http://purl.org/echo/": .core,
        "uri/of/echo/namespace#": .core,
        "http://purl.org/pie/": .core,
        "http://www.w3.org/2005/atom": .atom,
        "https://www.w3.org/2005/atom": .atom,
        "http://www.w3.org/2005/atom/": .atom,
        "http://purl.org/atom/ns#": .atom,
        "http://purl.org/atom/ns": .atom,
        "http://www.w3.org/1999/02/22-rdf-syntax-ns#": .rdf,
        "http://purl.org/dc/elements/1.1/": .dublinCore,
        "http://purl.org/dc/elements/1.1": .dublinCore,
        "http://purl.org/dc/elements/1.0/": .dublinCore,
        "http://purl.org/dc/terms/": .dublinCoreTerms,
        "http://purl.org/rss/1.0/modules/content/": .content,
        "http://purl.org/rss/1.0/modules/content": .content,
        "http://search.yahoo.com/mrss": .media,
        "http://search.yahoo.com/mrss/": .media,
        "https://search.yahoo.com/mrss/": .media,
        "http://video.search.yahoo.com/mrss": .media,
        "http://www.itunes.com/dtds/podcast-1.0.dtd": .itunes,
        "https://www.itunes.com/dtds/podcast-1.0.dtd": .itunes,
        "http://example.com/dtds/podcast-1.0.dtd": .itunes,
        "http://www.google.com/schemas/play-podcasts/1.0": .googlePlay,
        "http://purl.org/rss/1.0/modules/syndication/": .syndication,
        "http://rssnamespace.org/feedburner/ext/1.0": .feedburner,
        "http://www.w3.org/1999/xhtml": .xhtml,
    ]

    private static let byPrefix: [String: FeedNamespace] = [
        "atom": .atom, "atom10": .atom, "a10": .atom, "rdf": .rdf, "dc": .dublinCore, "dcterms": .dublinCoreTerms,
        "content": .content, "media": .media, "itunes": .itunes, "googleplay": .googlePlay, "gplay": .googlePlay,
        "sy": .syndication, "feedburner": .feedburner, "xhtml": .xhtml, "rss": .core,
    ]
}
