package import LookoutModel

/// What is wrong with a rule file, as facts; the sentences are made elsewhere.
package enum RuleFact: Equatable, Sendable {
    /// The file is no YAML, or holds what is refused everywhere.
    case yaml(YAMLProblem.Fact)
    /// A term or an expression is wrong.
    case query(QueryProblem.Fact)
    /// A key that does not exist, and the nearest that does.
    case unknownKey(String, suggestion: String?)
    /// A list that no file defines, and the nearest that one does.
    case unknownList(String, suggestion: String?)
    /// A list that is defined, but with an error.
    case brokenList(String, place: SourcePlace)
    /// A value that the key does not know.
    case unknownValue(key: String, value: String, allowed: [String], suggestion: String?)
    /// A list where a text is expected, and the like.
    case wrongShape(key: String, expected: Shape)
    /// A number or duration that cannot be read or is out of bounds, and as it was probably meant.
    case invalidValue(key: String, value: String, suggestion: String? = nil)
    /// A number that is none, or beyond its bounds.
    case outOfBounds(key: String, value: String, minimum: Int, maximum: Int)
    /// A value that is no day, `2026-12-01`.
    case invalidDay(key: String, value: String)
    /// A file that is a list, where keys are expected.
    case listWithoutKey
    /// An entry that its colon makes a key: `- US: the`.
    case colonInEntry(String)
    /// A list inside a list of terms.
    case listInTerms(key: String)
    /// A key such as `any` inside a list of terms.
    case keyInTerms(String, under: String)
    /// A test with neither `hit` nor `miss`, or with nothing after it.
    case testWithoutText
    /// A test with `hit` and `miss`.
    case testOfBoth
    /// A rule without `id` in a file that holds several.
    case idMissing
    /// An id with spaces, slashes or signs, or too long.
    case invalidID(String)
    /// A rule that looks for nothing: neither `any` nor `all` nor `match`.
    case nothingToMatch
    /// `within` without `all`.
    case withinWithoutAll
    /// A list, group or key with nothing in it.
    case empty(String)
    /// The id of another rule, whose file is older and which stays on.
    case duplicateRule(RuleID, other: SourcePlace)
    /// The name of another list, whose file is older and which stays on.
    case duplicateList(String, other: SourcePlace)
    /// Lists that name each other in a circle.
    case listCycle([String])
    case unknownVersion(String)
    /// `match` with operators that is no `|` block: YAML takes its quotes away.
    case matchNeedsBlock
    /// `match` as a folded `>` block, whose lines are lost.
    case foldedMatch
    /// A phrase over several lines, which YAML joins: what stands on each, and the last of them.
    case linesJoined([String], lastLine: Int)
    /// A file that was left out because of its name.
    case fileSkipped(SkipReason)
    /// A test that expects a hit and finds none, or the reverse.
    case testFailed(expectsHit: Bool, text: String, found: [MatchedText])
    /// A test that is marked `todo` and passes.
    case todoPasses(text: String)
    /// A file in which there is neither a rule nor a list.
    case nothingInFile
    /// What works, and is probably not what was meant.
    case lint(LintFact)

    /// What is expected under a key.
    package enum Shape: String, Equatable, Sendable {
        case text
        case list
        case map
        case textOrList
        case terms
        case boolean
        case number
    }

    /// Why a file is left out.
    package enum SkipReason: String, Equatable, Sendable {
        case backup
        case swap
        case copy
        case hidden
        /// `x.yaml.txt`, as an editor saves it that adds its own ending.
        case doubleEnding
        /// A document of a word processor or the like.
        case otherKind
    }

    /// The code that stands before the message.
    package var code: String {
        switch self {
        case .yaml(.tag), .yaml(.anchor), .matchNeedsBlock, .foldedMatch, .linesJoined: "E111"
        case .yaml(.duplicateKey): "E109"
        case .yaml: "E100"
        case .query(let fact): fact.code
        case .unknownKey, .unknownList, .brokenList, .unknownValue, .wrongShape, .invalidValue, .invalidDay,
            .outOfBounds, .listWithoutKey, .colonInEntry, .listInTerms, .keyInTerms, .testOfBoth:
            "E108"
        case .testWithoutText, .idMissing, .invalidID, .nothingToMatch, .withinWithoutAll, .empty, .duplicateRule,
            .duplicateList,
            .listCycle,
            .unknownVersion:
            "E109"
        case .fileSkipped(.doubleEnding), .fileSkipped(.otherKind): "W312"
        case .fileSkipped: "N205"
        case .nothingInFile: "W313"
        case .testFailed, .todoPasses: "E113"
        case .lint(let fact): fact.code
        }
    }
}
