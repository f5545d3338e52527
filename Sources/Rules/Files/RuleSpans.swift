/// Where the parts of a rule are written, kept only where the rule is linted.
struct RuleSpans {
    /// One for each entry.
    var any: [TermSpan] = []
    /// One for each entry of each group.
    var all: [[TermSpan]] = []
    /// One for each entry.
    var none: [TermSpan] = []
    /// One for each entry.
    var except: [TermSpan] = []
    /// Leads from the parts of the expression to their places.
    var match: ScalarPlaces?
    /// The values under `where: source`.
    var sources: [TermSpan] = []
    /// The values under `where: language`.
    var languages: [TermSpan] = []
    /// The keys of the rule.
    var keys: [String: TermSpan] = [:]
    /// The values under its keys: their first line, or their first sign.
    var values: [String: TermSpan] = [:]
}
