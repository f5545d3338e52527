package import LookoutModel

/// A test inside a rule file: a text that the rule must hit or miss.
package struct RuleTest: Equatable, Sendable {
    package let expectsHit: Bool
    /// The text; it stands in the title where the test names no title of its own, else in the summary, else in the content.
    package let text: String
    /// Further parts of the item, by key: `title`, `summary`, `content`, `author`, `url`, `language`, `source`, `kind`,
    /// `tag`.
    package let parts: [String: String]
    package let note: String?
    /// A known failure, which must fail to stay marked.
    package let isTodo: Bool
    /// Where it is written; does not count for equality.
    package let place: SourcePlace
    /// The column after its text, or 0 where unknown.
    ///
    /// It does not count for equality.
    package let endColumn: Int

    /// The keys of `parts`.
    package static let partKeys = ["title", "summary", "content", "author", "url", "language", "source", "kind", "tag"]

    init(
        expectsHit: Bool,
        text: String,
        parts: [String: String] = [:],
        note: String? = nil,
        isTodo: Bool = false,
        place: SourcePlace,
        endColumn: Int = 0
    ) {
        self.expectsHit = expectsHit
        self.text = text
        self.parts = parts
        self.note = note
        self.isTodo = isTodo
        self.place = place
        self.endColumn = endColumn
    }

    package static func == (left: RuleTest, right: RuleTest) -> Bool {
        left.expectsHit == right.expectsHit && left.text == right.text && left.parts == right.parts
            && left.note == right.note && left.isTodo == right.isTodo
    }

    /// The item that the test describes; what it does not say of language, source, kind and tag is as `condition` asks.
    package func subject(for condition: RuleCondition) -> RuleSubject {
        var texts = parts
        if let key = ["title", "summary", "content"].first(where: { texts[$0] == nil }) { texts[key] = text }
        let source = parts["source"] ?? condition.sources.first
        return RuleSubject(
            title: texts["title"] ?? "",
            summary: texts["summary"] ?? "",
            content: texts["content"] ?? "",
            author: parts["author"],
            link: parts["url"],
            language: parts["language"] ?? condition.languages.first,
            feed: source.map { FeedID($0) },
            host: source,
            kind: parts["kind"].flatMap { SourceKind(rawValue: $0) } ?? condition.kinds.first,
            categories: (parts["tag"] ?? condition.tags.first).map { [$0] } ?? []
        )
    }
}
