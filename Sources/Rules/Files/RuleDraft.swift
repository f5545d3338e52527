import LookoutModel

/// A rule as its file says it, before the lists it names are known.
struct RuleDraft {
    /// A list that is named, and where.
    struct Reference {
        let name: String
        let place: SourcePlace
        let endColumn: Int
    }

    var id: RuleID
    var title: String?
    var priority = Priority.digest
    var tags: [String] = []
    var any: [TermEntry] = []
    var all: [[TermEntry]] = []
    var within: Rule.Within?
    var match: Query?
    var none: [TermEntry] = []
    var except: [TermEntry] = []
    var fields = Rule.defaultFields
    var condition = RuleCondition()
    var tests: [RuleTest] = []
    var alertsOnContent = false
    var isOnTrial = false
    var expectedPerDay: Int?
    var alertTerms = AlertTerms()
    var references: [Reference] = []
    /// Where its parts stand; nil where nobody asks.
    var spans: RuleSpans?
    var place: SourcePlace
    var endColumn = 0
    /// When its file was changed: of two equal ids the older stays on.
    var modified = Instant(seconds: 0)
    /// Whether it had an error of its own.
    var isBroken = false
}
