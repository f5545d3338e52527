/// What YAML makes of words without quotes.
enum PlainScalar {
    /// What a plain word is taken for by programs that resolve YAML (versions 1.1 and 1.2); nil where it is a text.
    static func taken(_ text: String) -> LintFact.Taken? {
        switch text {
        case "y", "Y", "yes", "Yes", "YES", "n", "N", "no", "No", "NO", "true", "True", "TRUE", "false", "False",
            "FALSE", "on", "On", "ON", "off", "Off", "OFF":
            return .boolean
        case "~", "null", "Null", "NULL", "": return .nothing
        default: break
        }
        let scalars = Array(text.unicodeScalars)
        guard let first = scalars.first, first.value < 0x80, isDigit(first) || "+-.".unicodeScalars.contains(first)
        else {
            return nil
        }
        if isDate(scalars) { return .date }
        return isNumber(scalars) ? .number : nil
    }

    /// Whether a text must be quoted to stand in a list as the text it is.
    static func needsQuotes(_ text: String) -> Bool {
        if taken(text) != nil || text.hasPrefix(" ") || text.hasSuffix(" ") { return true }
        if text.contains(": ") || text.hasSuffix(":") || text.contains(" #") { return true }
        if text.unicodeScalars.contains(where: { ",;，、；［］[]{}\"\\".unicodeScalars.contains($0) || $0.value < 0x20 }) {
            return true
        }
        guard let first = text.unicodeScalars.first else { return true }
        return "!&*?|>'%@`#-:=~$".unicodeScalars.contains(first)
    }

    private static func isDigit(_ scalar: Unicode.Scalar) -> Bool {
        scalar >= "0" && scalar <= "9"
    }

    /// `2026-11-22`, with or without a time after it.
    private static func isDate(_ scalars: [Unicode.Scalar]) -> Bool {
        let parts = scalars.prefix { isDigit($0) || $0 == "-" }.split(separator: "-", omittingEmptySubsequences: false)
        guard
            parts.map(\.count) == [4, 2, 2]
                || (parts.count == 3 && parts[0].count == 4 && parts[1].count <= 2 && parts[2].count <= 2
                    && !parts[1].isEmpty && !parts[2].isEmpty)
        else { return false }
        let rest = scalars.dropFirst(parts.reduce(2) { $0 + $1.count })
        return rest.isEmpty || (rest.first.map { "Tt ".unicodeScalars.contains($0) } ?? false) && rest.contains(":")
    }

    /// A whole number, also with underscores, in base 8 or 16 or 60, or one with a fraction or exponent.
    private static func isNumber(_ scalars: [Unicode.Scalar]) -> Bool {
        var rest = scalars[...]
        if let first = rest.first, first == "+" || first == "-" { rest.removeFirst() }
        let text = String(String.UnicodeScalarView(rest))
        if [".inf", ".Inf", ".INF", ".nan", ".NaN", ".NAN"].contains(text) { return true }
        guard rest.contains(where: isDigit) else { return false }
        if text.hasPrefix("0x") {
            return rest.count > 2
                && rest.dropFirst(2).allSatisfy {
                    isDigit($0) || $0 == "_" || ("a"..."f").contains($0) || ("A"..."F").contains($0)
                }
        }
        if text.hasPrefix("0o") { return rest.count > 2 && rest.dropFirst(2).allSatisfy { $0 >= "0" && $0 <= "7" } }
        let plain = rest.split(separator: ":", omittingEmptySubsequences: false)
        if plain.count > 1 {
            return plain.allSatisfy { part in !part.isEmpty && part.allSatisfy { isDigit($0) || $0 == "." || $0 == "_" }
            }
        }
        var isExponent = false
        var dots = 0
        for (index, scalar) in rest.enumerated() {
            switch scalar {
            case "0"..."9": continue
            case "_" where index > 0: continue
            case "." where !isExponent: dots += 1
            case "e" where index > 0 && !isExponent, "E" where index > 0 && !isExponent: isExponent = true
            case "+", "-":
                let previous = rest[rest.startIndex + index - 1]
                guard isExponent, previous == "e" || previous == "E" else { return false }
            default: return false
            }
        }
        return dots <= 1 && (rest.last.map(isDigit) ?? false || rest.last == ".")
    }
}
