package import LookoutModel

/// Rules made ready to be matched: immutable, and usable from many threads at once.
package struct RuleSet: Sendable {
    /// The rules, in the order of their files.
    package let rules: [Rule]
    private let scanners: ScannerPool
    private let numbers: [RuleID: Int]

    /// The most pieces of text that a match gives as its reason.
    package static let reasonLimit = 12

    /// Makes `rules` ready, in time and memory in proportion to their text.
    ///
    /// A `sample` of items as they come shows which terms are rare; rules are awakened by rare ones. It changes how long
    /// matching takes, never what matches.
    package init(_ rules: [Rule], sample: [RuleSubject] = []) {
        self.rules = rules
        scanners = ScannerPool(RuleMachine(rules, sample: sample))
        numbers = Dictionary(rules.enumerated().map { ($1.id, $0) }) { first, _ in first }
    }

    /// Reads all files below `Rules/`; beside the rules that work, everything that is wrong.
    package static func load(
        files: [RuleFile],
        sample: [RuleSubject] = []
    ) -> (rules: RuleSet, problems: [RuleProblem]) {
        let (rules, problems) = RuleLoader.load(files)
        return (RuleSet(rules, sample: sample), problems)
    }

    /// The rule of an id; nil where there is none.
    package func rule(_ id: RuleID) -> Rule? {
        numbers[id].map { rules[$0] }
    }

    /// The rules that catch an item, as indices of `rules`, in order.
    package func indices(catching subject: RuleSubject) -> [Int] {
        scanners.withScanner { scanner in scanner.rules(catching: subject) }
    }

    /// What catches an item, in the order of the rules, and why.
    package func matches(_ subject: RuleSubject) -> [Match] {
        scanners.withScanner { scanner in
            scanner.rules(catching: subject).map { scanner.match($0) }
        }
    }
}
