import LookoutModel
package import Text

/// An expression that is asked of the archive: read as the `match` of a rule is, and made ready to be matched like one.
package struct SearchQuery: Sendable {
    /// The expression as a rule of its own, with the lists that it names.
    package let rule: Rule
    /// What the index must hold of an item for the expression to be found in it.
    package let condition: IndexCondition
    /// What is worth a word without being wrong.
    package let notes: [RuleProblem]

    /// Reads an expression; `files` are those below `Rules/`, for the lists in them.
    ///
    /// - Throws: `RuleProblem`, whose place is a column of `text` in a file without a name.
    package init(_ text: String, condition: RuleCondition = RuleCondition(), files: [RuleFile]) throws(RuleProblem) {
        let read: (query: Query, notes: [QueryProblem])
        do {
            read = try QueryParser.parse(text)
        } catch {
            throw SearchQuery.problem(.query(error.fact), error.range)
        }
        var draft = RuleDraft(id: SearchQuery.id, place: SearchQuery.place(read.query.range))
        draft.match = read.query
        draft.condition = condition
        draft.references = read.query.listPlaces.map { name, range in
            RuleDraft.Reference(name: name, place: SearchQuery.place(range), endColumn: range.upperBound + 1)
        }
        rule = try RuleLoader.rule(draft, lists: files)
        self.condition = IndexConditionMaker(rule: rule).condition
        notes = read.notes.map { SearchQuery.problem(.query($0.fact), $0.range, level: $0.level) }
    }

    private static let id = RuleID("search")

    private static func place(_ range: Range<Int>) -> SourcePlace {
        SourcePlace(file: "", line: 1, column: range.lowerBound + 1)
    }

    private static func problem(
        _ fact: RuleFact,
        _ range: Range<Int>,
        level: RuleProblem.Level = .error
    ) -> RuleProblem {
        RuleProblem(fact, place: place(range), endColumn: range.upperBound + 1, level: level)
    }
}
