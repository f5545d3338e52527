import Text

extension FeedFormat {
    /// The format that the root element says; nil where it is no feed's.
    init?(root name: XMLName, _ attributes: XMLAttributes) {
        let uri = ASCII.lowercased(XMLName.text(name.uri) ?? "")
        switch ASCII.lowercased(String(decoding: name.localBytes, as: UTF8.self)) {
        case "rss":
            let version = ASCII.trimmed(attributes["version"] ?? "")
            self = version == "0.91" ? .rss091 : version == "0.92" ? .rss092 : version == "2.0" ? .rss20 : .rss
        case "rdf":
            self = .rss10
        case "feed":
            let version = attributes["version"] ?? ""
            let isOld = version.utf8.starts(with: "0.".utf8) || uri == "http://purl.org/atom/ns#"
            self = isOld ? .atom03 : .atom10
        case "channel":
            self = .cdf
        default:
            return nil
        }
    }

    /// Whether the element is of Netscape's RSS 0.90.
    static func isNetscape(_ name: XMLName) -> Bool {
        guard let uri = name.uri else { return false }
        return ByteSearch.hasPrefix("http://my.netscape.com/rdf/simple/0.9/", in: XMLName.bytes(uri), at: 0)
            || ByteSearch.hasPrefix("http://channel.netscape.com/rdf/simple/0.9/", in: XMLName.bytes(uri), at: 0)
    }
}
