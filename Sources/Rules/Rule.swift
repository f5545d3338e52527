package import LookoutModel
import Text

/// One rule, read and checked: what it looks for, where, and how it speaks.
///
/// Two rules are equal where their archives are: everything but the place counts.
package struct Rule: Equatable, Sendable {
    /// Where all groups of `all` must stand together.
    package enum Within: Hashable, Sendable {
        /// In a stretch of so many word positions.
        case words(Int)
        case sentence
        case title
    }

    package let id: RuleID
    package let title: String
    package let priority: Priority
    package let tags: [String]
    package let any: [TermEntry]
    package let all: [[TermEntry]]
    package let within: Within?
    package let match: Query?
    package let none: [TermEntry]
    package let except: [TermEntry]
    package let fields: [QueryField]
    package let condition: RuleCondition
    package let tests: [RuleTest]
    /// `alert-on: content`: a match in the content alone may alert too.
    package let alertsOnContent: Bool
    /// `trial: true`: it is matched, recorded and counted, but tells nothing of its own.
    package let isOnTrial: Bool
    /// `expect: {per-day: 20}`: the most items a day that are as they should be; nil where the file does not say.
    package let expectedPerDay: Int?
    /// `corroborated`, `official`, `cooldown`, `silence-until`, `surge` and `absence`.
    package let alertTerms: AlertTerms
    /// The lists that the rule names, expanded.
    package let lists: [String: TermList]
    /// Where the rule is written; its file is empty where it was read from an archive.
    package private(set) var place: SourcePlace
    /// The whole rule as text, lists expanded, which `Rule(archive:)` reads again; made anew each time.
    package var archive: String { RuleArchive(self).text }
    /// Changes where what the rule matches changes: its terms, lists, fields and conditions, not its title or tests.
    package var definitionHash: String { RuleArchive(self).definitionHash }

    init(_ draft: RuleDraft, lists: [String: TermList]) {
        id = draft.id
        // A title without anything to see is none.
        title = draft.title.flatMap { VisibleText.line($0).isEmpty ? nil : $0 } ?? draft.id.rawValue
        priority = draft.priority
        tags = draft.tags
        any = draft.any
        all = draft.all
        within = draft.within
        match = draft.match
        none = draft.none
        except = draft.except
        fields = draft.fields
        condition = draft.condition
        tests = draft.tests
        alertsOnContent = draft.alertsOnContent
        isOnTrial = draft.isOnTrial
        expectedPerDay = draft.expectedPerDay
        alertTerms = draft.alertTerms
        place = draft.place
        self.lists = lists
    }

    /// Reads a rule back from its archive; its place is the `file` that it stood in, where that is known.
    ///
    /// - Throws: `RuleProblem`, the first of them, where the text is no archive.
    package init(archive text: String, file: String? = nil) throws(RuleProblem) {
        self = try RuleArchive.rule(from: text)
        if let file { place = SourcePlace(file: file) }
    }

    package static func == (left: Rule, right: Rule) -> Bool {
        left.archive == right.archive
    }

    /// How many words `within` can be.
    package static let withinRange = 1...1000

    /// What `per-day` can be.
    package static let expectedPerDayRange = 1...10_000

    /// What the rule looks for in `fields` where its file names none.
    package static let defaultFields: [QueryField] = [.title, .summary, .content]
}
