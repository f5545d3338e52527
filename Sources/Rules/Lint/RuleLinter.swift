import LookoutModel

/// Looks at rule files for what works and is probably not what was meant.
package struct RuleLinter {
    /// What came of it.
    package struct Outcome {
        package let rules: [Rule]
        /// Errors of reading, and what the linter found, in the order of their places.
        package let problems: [RuleProblem]
        fileprivate let reading: RuleReading
        fileprivate let lists: ListBook

        /// What the archive is asked about these rules.
        package func survey() -> ArchiveSurvey {
            ArchiveSurvey(reading, lists: lists)
        }
    }

    private let reading: RuleReading
    private let lists: ListBook
    private var log = LintLog()

    /// Reads `files` and looks at them; with the feeds of a home, whether rules name feeds that there are.
    package static func lint(_ files: [RuleFile], feeds: KnownFeeds? = nil) -> Outcome {
        let reading = RuleLoader.read(files, isLinting: true)
        var linter = RuleLinter(reading)
        linter.checkLists()
        for draft in reading.drafts {
            linter.check(draft)
            if let feeds { SourceCheck(feeds: feeds).check(draft, log: &linter.log) }
        }
        let problems = (reading.problems + linter.log.problems).sorted { $0.place < $1.place }
        return Outcome(
            rules: reading.rules,
            problems: problems,
            reading: reading,
            lists: linter.lists
        )
    }

    private init(_ reading: RuleReading) {
        self.reading = reading
        lists = ListBook(reading.lists)
    }

    // MARK: Lists

    private mutating func checkLists() {
        let uses = listUses()
        var names: [String: ListDraft] = [:]
        for list in reading.lists.values.sorted(by: { $0.place < $1.place }) {
            if let other = names[list.name.lowercased()] {
                let fact = LintFact.similarList(list.name, other: other.name, place: other.place)
                log.add(fact, at: list.place, endColumn: list.endColumn, rule: nil)
            } else {
                names[list.name.lowercased()] = list
            }
            if !list.isBroken { check(TermGroup(list, use: uses[list.name] ?? .presence), rule: nil) }
        }
    }

    /// What it means for each list that a term of it is found: the strictest of all rules that name it.
    private func listUses() -> [String: TermGroup.Use] {
        var uses: [String: TermGroup.Use] = [:]
        for draft in reading.drafts {
            for group in RuleGroups(draft).all {
                for list in group.lists {
                    for name in lists.closure(of: list.name) {
                        uses[name] = max(uses[name] ?? .presence, group.use)
                    }
                }
            }
        }
        return uses
    }

    // MARK: Rules

    private mutating func check(_ draft: RuleDraft) {
        let groups = RuleGroups(draft)
        for group in groups.all { check(group, rule: draft.id) }
        let reason = NeverMatchCheck(draft: draft, groups: groups, lists: lists).reason()
        if let reason {
            add(reason, draft, groups)
        } else {
            NoneCheck(draft: draft, groups: groups, lists: lists).check(log: &log)
        }
        var tests = TestCheck(draft: draft, groups: groups, lists: lists)
        // A rule whose languages fit none of its terms is told so once.
        if case .otherScript = reason { tests.checksLanguages = false }
        tests.check(log: &log)
        checkExpression(draft)
        checkAlertKeys(draft)
    }

    /// Keys that say something of alerts, in a rule that gives none.
    private mutating func checkAlertKeys(_ draft: RuleDraft) {
        guard draft.priority < .alert else { return }
        let terms = draft.alertTerms
        for (key, isSaid) in [
            ("corroborated", terms.corroborated != nil), ("official", terms.official),
            ("cooldown", terms.cooldown != nil), ("alert-on", draft.alertsOnContent),
        ] where isSaid {
            log.add(.alertKeyUnused(key, priority: draft.priority), at: draft.spans?.keys[key], of: draft)
        }
    }

    private mutating func check(_ group: TermGroup, rule: RuleID?) {
        RedundancyCheck(lists: lists).check(group, rule: rule, log: &log)
        for placed in group.terms {
            CapitalsCheck().check(placed, rule: rule, log: &log)
            LetterCheck().check(placed, rule: rule, log: &log)
            VariantCheck().check(placed, rule: rule, log: &log)
        }
    }

    /// Puts W301 under the term that keeps everything out, where the rule writes it.
    private mutating func add(_ reason: LintFact, _ draft: RuleDraft, _ groups: RuleGroups) {
        let blocker: String
        switch reason {
        case .forbidden(_, let by), .masked(_, let by): blocker = by
        default:
            log.add(reason, at: draft.spans?.languages.first, of: draft)
            return
        }
        var terms = groups.unwanted.flatMap(\.terms)
        if case .masked = reason { terms = groups.except?.terms ?? [] }
        if let placed = terms.first(where: { $0.term.entry == blocker }) {
            log.add(reason, at: placed.place, endColumn: placed.endColumn, rule: draft.id)
        } else {
            log.add(reason, at: nil, of: draft)
        }
    }

    /// Characters in an expression that are not to be seen.
    private mutating func checkExpression(_ draft: RuleDraft) {
        guard let places = draft.spans?.match, let match = draft.match else { return }
        let scalars = places.scalars(in: match.range)
        guard let index = scalars.firstIndex(where: InvisibleCharacters.contains) else { return }
        let (place, endColumn) = places.place(of: index..<(index + 1))
        log.add(.invisible(scalars[index].value), at: place, endColumn: endColumn, rule: draft.id)
    }
}
