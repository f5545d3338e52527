import TestSupport

/// A feed as a test's server gives it, in Atom.
struct AtomFeed: Sendable {
    struct Entry: Sendable {
        var id: String
        var title: String
        var summary = ""
        /// ISO 8601.
        var published: String
    }

    var title: String
    var entries: [Entry]

    var text: String {
        var text = """
            <?xml version="1.0" encoding="utf-8"?>
            <feed xmlns="http://www.w3.org/2005/Atom">
            <title>\(Self.escaped(title))</title>
            <id>urn:feed:\(Self.escaped(title))</id>
            <updated>2026-11-20T00:00:00Z</updated>\n
            """
        for entry in entries {
            text += """
                <entry><id>\(Self.escaped(entry.id))</id><title>\(Self.escaped(entry.title))</title>
                <link href="https://news.example.org/\(Self.escaped(entry.id))"/>
                <updated>\(entry.published)</updated><published>\(entry.published)</published>
                <summary>\(Self.escaped(entry.summary))</summary></entry>\n
                """
        }
        return text + "</feed>\n"
    }

    private static func escaped(_ text: String) -> String {
        text.unicodeScalars.reduce(into: "") { escaped, scalar in
            switch scalar {
            case "&": escaped += "&amp;"
            case "<": escaped += "&lt;"
            case "\"": escaped += "&quot;"
            default: escaped.unicodeScalars.append(scalar)
            }
        }
    }
}

extension LoopbackServer {
    /// Serves a feed, and answers 304 to whoever already has this version of it.
    func serve(
        _ feed: AtomFeed,
        at path: String,
        etag: String? = nil,
        lastModified: String? = nil
    ) {
        let body = Array(feed.text.utf8)
        var headers = [(name: "Content-Type", value: "application/atom+xml")]
        if let etag { headers.append((name: "ETag", value: etag)) }
        if let lastModified { headers.append((name: "Last-Modified", value: lastModified)) }
        let sent = headers
        respond(to: path) { request in
            // If-None-Match goes before If-Modified-Since (RFC 9110, 13.2.2).
            let isKnown =
                etag.map { request["If-None-Match"] == $0 }
                ?? lastModified.map { request["If-Modified-Since"] == $0 } ?? false
            return isKnown ? LoopbackAnswer(status: 304, headers: sent) : LoopbackAnswer(headers: sent, body: body)
        }
    }
}
