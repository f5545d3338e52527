import LookoutModel

/// A named list as its file says it.
struct ListDraft {
    let name: String
    let place: SourcePlace
    let endColumn: Int
    var terms: [Term] = []
    /// Where each term stands; empty where nobody asks.
    var spans: [TermSpan] = []
    /// The lists it names.
    var references: [RuleDraft.Reference] = []
    let modified: Instant
    var isBroken = false
}
