import LookoutModel

/// Every key of a rule file, with its default as people write it.
///
/// The readers know no other keys, the schema is made from it, and the table in `Rules/README.md` is checked against it.
package enum RuleKey: String, CaseIterable, Sendable {
    // Of a file.
    case version
    case lists
    case rules
    // Of a rule.
    case id
    case title
    case priority
    case tags
    case any
    case all
    case within
    case match
    case none
    case except
    case fields
    case `where`
    case whereLanguage = "where.language"
    case whereSource = "where.source"
    case whereKind = "where.kind"
    case whereTag = "where.tag"
    case whereMaxAge = "where.max-age"
    case expect
    case expectPerDay = "expect.per-day"
    case tests
    case testHit = "tests.hit"
    case testMiss = "tests.miss"
    case testNote = "tests.note"
    case testTodo = "tests.todo"
    case testTitle = "tests.title"
    case testSummary = "tests.summary"
    case testContent = "tests.content"
    case testAuthor = "tests.author"
    case testURL = "tests.url"
    case testLanguage = "tests.language"
    case testSource = "tests.source"
    case testKind = "tests.kind"
    case testTag = "tests.tag"
    case alertOn = "alert-on"
    case trial
    case corroborated
    case official
    case cooldown
    case silenceUntil = "silence-until"
    case surge
    case absence

    /// What holds where the key is absent.
    package var standard: String {
        switch self {
        case .version: RuleFileReader.version
        case .id: "the file's name"
        case .title: "the id"
        case .priority: Priority.digest.rawValue
        case .within: "anywhere in the item"
        case .fields: "[" + Rule.defaultFields.map(\.rawValue).joined(separator: ", ") + "]"
        case .where: "everywhere"
        case .whereLanguage, .whereSource, .whereKind, .whereTag, .whereMaxAge: "any"
        case .testTodo, .trial, .official: "false"
        case .testLanguage, .testSource, .testKind, .testTag: "what where asks"
        case .cooldown: "that of the settings"
        case .alertOn: "title and summary"
        case .testTitle, .testSummary, .testContent: "the text of the test, in the first that is free"
        case .lists, .rules, .tags, .any, .all, .match, .none, .except, .expect, .expectPerDay, .tests, .testHit,
            .testMiss, .testNote, .testAuthor, .testURL, .corroborated, .silenceUntil, .surge, .absence:
            "none"
        }
    }

    /// Whether it stands at the top of a file that holds several rules.
    package var isOfFile: Bool {
        self == .version || self == .lists || self == .rules
    }

    /// The key without those it stands under.
    package var name: String {
        rawValue.split(separator: ".").last.map(String.init) ?? rawValue
    }

    /// The keys directly under this one that are read.
    package var children: [RuleKey] {
        RuleKey.allCases.filter { $0.rawValue.hasPrefix(rawValue + ".") }
    }

    /// The keys of a rule that are read.
    package static let ofRule = allCases.filter { !$0.isOfFile && $0.name == $0.rawValue }
}
