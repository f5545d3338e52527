import Text

/// The table of all elements that are read: what each name of each vocabulary means.
enum FeedElementTable {
    /// The meaning of the element `local`, given in lower case, of `namespace`.
    static func role(_ namespace: FeedNamespace, _ local: String) -> FeedElementRole {
        guard let namespaced = roles[namespace] else { return .unknown }
        return namespaced[local] ?? .unknown
    }

    private typealias Row = (names: String, element: FeedElement, rank: Int)

    private static let core: [Row] = [
        ("rss rdf feed", .root, 0), ("channel", .channel, 0), ("item entry", .item, 0), ("image", .image, 0),
        ("textinput", .textInput, 0), ("source", .source, 0), ("author", .person, 0), ("managingeditor", .person, 5),
        ("contributor", .contributor, 0), ("skiphours", .skipHours, 0), ("skipdays", .skipDays, 0),
        ("hour", .skippedHour, 0), ("day", .skippedDay, 0), ("ttl", .ttl, 0),
        ("title", .title, 0), ("description abstract", .description, 0), ("summary", .summary, 0),
        ("subtitle tagline", .subtitle, 0), ("info", .subtitle, 3), ("content fullitem", .content, 0),
        ("body", .body, 1), ("link", .link, 0), ("guid id", .guid, 0), ("name", .name, 0), ("email", .email, 0),
        ("language", .language, 0), ("pubdate published issued", .published, 0), ("created", .created, 0),
        ("updated modified lastbuilddate", .updated, 0), ("category", .category, 0), ("keywords", .keywords, 0),
        ("enclosure", .enclosure, 0),
    ]

    private static let tables: [(FeedNamespace, [Row])] = [
        (.core, core),
        (.atom, core),
        (.rdf, [("rdf", .root, 0)]),
        (.xhtml, [("body", .body, 1)]),
        (.content, [("encoded", .content, 0)]),
        (
            .dublinCore,
            [
                ("title", .title, 2), ("description", .description, 2), ("creator author", .author, 1),
                ("date", .date, 1),
                ("subject", .category, 0), ("language", .language, 1), ("identifier", .guid, 3),
            ]
        ),
        (
            .dublinCoreTerms,
            [
                ("title", .title, 2), ("issued available", .published, 1), ("created", .created, 1),
                ("modified", .updated, 1), ("abstract description", .description, 3), ("creator", .author, 1),
            ]
        ),
        (
            .media,
            [
                ("group", .mediaGroup, 0), ("content", .mediaContent, 0), ("title", .title, 3),
                ("description", .description, 5), ("category", .category, 0), ("keywords", .keywords, 0),
                ("thumbnail", .thumbnail, 0), ("peerlink", .enclosure, 0),
            ]
        ),
        (
            .itunes,
            [
                ("title", .title, 4), ("author", .author, 3), ("summary", .summary, 3), ("subtitle", .summary, 4),
                ("keywords", .keywords, 0), ("category", .categoryAttribute, 0),
            ]
        ),
        (
            .googlePlay,
            [
                ("author", .author, 4), ("description", .description, 4), ("category", .categoryAttribute, 0),
            ]
        ),
        (.syndication, [("updateperiod", .updatePeriod, 0), ("updatefrequency", .updateFrequency, 0)]),
        (.feedburner, [("origlink", .originalLink, 0), ("browserfriendly", .subtitle, 4)]),
    ]

    private static let roles: [FeedNamespace: [String: FeedElementRole]] = {
        var roles: [FeedNamespace: [String: FeedElementRole]] = [:]
        for (namespace, rows) in tables {
            for row in rows {
                for name in row.names.split(separator: " ") {
                    roles[namespace, default: [:]][String(name)] = FeedElementRole(element: row.element, rank: row.rank)
                }
            }
        }
        return roles
    }()
}
