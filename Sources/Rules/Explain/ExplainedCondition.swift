package import LookoutModel

/// One key of a rule's `where`, and whether the item fulfils it.
package struct ExplainedCondition: Equatable, Sendable {
    /// What is asked, and what the item has.
    package enum Fact: Equatable, Sendable {
        case language(asked: [String], found: String?)
        case source(asked: [String], feed: FeedID?, host: String?)
        case kind(asked: [SourceKind], found: SourceKind?)
        case tag(asked: [String], found: [String])
        /// Both in seconds.
        case age(limit: Int64, found: Int64?)
    }

    package let fact: Fact
    package let holds: Bool

    /// Each key of `condition`, tried alone.
    static func all(of condition: RuleCondition, for subject: RuleSubject) -> [ExplainedCondition] {
        var parts: [(Fact, RuleCondition)] = []
        if !condition.languages.isEmpty {
            let fact = Fact.language(asked: condition.languages, found: subject.language)
            parts.append((fact, RuleCondition(languages: condition.languages)))
        }
        if !condition.sources.isEmpty {
            let fact = Fact.source(asked: condition.sources, feed: subject.feed, host: subject.host)
            parts.append((fact, RuleCondition(sources: condition.sources)))
        }
        if !condition.kinds.isEmpty {
            let fact = Fact.kind(asked: condition.kinds, found: subject.kind)
            parts.append((fact, RuleCondition(kinds: condition.kinds)))
        }
        if !condition.tags.isEmpty {
            let fact = Fact.tag(asked: condition.tags, found: subject.categories)
            parts.append((fact, RuleCondition(tags: condition.tags)))
        }
        if let limit = condition.maximumAge {
            parts.append((.age(limit: limit, found: subject.age), RuleCondition(maximumAge: limit)))
        }
        return parts.map { ExplainedCondition(fact: $0, holds: $1.holds(for: subject)) }
    }
}
