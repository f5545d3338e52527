package import LookoutModel
import Text

/// What must be true of an item before its text is looked at: `where` in a rule file.
///
/// An empty list asks nothing.
package struct RuleCondition: Hashable, Sendable {
    /// Language tags, of which `zh` is also `zh-Hant`.
    ///
    /// An item without a language fits none.
    package var languages: [String]
    /// Feed ids or hosts; a host is also its subdomains.
    package var sources: [String]
    package var kinds: [SourceKind]
    /// Categories of the item, compared whole after folding.
    package var tags: [String]
    /// Seconds since publication, at most; an item without a date fits.
    package var maximumAge: Int64?

    package init(
        languages: [String] = [],
        sources: [String] = [],
        kinds: [SourceKind] = [],
        tags: [String] = [],
        maximumAge: Int64? = nil
    ) {
        self.languages = languages
        self.sources = sources
        self.kinds = kinds
        self.tags = tags
        self.maximumAge = maximumAge
    }

    /// Whether it is true of `subject`.
    package func holds(for subject: RuleSubject) -> Bool {
        if !languages.isEmpty, !languages.contains(where: { RuleCondition.isLanguage(subject.language, in: $0) }) {
            return false
        }
        if !sources.isEmpty, !sources.contains(where: { RuleCondition.isSource($0, of: subject) }) { return false }
        if !kinds.isEmpty {
            guard let kind = subject.kind, kinds.contains(kind) else { return false }
        }
        if !tags.isEmpty {
            let categories = Set(subject.categories.map { FoldedText($0).folded })
            guard tags.contains(where: { categories.contains(FoldedText($0).folded) }) else { return false }
        }
        if let maximumAge, let age = subject.age, age > maximumAge { return false }
        return true
    }

    /// Whether a language tag lies in a range (RFC 4647, 3.3.1); `zh-TW` and `zh-HK` are in `zh-Hant` too.
    static func isLanguage(_ tag: String?, in range: String) -> Bool {
        guard let tag else { return false }
        let (lowered, range) = (ASCII.lowercased(tag), ASCII.lowercased(range))
        if lowered == range || lowered.hasPrefix(range + "-") { return true }
        switch range {
        case "zh-hant": return ["zh-tw", "zh-hk", "zh-mo"].contains(lowered)
        case "zh-hans": return ["zh-cn", "zh-sg"].contains(lowered)
        default: return false
        }
    }

    /// Whether `source` names the feed or the host of `subject`.
    static func isSource(_ source: String, of subject: RuleSubject) -> Bool {
        if let feed = subject.feed, ASCII.equalsIgnoringCase(feed.rawValue, source) { return true }
        guard let host = subject.host.map({ ASCII.lowercased($0) }) else { return false }
        let source = ASCII.lowercased(source)
        return host == source || host.hasSuffix("." + source)
    }
}
