import FeedParsing
import Text

/// What had to be found out or repaired to read a feed, in words, one sentence a line.
enum DiagnosisMessages {
    /// The lines for a feed that was read.
    static func lines(_ feed: ParsedFeed) -> [String] {
        let diagnosis = feed.diagnosis
        let items = Plural.of(feed.items.count, "item")
        var lines = ["\(name(feed.format)), \(diagnosis.encoding) (\(reason(diagnosis.encodingSource))), \(items)"]
        if let overruled = diagnosis.overruled {
            let said = VisibleText.line(overruled)
            lines.append("it says it is \(said), and its bytes are not; read as \(diagnosis.encoding)")
        }
        if diagnosis.isPrefaced {
            lines.append("something stands before the feed that does not belong there; passed over")
        }
        if let line = diagnosis.repairLine {
            lines.append(
                "the \(isJSON(feed.format) ? "JSON" : "XML") is not well-formed; repaired from line \(line) on"
            )
        }
        if diagnosis.hasForeignBytes {
            lines.append("some of its bytes are no \(diagnosis.encoding): read as what they were most likely meant for")
        }
        if diagnosis.hasUndeclaredPrefix {
            lines.append("prefixes that it does not declare are taken for what they usually mean")
        }
        if feed.isTruncated { lines.append("it breaks off before its end; the items that were whole are here") }
        for date in diagnosis.unreadableDates {
            lines.append("a date cannot be read and is left out: \"\(VisibleText.line(date))\"")
        }
        let more = diagnosis.unreadableDateCount - diagnosis.unreadableDates.count
        if more > 0 { lines.append("\(Plural.of(more, "further date")) cannot be read") }
        return lines
    }

    private static func isJSON(_ format: FeedFormat) -> Bool { format == .jsonFeed10 || format == .jsonFeed11 }

    private static func reason(_ source: TextEncoding.Source) -> String {
        switch source {
        case .byteOrderMark: "by its byte order mark"
        case .header: "by the Content-Type that came with it"
        case .declaration: "as the document declares"
        case .unmarked: "nothing else is declared"
        case .guess: "told by its bytes"
        case .custom: "a guess: nothing says which it is, and its bytes do not show it"
        }
    }

    private static func name(_ format: FeedFormat) -> String {
        switch format {
        case .rss090: "RSS 0.90"
        case .rss091: "RSS 0.91"
        case .rss092: "RSS 0.92"
        case .rss10: "RSS 1.0"
        case .rss20: "RSS 2.0"
        case .rss: "RSS"
        case .atom03: "Atom 0.3"
        case .atom10: "Atom 1.0"
        case .cdf: "CDF"
        case .jsonFeed10: "JSON Feed 1.0"
        case .jsonFeed11: "JSON Feed 1.1"
        }
    }
}
