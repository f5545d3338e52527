/// Guesses which known name a person meant.
package enum Spelling {
    /// The nearest of `known` to `word`; nil where none is near.
    ///
    /// Near is a Damerau–Levenshtein distance of at most a third of the word's length (one at least), else a name that
    /// begins with the word, of three letters or more.
    package static func suggestion(for word: String, among known: some Sequence<String>) -> String? {
        let scalars = Array(word.lowercased().unicodeScalars.prefix(64))
        let limit = max(1, scalars.count / 3)
        var best: (name: String, distance: Int)?
        for name in known {
            let found = distance(scalars, Array(name.lowercased().unicodeScalars.prefix(64)))
            if found <= limit, found < best?.distance ?? .max { best = (name, found) }
        }
        if let best { return best.name }
        return scalars.count >= 3 ? known.first { $0.lowercased().hasPrefix(word.lowercased()) } : nil
    }

    /// Insertions, deletions, replacements and swaps of neighbours that lead from one to the other.
    package static func distance(_ left: [Unicode.Scalar], _ right: [Unicode.Scalar]) -> Int {
        if left.isEmpty || right.isEmpty { return max(left.count, right.count) }
        var beforeLast = [Int](repeating: 0, count: right.count + 1)
        var last = Array(0...right.count)
        for row in 1...left.count {
            var current = [Int](repeating: row, count: right.count + 1)
            for column in 1...right.count {
                let cost = left[row - 1] == right[column - 1] ? 0 : 1
                var best = min(last[column] + 1, current[column - 1] + 1, last[column - 1] + cost)
                if row > 1, column > 1, left[row - 1] == right[column - 2], left[row - 2] == right[column - 1] {
                    best = min(best, beforeLast[column - 2] + 1)
                }
                current[column] = best
            }
            (beforeLast, last) = (last, current)
        }
        return last[right.count]
    }
}
