package import LookoutModel

/// What in a rule file works and is probably not what was meant, as facts; the sentences are made elsewhere.
package enum LintFact: Equatable, Sendable {
    // MARK: W301, what can never match

    /// All that the rule looks for is kept out by a term of `none` or after AND NOT.
    case forbidden(term: String, by: String)
    /// All that the rule looks for is covered up by `except`.
    case masked(term: String, by: String)
    /// What the rule looks for is in scripts that the languages of `where` are not written in.
    case otherScript(languages: [String], term: String)

    // MARK: W302, W303, terms that change nothing

    /// The same term, or one that is folded together with it or is its plural, stands at `place` or in a list.
    case redundant(term: String, by: String, place: SourcePlace?, list: String?)
    /// Another list's name differs from it only in capitals.
    case similarList(String, other: String, place: SourcePlace)
    /// A shorter term finds it too.
    case shadowed(term: String, by: String, place: SourcePlace?, list: String?)

    // MARK: W304, operators and quotes in an entry

    /// A word or sign that looks like an operator, in an entry that is one phrase all the same.
    case operatorInTerm(String)
    /// A sign before an entry of what is kept out anyway, and the key of the list: `none: [-a]`.
    case signUnderNone(String, key: String)
    /// An entry on a line of its own whose dash has no space after it.
    case dashWithoutSpace(String)
    /// YAML took the quotes of an entry among others without quotes; so many further entries are quoted too.
    case quotesTaken(others: Int)
    /// Commas ended the entries between two quotes that YAML does not know: what stands between them.
    case quotesSplit(String)
    /// Quotes inside the entry's text, which say nothing.
    case outerQuotes
    /// An entry that reads like a list: its parts, whether it is a group of `all`, and how many more of its list do.
    case listInTerm([String], isGroup: Bool, others: Int)

    /// A text with commas that is one value, where a list was meant: what stands between them.
    case commasInValue(key: String, [String])

    // MARK: W305, capitals that are a word

    /// Two or three capitals that are a word too: found in capitals only.
    case capitalsOnly(String)
    /// Four capitals or more that are a word too: found in any case.
    case capitalsInAnyCase(String)

    // MARK: W306, W307, what the archive says

    /// More than one item in a hundred, mostly because of a term.
    case broad(hits: Int, items: Int, term: TermShare?)
    /// More a day than `expect` says, mostly because of a term.
    case aboveExpected(perDay: Int, expected: Int, term: TermShare?)
    /// A rule that nothing of so many days matches.
    case silentRule(days: Int)
    /// A term that stands nowhere in so many days, beside what does.
    case silentTerm(String, days: Int, instead: Instead)
    /// Terms that stand nowhere in so many days, and nothing like them does.
    case silentTerms([String], of: Int, days: Int)
    /// A Korean term that stands inside longer words far more often than at their start.
    case insideWords(String, hits: Int, inside: Int, days: Int)

    // MARK: W308 to W311

    /// A rule that alerts, without a test of one kind or both.
    case testsMissing(hit: Bool, miss: Bool, priority: Priority)
    /// A language of `where` that no term is written in.
    case languageWithoutTerm(String)
    /// An entry that YAML by itself takes for something else than text.
    case notText(String, taken: Taken)
    /// A sign in an entry that begins a comment: what is kept, and what is cut off.
    case cutByHash(kept: String, cut: String)
    /// A word behind a comma whose sign makes a comment of it: `[Taiwan, #drill`.
    case commentedEntry(String)
    /// A term of `none` that holds a term the rule looks for: the item falls, not only the phrase.
    case noneHoldsTerm(none: String, term: String)
    /// A term of `none` that stands inside a term the rule looks for: that term can never match.
    case noneInsideTerm(none: String, term: String)
    /// Letters that look like those of another script in one word: the word, and what it looks like.
    case lookAlikes(word: String, meant: String)
    /// A character that is not to be seen.
    case invisible(UInt32)

    // MARK: W314

    /// A key that says something of alerts, in a rule that gives none.
    case alertKeyUnused(String, priority: Priority)

    // MARK: Notes and errors of a home

    /// Curly quotes round an entry: they say nothing.
    case curlyQuotes
    /// Characters of a term that are also found in their other forms.
    case variants(String, [Variant])
    /// A feed that no list of the home has, and the nearest that one does.
    case unknownFeed(String, suggestion: String?)

    /// A term, and in how many of a hundred hits of a rule it stands.
    package struct TermShare: Equatable, Sendable {
        package let term: String
        package let percent: Int

        package init(term: String, percent: Int) {
            self.term = term
            self.percent = percent
        }
    }

    /// What stands in the archive where a term does not.
    package enum Instead: Equatable, Sendable {
        /// Another spelling, so many times.
        case spelling(String, hits: Int)
        /// The term inside longer words, so many times.
        case insideWords(hits: Int)
    }

    /// What YAML takes a plain word for.
    package enum Taken: String, Equatable, Sendable {
        case boolean
        case number
        case nothing
        case date
    }

    /// A Han character and its other forms.
    package struct Variant: Equatable, Sendable {
        package let character: Character
        package let others: [Character]
    }

    /// The code that stands before the message.
    package var code: String {
        switch self {
        case .forbidden, .masked, .otherScript: "W301"
        case .redundant, .similarList: "W302"
        case .shadowed: "W303"
        case .operatorInTerm, .signUnderNone, .dashWithoutSpace, .quotesTaken, .quotesSplit, .outerQuotes, .listInTerm,
            .commasInValue:
            "W304"
        case .capitalsOnly, .capitalsInAnyCase: "W305"
        case .broad, .aboveExpected: "W306"
        case .silentRule, .silentTerm, .silentTerms, .insideWords: "W307"
        case .testsMissing, .languageWithoutTerm: "W308"
        case .notText, .cutByHash, .commentedEntry: "W309"
        case .noneHoldsTerm, .noneInsideTerm: "W310"
        case .lookAlikes, .invisible: "W311"
        case .alertKeyUnused: "W314"
        case .curlyQuotes: "N201"
        case .variants: "N204"
        case .unknownFeed: "E108"
        }
    }

    /// How bad it is.
    package var level: RuleProblem.Level {
        switch self {
        case .capitalsOnly, .silentTerms, .insideWords, .curlyQuotes, .variants: .note
        case .unknownFeed: .error
        default: .warning
        }
    }
}
