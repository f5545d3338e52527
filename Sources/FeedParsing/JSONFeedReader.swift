import LookoutModel
import Text

/// Reads JSON Feed 1.0 and 1.1 (https://jsonfeed.org/version/1.1).
enum JSONFeedReader {
    /// The feed in `bytes`.
    ///
    /// - Throws: `FeedParseError` where it is no JSON, no feed, or beyond a limit.
    static func feed(
        _ bytes: UnsafeBufferPointer<UInt8>,
        baseURL: String?,
        limits: FeedLimits
    ) throws(FeedParseError) -> ParsedFeed {
        let reading = try JSONReader.read(bytes, limits: limits)
        let document = reading.value
        let version = document["version"]?.text ?? ""
        let parts = URIReference(version)
        let isFeed = parts.authority.map { $0 == "jsonfeed.org" || $0 == "www.jsonfeed.org" } ?? false
        guard case .object = document, isFeed || (document["items"] != nil && document["title"] != nil) else {
            if let fault = reading.fault { throw .malformedJSON(offset: fault) }
            throw .notFeed(root: nil)
        }
        var resolver = ReferenceResolver(documentLength: bytes.count)
        let base = baseURL.flatMap { $0.utf8.count <= FeedLimits.baseLength ? $0 : nil }
        var feed = ParsedFeed(format: parts.path == "/version/1" ? .jsonFeed10 : .jsonFeed11)
        feed.title = title(document["title"])
        feed.link = document["home_page_url"]?.text.map { resolver.resolve($0, against: base) }
        feed.description = document["description"]?.text.map { ParsedText($0, .plain) }
        feed.language = document["language"]?.text
        if let address = document["feed_url"]?.text {
            feed.relations.append(FeedRelation(name: "self", address: resolver.resolve(address, against: base)))
        }
        if let address = document["next_url"]?.text {
            feed.relations.append(FeedRelation(name: "next", address: resolver.resolve(address, against: base)))
        }
        let items = document["items"]?.elements ?? []
        let authors = authors(document)
        var diagnosis = FeedDiagnosis()
        feed.items = items.compactMap {
            item(
                $0,
                feedAuthors: authors,
                language: feed.language,
                base: base,
                resolver: &resolver,
                diagnosis: &diagnosis
            )
        }
        if let last = feed.items.last, isDropped(last, among: feed.items.dropLast(), reading.cut) {
            feed.items.removeLast()
        }
        if reading.isTruncated, feed.items.isEmpty, let fault = reading.fault { throw .malformedJSON(offset: fault) }
        feed.isTruncated = reading.isTruncated
        feed.isRepaired = reading.fault != nil
        diagnosis.repairLine = reading.fault.map { fault in
            1 + bytes[..<min(fault, bytes.count)].reduce(0) { $0 + ($1 == 0x0A ? 1 : 0) }
        }
        feed.diagnosis = diagnosis
        return feed
    }

    /// Whether the last item, which broke off so, is left out: within a member, or before what tells it from `others`.
    private static func isDropped(
        _ item: ParsedItem,
        among others: ArraySlice<ParsedItem>,
        _ cut: JSONReader.Cut
    ) -> Bool {
        switch cut {
        case .none: false
        case .inside: true
        case .between: item.guid == nil && (item.link == nil || others.contains { $0.guid != nil })
        }
    }

    private static func item(
        _ value: ParsedJSON,
        feedAuthors: String?,
        language: String?,
        base: String?,
        resolver: inout ReferenceResolver,
        diagnosis: inout FeedDiagnosis
    ) -> ParsedItem? {
        guard case .object = value else { return nil }
        var item = ParsedItem()
        item.guid = value["id"]?.text
        // A title that is nothing but markup says that there is none.
        item.title = value["title"]?.text == nil ? nil : title(value["title"]) ?? ""
        item.link = (value["url"]?.text ?? value["external_url"]?.text).map {
            resolver.resolve($0, against: base)
        }
        item.author = authors(value) ?? feedAuthors
        item.summary = value["summary"]?.text.map { ParsedText($0, .plain) }
        item.content =
            value["content_html"]?.text.map { ParsedText($0, .html) }
            ?? value["content_text"]?.text.map { ParsedText($0, .plain) }
        item.published = instant(value["date_published"], value["language"]?.text ?? language, &diagnosis)
        item.updated = instant(value["date_modified"], value["language"]?.text ?? language, &diagnosis)
        item.language = value["language"]?.text
        item.categories = value["tags"]?.elements.compactMap { line($0) } ?? []
        for file in value["attachments"]?.elements ?? [] {
            guard let address = file["url"]?.text, item.enclosures.count < FeedLimits.enclosures else { continue }
            item.enclosures.append(
                ParsedEnclosure(
                    address: resolver.resolve(address, against: base),
                    type: file["mime_type"]?.text,
                    length: file["size_in_bytes"]?.text
                )
            )
        }
        return item
    }

    private static func authors(_ value: ParsedJSON) -> String? {
        var list = AuthorList()
        let persons = (value["authors"]?.elements ?? []) + (value["author"].map { [$0] } ?? [])
        for person in persons {
            if let name = line(person["name"]) ?? line(person) ?? person["url"]?.text { list.offer(name, rank: 0) }
        }
        return list.text
    }

    private static func line(_ value: ParsedJSON?) -> String? {
        guard let line = value?.text.map({ HTMLText.line(plain: $0) }), !line.isEmpty else { return nil }
        return line
    }

    /// A title: plain text, says the format, and publishers put HTML there all the same.
    private static func title(_ value: ParsedJSON?) -> String? {
        guard var text = value?.text else { return nil }
        let isHTML = text.withUTF8 { MarkupGuess.isHTML($0) }
        let line = isHTML ? HTMLText.line(text) : HTMLText.line(plain: text)
        return line.isEmpty ? nil : line
    }

    private static func instant(
        _ value: ParsedJSON?,
        _ language: String?,
        _ diagnosis: inout FeedDiagnosis
    ) -> Instant? {
        guard let text = value?.text else { return nil }
        guard let seconds = FeedDate.seconds(text, language: language) else {
            diagnosis.note(unreadable: text)
            return nil
        }
        return Instant(seconds: seconds)
    }
}
