/// Every code that a problem of a rule file can have.
package enum LintCatalogue {
    /// The codes of errors, then of warnings, then of notes.
    package static let codes =
        (100...113).map { "E\($0)" } + (301...314).map { "W\($0)" } + (201...205).map { "N\($0)" }
}
