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
        if trimmed.contains(where: { $0 >= 0x80 }) { return read(withPlainSigns(trimmed), language) }
        return read(trimmed, language)
    }

    private static func read(_ trimmed: ArraySlice<UInt8>, _ language: String?) -> Int64? {
        var parts = MailDate.parse(trimmed) ?? ISODate.parse(trimmed) ?? FreeDate.parse(trimmed, language: language)
        if parts?.isCST ?? false, let language, ASCII.lowercased(language).utf8.starts(with: "zh".utf8) {
            parts?.offset = 480
        }
        return parts?.seconds
    }

    /// `text` with the signs of typography and the digits of other scripts as ASCII has them.
    private static func withPlainSigns(_ text: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        var plain: [UInt8] = []
        for scalar in String(decoding: text, as: UTF8.self).unicodeScalars {
            UTF8Text.append(plainSign(scalar.value).map(UInt32.init) ?? scalar.value, to: &plain)
        }
        return trim(plain)
    }

    /// What a character other than ASCII stands for in a date; nil where it stands for itself.
    private static func plainSign(_ value: UInt32) -> UInt8? {
        func digit(from zero: UInt32) -> UInt8 { UInt8(truncatingIfNeeded: 0x30 + value - zero) }
        return switch value {
        // Hyphens, dashes and the minus sign.
        case 0x2010...0x2015, 0x2212: UInt8(ascii: "-")
        // Spaces that do not break, and marks of direction.
        case 0xA0, 0x2000...0x200F, 0x202A...0x202F, 0x2066...0x2069, 0x3000: 0x20
        case 0x0660...0x0669: digit(from: 0x0660)
        case 0x06F0...0x06F9: digit(from: 0x06F0)
        case 0x0966...0x096F: digit(from: 0x0966)
        case 0x0E50...0x0E59: digit(from: 0x0E50)
        case 0x060C: UInt8(ascii: ",")
        // Full width.
        case 0xFF01...0xFF5E: UInt8(truncatingIfNeeded: value - 0xFEE0)
        default: nil
        }
    }

    private static func trim(_ text: [UInt8]) -> ArraySlice<UInt8> {
        var rest = text[...]
        while let first = rest.first, first <= 0x20 { rest.removeFirst() }
        while let last = rest.last, last <= 0x20 { rest.removeLast() }
        return rest
    }
}
