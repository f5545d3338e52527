/// Operators of other tools that people bring along.
package enum ForeignSyntax: String, Hashable, Sendable {
    /// `W/5`, `/5`: unordered in Lexis, ordered in Factiva.
    case within
    /// `ATLEAST5(…)`.
    case atLeast
    /// `ADJ5`.
    case adjacent
    /// `a~5`, `"a b"~5`.
    case tilde
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
}
