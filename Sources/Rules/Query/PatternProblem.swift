/// What is wrong with a regular expression.
package enum PatternProblem: Error, Equatable, Sendable {
    /// It does not compile.
    case invalid
    /// No piece of plain text that every match must contain and that is long enough to look for.
    case noLiteral
    /// A repeat without end inside another: `(a+)+`.
    case nestedRepeat
    /// `\1`, `\k<name>`.
    case backReference
    /// Something of the syntax that is not taken: `\Q`, `(?x)`.
    case unsupported(String)
    /// Letters after the closing slash other than `i`.
    case flags(String)
}
