/// Dates as feeds write them, read to whole seconds since the Unix epoch in UTC.
///
/// RFC 822 with every slip seen in the wild, ISO 8601 in all precisions, months and days in the languages of news,
/// Korean, Japanese and Chinese forms, epoch numbers. Arithmetic is on integers. What is not readable is nil: never today,
/// never a guess at the year.
package enum FeedDate {
    /// The longest text that is looked at, in bytes.
    package static let longestText = 128

    /// Seconds since the epoch of the date in `text`; nil where there is none.
    ///
    /// `language`, BCP 47, tells China's time from Japan's where a date in Chinese characters names no zone.
    package static func seconds(_ text: String, language: String? = nil) -> Int64? {
        seconds(Array(text.utf8.prefix(longestText + 1)), language: language)
    }

    /// Seconds since the epoch of the date in `text`, UTF-8; nil where there is none.
    package static func seconds(_ text: [UInt8], language: String? = nil) -> Int64? {
        guard text.count <= longestText else { return nil }
        let trimmed = trim(text)
        guard !trimmed.isEmpty else { return nil }
        if trimmed.allSatisfy(ASCII.isDigit), let number = DateParts(digits: trimmed) {
            return number.seconds
        }
        if trimmed.contains(0xE2) { return read(withPlainSigns(trimmed), language) }
        return read(trimmed, language)
    }

    private static func read(_ trimmed: ArraySlice<UInt8>, _ language: String?) -> Int64? {
        if let parts = MailDate.parse(trimmed) { return parts.seconds }
        if let parts = ISODate.parse(trimmed) { return parts.seconds }
        return FreeDate.parse(trimmed, language: language)?.seconds
    }

    /// `text` with the minus sign, hyphens and dashes of typography, U+2010 to U+2015 and U+2212, as ASCII has them.
    private static func withPlainSigns(_ text: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        var plain: [UInt8] = []
        var rest = text
        while let byte = rest.first {
            let next = Array(rest.prefix(3))
            let isDash =
                next.count == 3 && byte == 0xE2
                && ((next[1] == 0x80 && (0x90...0x95).contains(next[2])) || (next[1] == 0x88 && next[2] == 0x92))
            plain.append(isDash ? UInt8(ascii: "-") : byte)
            rest.removeFirst(isDash ? 3 : 1)
        }
        return plain[...]
    }

    private static func trim(_ text: [UInt8]) -> ArraySlice<UInt8> {
        var rest = text[...]
        while let first = rest.first, first <= 0x20 { rest.removeFirst() }
        while let last = rest.last, last <= 0x20 { rest.removeLast() }
        return rest
    }
}
