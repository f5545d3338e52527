package import LookoutModel
package import Rules
package import Storage

/// What a pass did, for the program to say.
package struct PassReport: Sendable {
    package var counts = PassCounts()
    /// Sentences about standing problems that are due to be told.
    package var notices: [String] = []
    /// Editions whose files were written in this pass: their days.
    package var editions: [WrittenEdition] = []
    /// Messages delivered in this pass.
    package var delivered = 0
    /// Problems of this pass that need a person.
    package var needsPerson = false
    package var ruleProblems: [RuleProblem] = []
    package var fileProblems: [FileProblem] = []
    package var isFirstRun = false
    /// Feeds left out by the settings or the terms.
    package var leftOut = 0
    /// The digest page of the newest edition, relative to the home; nil where there is none.
    package var newestDigest: String?

    /// Why the index of the archive could not be brought up to date; nil where it could.
    package private(set) var indexingError: StoreError?

    /// An edition that was written.
    package struct WrittenEdition: Hashable, Sendable {
        package let name: String
        package let day: Day
        /// Developments told in full.
        package let stories: Int
    }

    package init() {}

    /// Notes that the index of the archive could not be brought up to date, which needs a person.
    package mutating func note(indexing error: StoreError) {
        indexingError = error
        needsPerson = true
    }
}
