import Text

/// A regular expression between slashes in a text.
struct PatternLiteral {
    /// The opening slash.
    private let start: Int
    /// After the closing slash and the letters behind it.
    let end: Int
    /// The source, with `\/` as a plain slash.
    private let source: [Unicode.Scalar]
    /// Where each scalar of the source stands in the text, and the closing slash.
    private let places: [Int]
    private let flags: String

    /// Reads the literal that opens at `start`; nil where no slash opens there, or none closes it on the same line.
    init?(_ scalars: [Unicode.Scalar], from start: Int) {
        guard start < scalars.count, scalars[start] == "/" || scalars[start] == "／" else { return nil }
        let isFullWidth = scalars[start] == "／"
        var source: [Unicode.Scalar] = []
        var places: [Int] = []
        var index = start + 1
        while true {
            guard index < scalars.count, scalars[index] != "\n", scalars[index] != "\r" else { return nil }
            let scalar = scalars[index]
            if scalar == "/" || isFullWidth && scalar == "／" { break }
            if scalar == "\\", index + 1 < scalars.count, scalars[index + 1] == "/" {
                index += 1
            } else if scalar == "\\", index + 1 < scalars.count, scalars[index + 1] != "\n" {
                source.append(scalar)
                places.append(index)
                index += 1
            }
            source.append(scalars[index])
            places.append(index)
            index += 1
        }
        places.append(index)
        index += 1
        var flags = ""
        while index < scalars.count, scalars[index].properties.isAlphabetic {
            flags.unicodeScalars.append(scalars[index])
            index += 1
        }
        self.start = start
        self.source = source
        self.places = places
        self.flags = flags
        end = index
    }

    /// The regular expression, checked.
    func pattern() throws(QueryProblem) -> TextPattern {
        let closing = places[places.count - 1]
        guard flags.isEmpty || flags == "i" else { throw QueryProblem(.pattern(.flags(flags)), (closing + 1)..<end) }
        let pattern = TextPattern(
            String(String.UnicodeScalarView(source)),
            isCaseInsensitive: !flags.isEmpty
        )
        let whole = start..<end
        let literals: PatternLiterals?
        do {
            literals = try PatternReader.literals(of: pattern.source)
        } catch {
            let lower = places[min(error.range.lowerBound, places.count - 1)]
            let upper = places[min(error.range.upperBound, places.count - 1)]
            throw QueryProblem(error.fact, lower..<max(upper, lower + 1))
        }
        guard RegularExpression(pattern.source) != nil else { throw QueryProblem(.pattern(.invalid), whole) }
        if literals == nil { throw QueryProblem(.pattern(.noLiteral), whole) }
        return pattern
    }
}
