/// Lists and tests in brackets, as they would be right.
struct ListRepair {
    let line: EditedLine

    /// A list inside a list, its entries beside the others.
    func flattened() -> [String] {
        // Behind `any:`, where that stands before it.
        let start = line.meant.first == "[" ? line.range.lowerBound : line.valueStart ?? 0
        guard line.scalars[start] == "[", start >= line.range.lowerBound, let end = end(of: start) else { return [] }
        let inner = line.scalars[(start + 1)..<end]
        guard !inner.contains(where: { "[]{}\"'".unicodeScalars.contains($0) }) else { return [] }
        if line.isInBrackets {
            return [line.replaced(line.range.lowerBound..<(end + 1), with: EditedLine.text(inner))]
        }
        let rest = line.scalars[(end + 1)...].drop { $0 == " " }
        guard line.before.allSatisfy({ $0 == " " || $0 == "-" }), rest.isEmpty || rest.first == "#" else { return [] }
        let entries = inner.split(separator: ",").map { part in
            EditedLine.text(line.before) + EditedLine.text(part.drop { $0 == " " })
        }
        return [entries.joined(separator: "\n")]
    }

    /// `any: [a, -b]` with what has a sign under `none`.
    func signedApart() -> [String] {
        guard line.key == "any", let start = line.valueStart, line.scalars[start] == "[", line.scalars.last == "]"
        else {
            return []
        }
        let inside = line.scalars[(start + 1)..<(line.scalars.count - 1)]
        guard !inside.contains(where: { "[]{}\"'#".unicodeScalars.contains($0) }) else { return [] }
        let entries = inside.split(separator: ",").map { Array($0.drop { $0 == " " }) }
        let kept = entries.filter { !EntryCheck.isSigned($0) }
        let taken = entries.filter(EntryCheck.isSigned).map { $0.dropFirst() }
        guard !kept.isEmpty, !taken.isEmpty else { return [] }
        let keyStart = line.scalars.firstIndex { $0 != " " && $0 != "-" } ?? 0
        func list(_ texts: [some Sequence<Unicode.Scalar>]) -> String {
            "[" + texts.map { EditedLine.text($0) }.joined(separator: ", ") + "]"
        }
        return [
            EditedLine.text(line.scalars[..<start]) + list(kept) + "\n" + String(repeating: " ", count: keyStart)
                + "none: " + list(taken)
        ]
    }

    /// `{hit: "a", miss: "b"}` as two tests.
    func testsApart() -> [String] {
        let start = line.scalars.firstIndex { $0 != " " && $0 != "-" } ?? 0
        guard line.scalars[start] == "{", let comma = line.before.lastIndex(where: { $0 != " " }),
            line.scalars[comma] == ","
        else { return [] }
        let head = EditedLine.text(line.scalars[...start])
        return [
            EditedLine.text(line.scalars[..<comma]) + "}\n" + head
                + EditedLine.text(line.scalars[line.range.lowerBound...])
        ]
    }

    /// What stands behind a closing bracket, inside it.
    func inside() -> [String] {
        let rest = line.scalars[line.range.lowerBound...]
        guard let closer = line.before.lastIndex(where: { $0 != " " }), line.scalars[closer] == "]" else { return [] }
        // One bracket too many.
        if rest.allSatisfy({ "] ".unicodeScalars.contains($0) }) { return [EditedLine.text(line.scalars[...closer])] }
        var (text, comment) = (EditedLine.text(rest), "")
        if let hash = text.firstRange(of: " #") {
            (text, comment) = (String(text[..<hash.lowerBound]), String(text[hash.lowerBound...]))
        }
        var words = text.split(separator: " ")
        if words.first == "," { words.removeFirst() }
        if let first = words.first, first.hasPrefix(",") { words[0] = first.dropFirst() }
        let isJoined = words.first?.lowercased() == "or"
        if isJoined { words.removeFirst() }
        text = words.joined(separator: " ")
        if words.first?.lowercased() == "and" { return groups(closer, String(text.dropFirst(4)), comment) }
        if isJoined, text.hasPrefix("["), text.hasSuffix("]") { text = String(text.dropFirst().dropLast()) }
        guard !text.isEmpty, !text.contains(where: { "[]{}#\"':".contains($0) }),
            !["NOT", "OR"].contains(where: { text.hasPrefix($0 + " ") })
        else { return [] }
        let isOpen = line.scalars[..<closer].last == "["
        return [EditedLine.text(line.scalars[..<closer]) + (isOpen ? "" : ", ") + text + "]" + comment]
    }

    /// `any: [a] and [b]` as two groups of `all`.
    private func groups(_ closer: Int, _ other: String, _ comment: String) -> [String] {
        guard line.key == "any", let start = line.valueStart, line.scalars[start] == "[", other.hasPrefix("["),
            other.hasSuffix("]"), !other.dropFirst().dropLast().contains(where: { "[]".contains($0) })
        else { return [] }
        let keyStart = line.scalars.firstIndex { $0 != " " && $0 != "-" } ?? 0
        let dash = "\n" + String(repeating: " ", count: keyStart + 2) + "- any: "
        return [
            EditedLine.text(line.scalars[..<keyStart]) + "all:" + comment + dash
                + EditedLine.text(line.scalars[start...closer]) + dash + other
        ]
    }

    /// The line without the commas that have nothing before them.
    func withoutEmptyEntries() -> [String] {
        var scalars = line.scalars
        var index = line.range.lowerBound
        while index < scalars.count {
            let before = scalars[..<index].last { $0 != " " }
            guard scalars[index] == ",", before == "," || before == "[" || before == "{" else {
                index += 1
                continue
            }
            scalars.remove(at: index)
            if before == "," {
                while index > 0, scalars[index - 1] == " " {
                    scalars.remove(at: index - 1)
                    index -= 1
                }
                continue
            }
            while index < scalars.count, scalars[index] == " " { scalars.remove(at: index) }
        }
        // A space after the comma that stays.
        let text = EditedLine.text(scalars)
        let place = min(index, line.range.lowerBound)
        guard place < scalars.count, place > 0, scalars[place - 1] == ",", scalars[place] != " " else { return [text] }
        return [EditedLine.text(scalars[..<place]) + " " + EditedLine.text(scalars[place...])]
    }

    /// The word that a `#` begins, in quotes.
    func quotedHash() -> [String] {
        let start = line.range.lowerBound
        let end = line.scalars[start...].firstIndex { $0 == "," || $0 == "]" || $0 == "}" } ?? line.scalars.count
        var word = line.scalars[start..<end]
        while word.last == " " { word.removeLast() }
        guard word.count > 1, word.dropFirst().first != " " else { return [] }
        return [line.replaced(start..<word.endIndex, with: EditedLine.quoted(word))]
    }

    /// A comma before the place.
    func withComma() -> [String] {
        var start = line.range.lowerBound
        while start > 0, line.scalars[start - 1] == " " { start -= 1 }
        return [line.replaced(start..<line.range.lowerBound, with: ", ")]
    }

    private func end(of opener: Int) -> Int? {
        var depth = 0
        for index in line.scalars.indices[opener...] {
            if line.scalars[index] == "[" { depth += 1 }
            if line.scalars[index] == "]" { depth -= 1 }
            if depth == 0 { return index }
        }
        return nil
    }
}
