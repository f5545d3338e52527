import LookoutModel
import Text

/// What stands at the top of a digest in words: one line to trust, the counts, and in short what matters.
struct FirstScreen {
    private let wording: DigestWording
    private var digest: Digest { wording.digest }

    /// The most headlines of the summary.
    private static let mostHeadlines = 3
    /// Seconds after which it is worth a word that a rule is quiet.
    private static let leastQuiet: Int64 = 3 * 86_400
    /// The most names of a list within a sentence.
    private static let mostNames = 4

    init(_ wording: DigestWording) {
        self.wording = wording
    }

    /// One line to trust: which sources were read, by when, how many gave no answer, how many rules are on.
    var trust: String {
        let feeds = digest.ledger.feeds
        let failed = outage ?? (feeds.failed == 0 ? "" : ", \(DigestDate.grouped(feeds.failed)) gave no answer")
        let dark = digest.brokenRules.filter { $0.fallback == .off }.map { $0.rule?.rawValue ?? $0.place.file }
        let off =
            digest.ledger.rules.off == 0
            ? "" : ", \(DigestDate.grouped(digest.ledger.rules.off)) off" + (dark.isEmpty ? "" : ": \(names(dark))")
        return "\(read)\(failed); \(DigestDate.count(digest.ledger.rules.on, "rule")) on\(off)."
    }

    private var read: String {
        let feeds = digest.ledger.feeds
        let by = feeds.lastRead.map { " by \(wording.time($0)) \(digest.zone.period(at: $0).abbreviation)" } ?? ""
        switch (feeds.listed, feeds.read) {
        case (0, _): return "No source is listed"
        case (1, 1): return "The one source was read\(by)"
        case (1, 0): return "The one source was not read"
        case (2, 2): return "Both sources read\(by)"
        case _ where feeds.read == feeds.listed: return "All \(DigestDate.grouped(feeds.listed)) sources read\(by)"
        default:
            return "\(DigestDate.grouped(feeds.read)) of \(DigestDate.count(feeds.listed, "source")) read\(by)"
        }
    }

    /// How many sources were out of reach while the network was down, and since when it was; nil where it was there.
    private var outage: String? {
        digest.networkDown.map { down in
            let unreached = min(down.sources, digest.ledger.feeds.failed)
            let tense = digest.state == .soFar ? "has been" : "was"
            let sources = unreached == 0 ? "" : ", \(DigestDate.grouped(unreached)) not reached"
            // The headline has said why.
            if isSilent { return sources }
            return sources + ": the network \(tense) down since \(wording.time(down.since))"
        }
    }

    /// How much is new, from how many sources, under how many rules; what goes on; what stands in the background.
    var counts: String {
        let new = wording.ranked
        guard !new.isEmpty else { return more.isEmpty ? nothingNew : "Nothing new\(since)\(more)." }
        let items = new.flatMap(\.items)
        let states = items.filter(\.isStateMedia).map { $0.owner ?? $0.source }
        let sources = Set(items.map { $0.owner ?? $0.source }).subtracting(states).count
        let from = sources == 0 ? "state media alone" : DigestDate.count(sources, "independent source")
        let rules = digest.sections.filter { $0.stories.contains { $0.state == .new } }.count
        return "\(DigestDate.count(new.count, "new development")) from \(from) under "
            + "\(DigestDate.count(rules, "rule"))\(more)."
    }

    /// Whether nothing could be read for want of a network, so that nobody knows whether there was anything new.
    private var isSilent: Bool {
        digest.networkDown != nil && digest.ledger.feeds.read == 0 && digest.ledger.new == 0 && digest.stories.isEmpty
    }

    private var nothingNew: String {
        if digest.hadNoRun == true { return "Nothing was read: there was no run of Lookout in this time." }
        if let down = digest.networkDown, isSilent {
            let tense = digest.state == .soFar ? "has been" : "was"
            return "No source could be read: the network \(tense) down since \(wording.time(down.since))."
        }
        if let fates { return "Nothing new\(since): \(fates)." }
        return digest.ledger.new == 0
            ? "Nothing new\(since): no source had a new item."
            : "Nothing new\(since): no rule caught any of \(DigestDate.count(digest.ledger.new, "new item"))."
    }

    /// ` since the edition of 12:14` in the day so far, which begins with an edition; empty elsewhere.
    private var since: String {
        digest.state == .soFar && digest.changes != nil ? " since the edition of \(wording.time(digest.from))" : ""
    }

    /// What became of the items that rules caught, where none of them is news: `18 new items; the 4 that rules caught belong
    /// to stories told before`; nil where rules caught none.
    private var fates: String? {
        let ledger = digest.ledger
        let fates = [
            (ledger.folded, "belongs to a story told before", "belong to stories told before"),
            (ledger.held, "is held back", "are held back"), (ledger.muted, "is muted", "are muted"),
            (ledger.trial ?? 0, "is on trial", "are on trial"),
        ].filter { $0.0 > 0 }
        let caught = ledger.matched
        guard caught > 0, let first = fates.first else { return nil }
        // What is caught anew may have been there before: its text has changed, or a rule has.
        let isOfNew = caught <= ledger.new
        let new = isOfNew ? DigestDate.count(ledger.new, "new item") + "; " : ""
        let noun = isOfNew ? "" : caught == 1 ? " item" : " items"
        let rules = caught == 1 ? "that a rule caught" : "that rules caught"
        let subject = (caught == 1 ? "one" : DigestDate.grouped(caught)) + "\(noun) \(rules)"
        if fates.count == 1, first.0 == caught { return "\(new)the \(subject) \(caught == 1 ? first.1 : first.2)" }
        let parts = fates.map { "\(DigestDate.grouped($0.0)) \($0.0 == 1 ? $0.1 : $0.2)" }
        let list = parts.dropLast().joined(separator: ", ") + (parts.count > 1 ? " and " : "") + (parts.last ?? "")
        return "\(new)of the \(subject), \(list)"
    }

    private var more: String {
        let continuing = digest.stories.filter { $0.state == .continuing }.count
        let background = digest.sections.reduce(0) { $0 + ($1.background?.count ?? 0) }
        return (continuing == 0 ? "" : " · \(DigestDate.grouped(continuing)) continuing")
            + (background == 0 ? "" : " · \(DigestDate.grouped(background)) in the background")
    }

    /// The developments of the summary, where there is more than one.
    var top: [DigestStory] {
        wording.ranked.count > 1 ? Array(wording.ranked.prefix(FirstScreen.mostHeadlines)) : []
    }

    /// A headline of the summary, shorter than where it stands in full.
    func headline(_ story: DigestStory) -> String {
        LineWrapping.shortened(wording.headline(story.title), columns: 110)
    }

    /// Who tells a headline of the summary; nil where that is not known.
    func outlet(_ story: DigestStory) -> String? {
        story.items.first.map { LineWrapping.shortened(wording.outlet($0), columns: 40) }
    }

    /// Which rule has been quiet for longest, on a day without news; nil on others.
    var longestQuiet: String? {
        guard digest.stories.isEmpty, !isSilent, !wording.isShort else { return nil }
        let quiet = digest.quietRules.compactMap { rule in rule.lastHit.map { (rule: rule, last: $0) } }
        guard let (rule, last) = quiet.min(by: { $0.last < $1.last }),
            digest.to.seconds(since: last) >= FirstScreen.leastQuiet
        else { return nil }
        let span = DigestDate.span(from: last, to: digest.to)
        return "Quiet for longest: \(VisibleText.line(rule.title)), for \(span)."
    }

    /// When the next edition is due, where there is nothing else to say; nil where there is.
    var next: String? {
        digest.stories.isEmpty ? wording.next : nil
    }

    /// The sentences below the counts: the summary without its headlines.
    var sentences: [String] {
        [unanswered, longestQuiet, changes, next].compactMap(\.self)
    }

    /// Which sources gave no answer; nil where all did, where the network was down, and where the next sentence says it.
    private var unanswered: String? {
        let failing = digest.failingFeeds.map(\.title)
        guard digest.ledger.feeds.failed > 0, digest.networkDown == nil, !failing.isEmpty,
            Set(failing) != Set(digest.changes?.silenced ?? [])
        else { return nil }
        return "No answer from \(names(failing))."
    }

    /// What changed since the reader's last edition; nil where there was none.
    var changes: String? {
        guard let changes = digest.changes else { return nil }
        var parts: [String] = []
        if !changes.silenced.isEmpty { parts.append("no answer any more from \(names(changes.silenced))") }
        if !changes.recovered.isEmpty {
            parts.append("\(names(changes.recovered)) \(changes.recovered.count == 1 ? "answers" : "answer") again")
        }
        if !changes.added.isEmpty { parts.append("\(rules(changes.added)) added: \(names(changes.added))") }
        if !changes.removed.isEmpty { parts.append("\(rules(changes.removed)) taken away: \(names(changes.removed))") }
        if changes.hasOtherRules, changes.added.isEmpty, changes.removed.isEmpty { parts.append("rules were edited") }
        let nothing =
            digest.brokenRules.isEmpty
            ? "the same sources and the same rules" : "the same sources; no rule was added or taken away"
        let what = parts.isEmpty ? nothing : parts.joined(separator: "; ")
        let then = changes.newThen == 0 ? "nothing new then" : "\(DigestDate.grouped(changes.newThen)) new then"
        let edition = digest.state == .soFar ? wording.time(digest.from) : DigestDate.long(changes.since)
        return "Since the edition of \(edition) (\(then)): \(what)."
    }

    private func rules(_ names: [String]) -> String {
        names.count == 1 ? "a rule" : "rules"
    }

    private func names(_ names: [String]) -> String {
        let shown = names.prefix(FirstScreen.mostNames).map {
            LineWrapping.shortened(VisibleText.line($0), columns: 40)
        }
        let more = names.count - shown.count
        return shown.joined(separator: ", ") + (more > 0 ? " and \(DigestDate.grouped(more)) more" : "")
    }
}
