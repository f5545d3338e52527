import ArgumentParser
import Digests
import LookoutModel
import LookoutService
import Rules
import Storage
import Text

/// What the options of a search mean in a home.
struct SearchOptions {
    let reading: HomeReading
    let clock: CivilClock

    /// Languages and kinds of source.
    ///
    /// - Throws: `ValidationError` where there is no such language or kind.
    func condition(languages: [String], kinds: [String]) throws -> RuleCondition {
        for language in languages where !LanguageName.isTag(language) {
            let suggestion = LanguageName.suggestion(for: language)
            let hint = suggestion.map { "did you mean \($0)?" } ?? "write it as ko or zh-Hant."
            throw ValidationError("--language \(language): this is not a language; \(hint)")
        }
        let sourceKinds = try kinds.map { name in
            guard let kind = SourceKind(rawValue: name) else {
                let names = SourceKind.allCases.map(\.rawValue).joined(separator: ", ")
                throw ValidationError("--kind \(name): the kinds are \(names).")
            }
            return kind
        }
        return RuleCondition(languages: languages, kinds: sourceKinds)
    }

    /// Days, sources and the rule.
    ///
    /// - Throws: `ValidationError` where one of them cannot be read or is not known.
    func filter(from: String?, to: String?, sources: [String], rule: String?) throws -> ItemFilter {
        var filter = ItemFilter()
        filter.from = try from.map { try time($0, option: "--from", isEnd: false) }
        filter.before = try to.map { try time($0, option: "--to", isEnd: true) }
        if !sources.isEmpty {
            filter.feeds = try sources.flatMap { name in
                let feeds = reading.book.feeds(named: name)
                guard !feeds.isEmpty else {
                    let hint = Spelling.suggestion(for: name, among: reading.book.names).map { " Did you mean \($0)?" }
                    throw ValidationError(
                        "--source \(name): no feed has this id, title, host or owner.\(hint.map(VisibleText.line) ?? "")"
                    )
                }
                return feeds
            }
        }
        filter.rule = try rule.map(ruleID)
        return filter
    }

    private func ruleID(_ name: String) throws -> RuleID {
        // Rules that are there no more may have caught something too.
        let caught = try reading.store.read { try $0.matches.lastByRule() }
        let known = Set(reading.rules.active.map(\.id)).union(caught.keys)
        if known.contains(RuleID(name)) { return RuleID(name) }
        let hint = Spelling.suggestion(for: name, among: known.map(\.rawValue).sorted()).map { " Did you mean \($0)?" }
        throw ValidationError("--rule \(name): there is no such rule, and none has caught anything.\(hint ?? "")")
    }

    /// The beginning of a day in the home's zone, of the day after it for an end; or a moment.
    private func time(_ text: String, option: String, isEnd: Bool) throws -> Instant {
        if let date = CivilDate(iso: text) {
            let day = isEnd ? CivilDate(dayNumber: date.dayNumber + 1) : date
            return Instant(seconds: clock.instant(day, 0))
        }
        guard let seconds = FeedDate.seconds(text), text.contains("-") else {
            throw ValidationError("\(option) \(text): write a day, 2026-11-22, or a time, 2026-11-22T07:00:00Z.")
        }
        return Instant(seconds: seconds)
    }
}
