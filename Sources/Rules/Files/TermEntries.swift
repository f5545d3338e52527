/// The entries under a key, or of a list, as they were read.
struct TermEntries {
    var entries: [TermEntry] = []
    /// The lists among them.
    var references: [RuleDraft.Reference] = []
    /// Where each entry stands; empty where nobody asks.
    var spans: [TermSpan] = []
}
