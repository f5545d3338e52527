package import Digests
package import FeedParsing
package import LookoutModel
package import Rules

/// Something wrong in the settings or in a feed list, at its place: facts only.
package struct FileProblem: Error, Equatable, Sendable {
    /// How bad it is.
    package enum Level: Sendable {
        /// What stands there is not used.
        case error
        /// It is used, and is probably not what was meant.
        case warning
        /// Nothing is wrong; it is only said.
        case note
    }

    /// What is wrong.
    package enum Fact: Equatable, Sendable {
        case yaml(YAMLProblem.Fact)
        case unknownKey(String, suggestion: String?)
        /// A key that later versions will know.
        case plannedKey(String)
        /// Something else was expected under a key.
        case wrongShape(key: String, expected: Shape)
        /// The value is none that the key can have.
        case badValue(key: String, value: String, expected: Expectation)
        case missingKey(String)
        /// A key with nothing after it.
        case emptyKey(String)
        /// A second digest of this name; empty where two have none.
        case duplicateName(String)
        /// A second sink or person of this name.
        case nameTaken(String, key: String)
        /// An address that stands already at `first`, but for the case of its letters.
        case addressTaken(String, first: SourcePlace)
        /// A sink of mail, and nobody whom it could write to.
        case nobodyToMail(String)
        /// A digest is to leave through a sink that is not there.
        case noSuchSink(String, suggestion: String?)
        /// A program that is not there, or may not be run.
        case noSuchProgram(String)
        /// A file with a secret that is not there, or holds none.
        case noSuchSecret(String)
        /// A person with an address to whom no sink writes; `sinks` are those of mail, which have addresses of their own.
        case unmailed(person: String, sinks: [String])
        /// A recipient whose choice of rules leaves none that alerts.
        case alertedOfNothing(sink: String, recipient: String)
        /// No rule, tag or folder is called so.
        case noSuchRule(RuleChoice.Part, suggestion: RuleChoice.Part?)
        /// A recipient whose choice of rules leaves none.
        case toldOfNothing(sink: String, recipient: String)
        /// A key that nothing uses, since the person has no other one.
        case unusedKey(String, needed: String, of: String)
        /// An address that is not an http or https one.
        case badAddress(String)
        /// Words after the address on a line of a plain list, which say nothing to Lookout.
        case textAfterAddress(String)
        /// A path that leads outside the home folder.
        case pathOutsideHome(String)
        /// The system's zone files have no such zone.
        case noSuchZone(String)
        /// A second feed with this id; the first one counts.
        case duplicateFeed(FeedID, first: SourcePlace)
        /// Two keys that exclude each other.
        case conflictingKeys(String, String)
        /// The OPML file cannot be read as XML.
        case notOPML(OPMLError)
        /// A file or folder was passed over: a backup, a file that an editor has open.
        case passedOver(reason: String)
        /// The file cannot be read.
        case unreadable(code: Int32)
        /// A template of digests is wrong.
        case template(TemplateProblem.Fact)
        /// A file among the templates that no digest uses by its name.
        case unusedTemplate
        /// There is nothing in the list.
        case emptyList
        /// The home has no feed at all.
        case noFeeds
        /// The home has no rule at all.
        case noRules
    }

    /// What can stand under a key.
    package enum Shape: String, Sendable {
        case text
        case list
        case map
    }

    /// What a value can be.
    package enum Expectation: Equatable, Sendable {
        case oneOf([String])
        case duration
        case size
        case timeOfDay
        case boolean
        case number(ClosedRange<Int>)
        case identifier
        case address
        case hostOrNetwork
        case mailAddress
        case quietHours
        /// Days of the week.
        case weekdays
        /// What is made of slots at which nothing ran.
        case catchUp
        /// A request field that a user may set.
        case fieldName
        /// A secret of Standard Webhooks.
        case webhookSecret
        /// An address that paths are added to.
        case baseAddress
        /// Rules by id, tag or subfolder.
        case rules
        case webAddress
    }

    /// Whether it is about a template: where one fault follows another, the file is not mended in between.
    var isTemplate: Bool {
        if case .template = fact { true } else { false }
    }

    package let place: SourcePlace
    /// The column after the end of what is meant; equal to `place.column` where only a point is.
    package let endColumn: Int
    package let level: Level
    package let fact: Fact

    package init(place: SourcePlace, endColumn: Int = 0, level: Level = .error, fact: Fact) {
        self.place = place
        self.endColumn = max(endColumn, place.column)
        self.level = level
        self.fact = fact
    }
}
