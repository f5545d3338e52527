/// Operators of other tools that people bring along.
package enum ForeignSyntax: String, Hashable, Sendable {
    /// `W/5`, `/5`: unordered in Lexis, ordered in Factiva.
    case within
    /// `NEAR5` of Factiva, unordered, which counts the second word itself.
    case nearNumber
    /// `pre/5`, `onear/5` in small letters: ordered.
    case ordered
    /// `AROUND(5)` of Google.
    case around
    /// `/s`, `w/s` of Lexis: in the same sentence.
    case sameSentence
    /// `SAME` of Factiva, `/p`, `w/p`, `/seg` of Lexis: in the same paragraph or part.
    case sameParagraph
    /// `missil!` of Lexis: any ending.
    case truncation
    /// `ATLEAST5(…)`.
    case atLeast
    /// `ADJ5`.
    case adjacent
    /// `a~5`, `"a b"~5`.
    case tilde
    /// `a^2`.
    case caret
    /// `hlp=a` of Factiva.
    case fieldSign
    /// `+a`.
    case plus
    /// `-a`, `!a`.
    case minus
    /// `{A}`.
    case braces
    /// `a$3`.
    case dollar
    /// `a?b`.
    case questionMark
    /// `&&`, `||`, `&`, `|`.
    case signs

    /// A full-width letter or digit as the plain one, anything else as it is.
    static func halfWidth(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
        switch scalar.value {
        case 0xFF10...0xFF19, 0xFF21...0xFF3A, 0xFF41...0xFF5A, 0xFF0F:
            Unicode.Scalar(scalar.value - 0xFEE0) ?? scalar
        default: scalar
        }
    }

    /// An operator in full-width letters in plain ones; any other word as it is.
    static func halfWidthOperator(_ word: String) -> String {
        guard let first = word.unicodeScalars.first, (0xFF21...0xFF5A).contains(first.value) else { return word }
        let plain = EditedLine.text(word.unicodeScalars.map(halfWidth))
        let name = plain.prefix { $0 != "/" && $0 != "(" }.uppercased()
        let names = ["AND", "OR", "NOT", "NEAR", "BEFORE", "ONEAR", "PRE", "ATLEAST", "SENTENCE"]
        return names.contains(name) ? plain : word
    }
}
