import Foundation

/// A regular expression in the syntax of ICU, safe to run over any text.
///
/// It looks at so much of a text and takes so many steps; where the steps do not suffice, it says so.
package struct RegularExpression: Sendable {
    /// What is found in one text.
    package struct Search: Equatable, Sendable {
        /// Where the expression matches, in bytes of the text, from the left and without overlaps.
        package let ranges: [Range<Int>]
        /// Whether all that is looked at was searched; otherwise there may be more than `ranges`.
        package let isComplete: Bool
    }

    /// The steps that all expressions together may take, over the texts of one item.
    package struct Budget: Sendable {
        /// Reports of progress that are left, each after some ten thousand steps: one to two milliseconds.
        fileprivate var reports = 3000

        package init() {}
    }

    /// The most bytes of a text that it looks at.
    package static let byteLimit = 65_536
    /// The most reports of progress on one text.
    private static let reportLimit = 2000

    /// The expression as a group, or else the end of the text, behind as little other text as there can be: a search reports
    /// progress at every letter where it fails, and this fails nowhere.
    private let expression: NSRegularExpression

    /// Compiles `source`; nil where it is none.
    package init?(_ source: String, isCaseInsensitive: Bool = false) {
        let options: NSRegularExpression.Options = isCaseInsensitive ? [.caseInsensitive] : []
        guard (try? NSRegularExpression(pattern: source, options: options)) != nil,
            let expression = try? NSRegularExpression(pattern: "[\\s\\S]*?(?:(" + source + ")|\\z)", options: options)
        else { return nil }
        self.expression = expression
    }

    /// Where it matches, at the cost of `budget`; matches of nothing do not count.
    package func search(_ text: String, within budget: inout Budget) -> Search {
        let text = RegularExpression.beginning(of: text)
        let limit = min(budget.reports, RegularExpression.reportLimit)
        guard limit > 0 else { return Search(ranges: [], isComplete: text.isEmpty) }
        var found: [NSRange] = []
        var (reports, isComplete) = (0, true)
        expression.enumerateMatches(
            in: text,
            options: [.reportProgress, .reportCompletion, .withTransparentBounds, .withoutAnchoringBounds],
            range: NSRange(location: 0, length: text.utf16.count)
        ) { result, flags, stop in
            if let result {
                let range = result.range(at: 1)
                if range.location != NSNotFound, range.length > 0 { found.append(range) }
            } else if flags.contains(.internalError) {
                isComplete = false
            } else if flags.contains(.progress) {
                reports += 1
                guard reports >= limit else { return }
                isComplete = false
                stop.pointee = true
            }
        }
        budget.reports -= reports
        var place = (index: text.startIndex, offset: 0)
        let ranges = found.map { range in
            let lower = RegularExpression.offset(of: range.location, in: text, from: &place)
            return lower..<RegularExpression.offset(of: range.location + range.length, in: text, from: &place)
        }
        return Search(ranges: ranges, isComplete: isComplete)
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
