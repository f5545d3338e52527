package import LookoutModel
package import Text

/// What is told, before it takes the form of a sink: every form of it is made of this value and nothing else.
package struct Message: Equatable, Sendable {
    package enum Kind: String, Sendable {
        case alert
        case firstLook = "first-look"
        /// Far more than usual under a rule.
        case surge
        /// Nothing under a rule for longer than it asks.
        case absence
        /// Several alerts that were due at once.
        case group
        /// A digest edition.
        case digest
        /// Something about Lookout itself: a delivery that is dead, a store in trouble.
        case notice
    }

    /// The outbox id: 32 hexadecimal digits, the same at every attempt.
    package var id: String
    package var kind: Kind
    package var created: Instant
    package var priority: Priority
    /// What happened, one line of plain text, at most 240 columns; from outside, with nothing in it that a terminal obeys.
    package var headline: String
    /// Under which heading: the title of the highest rule, or the name of the digest.
    package var topic: String
    /// The story, for threads and grouping; nil where there is none.
    package var story: String?
    /// How many messages the story has had before.
    package var revision: Int
    /// The rules that caught it, the highest first.
    package var causes: [Alert.Cause]
    package var items: [AlertItem]
    /// How many more items tell it than are shown.
    package var moreItems: Int
    /// How many more possibly tell it.
    package var morePossible: Int
    /// Each of several alerts in one, with the items at the same place in `items`; empty for any other message.
    package var parts: [Burst.Part]
    /// Why it is told again, a sentence; nil where it is told for the first time.
    package var again: String?
    /// What is said of items in other languages, in one line; nil where there are none.
    package var languageNote: String?
    /// The whole message as a person reads it: plain text, lines of at most 78 columns.
    package var text: String
    /// The page that shows more, an absolute http or https address; nil where the settings have no `base-url`.
    package var link: String?
    /// What a mail of an edition is made of beside its text; nil for any other message, and for other sinks.
    package var letter: EditionLetter?
    /// Whether it is a drill, which every form says in its first words.
    package var isDrill: Bool
    /// The message as a machine reads it.
    package var record: JSONValue

    package init(
        id: String,
        kind: Kind,
        created: Instant,
        priority: Priority,
        headline: String,
        topic: String,
        story: String? = nil,
        revision: Int = 0,
        causes: [Alert.Cause] = [],
        items: [AlertItem] = [],
        moreItems: Int = 0,
        morePossible: Int = 0,
        parts: [Burst.Part] = [],
        again: String? = nil,
        languageNote: String? = nil,
        text: String,
        link: String? = nil,
        letter: EditionLetter? = nil,
        isDrill: Bool = false,
        record: JSONValue = [:]
    ) {
        self.id = id
        self.kind = kind
        self.created = created
        self.priority = priority
        self.headline = headline
        self.topic = topic
        self.story = story
        self.revision = revision
        self.causes = causes
        self.items = items
        self.moreItems = moreItems
        self.morePossible = morePossible
        self.parts = parts
        self.again = again
        self.languageNote = languageNote
        self.text = text
        self.link = link
        self.letter = letter
        self.isDrill = isDrill
        self.record = record
    }
}
