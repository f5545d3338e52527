package import LookoutModel

/// What is told at once: one development, every rule that caught it, and why.
package struct Alert: Hashable, Sendable {
    /// A rule that caught the story.
    package struct Cause: Hashable, Sendable {
        package let rule: RuleID
        package let title: String
        package let priority: Priority
        package let texts: [MatchedText]

        package init(rule: RuleID, title: String, priority: Priority, texts: [MatchedText]) {
            self.rule = rule
            self.title = title
            self.priority = priority
            self.texts = texts
        }
    }

    /// How many items in another language tell the story.
    package struct LanguageCount: Hashable, Sendable {
        /// As the feed has it (BCP 47).
        package let language: String
        package let items: Int

        package init(language: String, items: Int) {
            self.language = language
            self.items = items
        }
    }

    /// The same for the same sink, recipient, kind, story and revision, for ever: 32 hexadecimal digits.
    package let id: String
    package let created: Instant
    /// The story, by the identity of its first item.
    package let story: String
    /// The rules that caught it, the highest priority first; never empty.
    package let causes: [Cause]
    /// The items it is told with, the one that made it first; never empty.
    package let items: [AlertItem]
    /// How many more items tell the story.
    package let moreItems: Int
    /// How many more possibly tell it.
    package let morePossible: Int
    /// The other languages in which items tell it.
    package let languages: [LanguageCount]
    /// Why it is told again; nil where it is told for the first time.
    package let update: AlertUpdate?

    package init(
        id: String,
        created: Instant,
        story: String,
        causes: [Cause],
        items: [AlertItem],
        moreItems: Int = 0,
        morePossible: Int = 0,
        languages: [LanguageCount] = [],
        update: AlertUpdate? = nil
    ) {
        self.id = id
        self.created = created
        self.story = story
        self.causes = causes
        self.items = items
        self.moreItems = moreItems
        self.morePossible = morePossible
        self.languages = languages
        self.update = update
    }

    /// What is said of the other languages, in one line; nil where there are none.
    package var languageNote: String? {
        if languages.isEmpty { return nil }
        let counts = languages.map { "\(ShownText.of($0.language, columns: ShownText.name)) \($0.items)" }
        return "also \(counts.joined(separator: ", ")): read as the same"
    }
}
