import Foundation

/// A regular expression in the syntax of ICU, safe to run over any text.
///
/// It looks at so much of a text and takes so many steps; what it has not found then is not found.
package struct RegularExpression: Sendable {
    /// The most bytes of a text that it looks at.
    package static let byteLimit = 65_536
    /// The most matches in one text that are found.
    package static let matchLimit = 200
    /// The most reports of progress on one text, each after some ten thousand steps: about a tenth of a second.
    private static let progressLimit = 500

    /// The expression as a group, behind as little other text as there can be: a search reports progress at every letter, an
    /// attempt at one place only where it takes its time.
    private let expression: NSRegularExpression

    /// Compiles `source`; nil where it is none.
    package init?(_ source: String, isCaseInsensitive: Bool = false) {
        let options: NSRegularExpression.Options = isCaseInsensitive ? [.caseInsensitive] : []
        guard (try? NSRegularExpression(pattern: source, options: options)) != nil,
            let expression = try? NSRegularExpression(pattern: "[\\s\\S]*?(" + source + ")", options: options)
        else { return nil }
        self.expression = expression
    }

    /// Where it matches, in bytes of `text`, from the left and without overlaps; matches of nothing do not count.
    package func matches(in text: String) -> [Range<Int>] {
        let text = RegularExpression.beginning(of: text)
        let length = text.utf16.count
        var ranges: [Range<Int>] = []
        var (start, reports) = (0, 0)
        var place = (index: text.startIndex, offset: 0)
        while start < length, ranges.count < RegularExpression.matchLimit {
            var found: NSRange?
            expression.enumerateMatches(
                in: text,
                options: [.anchored, .reportProgress, .withTransparentBounds, .withoutAnchoringBounds],
                range: NSRange(location: start, length: length - start)
            ) { result, _, stop in
                found = result?.range(at: 1)
                if result == nil { reports += 1 }
                if result != nil || reports > RegularExpression.progressLimit { stop.pointee = true }
            }
            guard let found, found.length > 0 else { break }
            let lower = RegularExpression.offset(of: found.location, in: text, from: &place)
            let upper = RegularExpression.offset(of: found.location + found.length, in: text, from: &place)
            ranges.append(lower..<upper)
            start = found.location + found.length
        }
        return ranges
    }

    /// The bytes before a place that is given in UTF-16, counted on from an earlier place.
    private static func offset(of location: Int, in text: String, from place: inout (index: String.Index, offset: Int))
        -> Int
    {
        let index = String.Index(utf16Offset: location, in: text)
        place = (index, place.offset + text.utf8.distance(from: place.index, to: index))
        return place.offset
    }

    /// The part of `text` that is looked at: as many whole characters as fit.
    private static func beginning(of text: String) -> String {
        let utf8 = text.utf8
        guard utf8.count > byteLimit else { return text }
        var end = utf8.index(utf8.startIndex, offsetBy: byteLimit)
        while end.samePosition(in: text.unicodeScalars) == nil { end = utf8.index(before: end) }
        return String(text[..<end])
    }
}
