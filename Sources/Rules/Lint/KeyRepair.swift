import Text

/// Lines with a key that does not exist, as they would be right.
struct KeyRepair {
    let line: EditedLine

    func repairs(_ key: String, _ suggestion: String) -> [String] {
        // What keeps items out, and what only covers words up.
        if suggestion == "none", Spelling.suggestion(for: key, among: ["none"]) == nil {
            return ["none", "except"].map { line.replaced(with: $0) }
        }
        if suggestion == "#" {
            return line.isInFlow ? [] : [line.replaced(line.range.lowerBound..<line.range.lowerBound, with: "# ")]
        }
        // A key and its value in one: `priority: alert` for `alert: true`.
        if suggestion.contains(":") {
            let value = line.after.drop { $0 == ":" || $0 == " " }
            let end = value.firstIndex { " ,}#".unicodeScalars.contains($0) } ?? line.scalars.count
            return [line.replaced(line.range.lowerBound..<end, with: suggestion)]
        }
        guard let point = suggestion.firstIndex(of: ".") else { return [line.replaced(with: suggestion)] }
        let (outer, inner) = (suggestion[..<point], suggestion[suggestion.index(after: point)...])
        guard line.before.allSatisfy({ $0 == " " || $0 == "-" }), let start = line.valueStart else { return [] }
        let value = EditedLine.text(line.scalars[start...])
        guard !value.contains(" #") else { return [] }
        if outer == "tests" { return [EditedLine.text(line.before) + "tests: [{\(inner): \(value)}]"] }
        return [EditedLine.text(line.before) + "\(outer): {\(inner): \(value)}"]
    }
}
