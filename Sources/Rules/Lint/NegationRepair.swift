/// Lines with a NOT that has nothing to take away from, as they would be right.
struct NegationRepair {
    let line: EditedLine

    func repairs() -> [String] {
        guard let previous = line.before.last(where: { !QueryLexer.isSpace($0) }), line.range.lowerBound > start else {
            return moved(start..<line.scalars.count)
        }
        switch previous {
        case ":", "|": return []
        case "(": return inGroup()
        default: return [line.replaced(with: "AND NOT")]
        }
    }

    private var start: Int { line.expressionStart }

    /// NOT and what it goes with, at the start of a range, put behind what follows it.
    private func moved(_ range: Range<Int>) -> [String] {
        let inside = Array(line.scalars[range])
        let offset = line.range.lowerBound - range.lowerBound
        // At the start of a group, or of the whole expression.
        guard offset >= 0, inside[..<offset].allSatisfy({ QueryLexer.isSpace($0) }),
            let tokens = try? QueryLexer.tokens(of: inside).tokens, tokens.first?.kind == .not,
            let end = NegationRepair.operandEnd(tokens, from: 1), end < tokens.count
        else { return [] }
        // With OR beside it the place of NOT would say something else; a group that goes on in the next line is not known.
        let depth = tokens.reduce(0) { $0 + ($1.kind == .open ? 1 : $1.kind == .close ? -1 : 0) }
        guard depth == 0, !tokens[end...].contains(where: { $0.kind == .or }) else { return [] }
        let taken = EditedLine.text(inside[tokens[1].range.lowerBound..<tokens[end - 1].range.upperBound])
        guard tokens[end].kind == .and, end + 1 < tokens.count, tokens[end + 1].kind != .not else { return [] }
        let rest = inside[tokens[end + 1].range.lowerBound..<(tokens[tokens.count - 1].range.upperBound)]
        let space = EditedLine.text(inside[..<offset])
        let tail = EditedLine.text(inside[tokens[tokens.count - 1].range.upperBound...])
        return [line.replaced(range, with: "\(space)\(EditedLine.text(rest)) AND NOT \(taken)\(tail)")]
    }

    /// `a AND (NOT b)` without its parentheses; in any other group the order is changed.
    private func inGroup() -> [String] {
        guard let opener = line.before.lastIndex(of: "("), let closer = closer(of: opener) else { return [] }
        let inside = line.scalars[(line.range.upperBound)..<closer]
        let before = EditedLine.text(line.scalars[..<opener].filter { !QueryLexer.isSpace($0) })
        if before.hasSuffix("AND"), let tokens = try? QueryLexer.tokens(of: Array(inside)).tokens,
            NegationRepair.operandEnd(tokens, from: 0) == tokens.count
        {
            let operand = EditedLine.text(inside.drop { QueryLexer.isSpace($0) })
            let text = operand.split(separator: " ").joined(separator: " ")
            return [line.replaced(opener..<(closer + 1), with: "NOT " + text)]
        }
        return moved((opener + 1)..<closer)
    }

    private func closer(of opener: Int) -> Int? {
        var depth = 0
        for index in line.scalars.indices[opener...] {
            if line.scalars[index] == "(" { depth += 1 }
            if line.scalars[index] == ")" { depth -= 1 }
            if depth == 0 { return index }
        }
        return nil
    }

    /// Behind the operand that starts at a token; nil where none does.
    private static func operandEnd(_ tokens: [QueryToken], from start: Int) -> Int? {
        var index = start
        while index < tokens.count {
            switch tokens[index].kind {
            case .field, .sentence, .atLeast: index += 1
            case .term, .list, .pattern: return index + 1
            case .open:
                var depth = 0
                for next in tokens.indices[index...] {
                    if tokens[next].kind == .open { depth += 1 }
                    if tokens[next].kind == .close { depth -= 1 }
                    if depth == 0 { return next + 1 }
                }
                return nil
            default: return nil
            }
        }
        return nil
    }
}
