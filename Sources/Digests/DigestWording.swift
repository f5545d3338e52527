import LookoutModel
import Text

/// What every readable form of a digest says in the same words, as plain text that is yet to be escaped.
struct DigestWording {
    let digest: Digest
    /// All new stories, the weightiest of all sections first.
    let ranked: [DigestStory]
    /// The stories told in full: at most seven new ones, the weightiest of all sections.
    let inFull: Set<String>

    private static let mostInFull = 7

    init(_ digest: Digest) {
        self.digest = digest
        let new = digest.sections.flatMap { section in
            section.stories.filter { $0.state == .new }.map { (section.priority, $0) }
        }
        ranked = new.sorted { left, right in
            left.0 == right.0 ? SectionOrder.isBefore(left.1, right.1) : left.0 > right.0
        }
        .map(\.1)
        inFull = Set(ranked.prefix(DigestWording.mostInFull).map(\.id))
    }

    /// `Sunday, 22 November 2026`.
    var title: String {
        DigestDate.long(digest.day)
    }

    /// What kind of digest it is: `Digest`, `First look`, `The day so far`, with the name of a named one.
    var kicker: String {
        let kind = digest.state == .soFar ? "The day so far" : digest.isFirst ? "First look" : "Digest"
        return digest.name.map { kind + " · " + VisibleText.line($0) } ?? kind
    }

    /// One line to trust: which sources were read, by when, how many gave no answer, how many rules are on.
    var trust: String {
        let feeds = digest.ledger.feeds
        let by = feeds.lastRead.map { " by \(time($0)) \(digest.zone.period(at: $0).abbreviation)" } ?? ""
        let read =
            feeds.read == feeds.listed
            ? "All \(DigestDate.count(feeds.listed, "source")) read\(by)"
            : "\(DigestDate.grouped(feeds.read)) of \(DigestDate.count(feeds.listed, "source")) read\(by)"
        let failed = outage ?? (feeds.failed == 0 ? "" : ", \(DigestDate.grouped(feeds.failed)) gave no answer")
        let off = digest.ledger.rules.off == 0 ? "" : ", \(DigestDate.grouped(digest.ledger.rules.off)) off"
        return "\(read)\(failed); \(DigestDate.count(digest.ledger.rules.on, "rule")) on\(off)."
    }

    /// How many sources were out of reach while the network was down, and since when it was; nil where it was there.
    private var outage: String? {
        digest.networkDown.map { down in
            let unreached = min(down.sources, digest.ledger.feeds.failed)
            let tense = digest.state == .soFar ? "has been" : "was"
            let sources = unreached == 0 ? "" : ", \(DigestDate.grouped(unreached)) not reached"
            // The headline has said why.
            if isSilent { return sources }
            return sources + ": the network \(tense) down since \(time(down.since))"
        }
    }

    /// How much is new, from how many sources, under how many rules; what goes on; what stands in the background.
    var counts: String {
        let new = digest.stories.filter { $0.state == .new }
        guard !new.isEmpty else { return more.isEmpty ? nothingNew : "Nothing new\(more)." }
        let sources = Set(new.flatMap(\.items).map(\.source)).count
        let rules = digest.sections.filter { $0.stories.contains { $0.state == .new } }.count
        return "\(DigestDate.count(new.count, "new development")) from "
            + "\(DigestDate.count(sources, "independent source")) under \(DigestDate.count(rules, "rule"))\(more)."
    }

    /// Whether nothing could be read for want of a network, so that nobody knows whether there was anything new.
    private var isSilent: Bool {
        digest.networkDown != nil && digest.ledger.feeds.read == 0 && digest.ledger.new == 0 && digest.stories.isEmpty
    }

    private var nothingNew: String {
        if digest.hadNoRun == true { return "Nothing was read: there was no run of Lookout in this time." }
        if let down = digest.networkDown, isSilent {
            let tense = digest.state == .soFar ? "has been" : "was"
            return "No source could be read: the network \(tense) down since \(time(down.since))."
        }
        return digest.ledger.new == 0
            ? "Nothing new: no source had a new item."
            : "Nothing new: no rule caught any of \(DigestDate.count(digest.ledger.new, "new item"))."
    }

    private var more: String {
        let continuing = digest.stories.filter { $0.state == .continuing }.count
        let background = digest.sections.reduce(0) { $0 + ($1.background?.count ?? 0) }
        return (continuing == 0 ? "" : " · \(DigestDate.grouped(continuing)) continuing")
            + (background == 0 ? "" : " · \(DigestDate.grouped(background)) in the background")
    }

    /// The banner over a digest that holds samples.
    var sampleBanner: String? {
        digest.hasSamples ? "SAMPLE: some of this comes from made-up feeds that show how Lookout works." : nil
    }

    /// The banner over the first edition.
    var firstLookBanner: String? {
        guard digest.isFirst else { return nil }
        return
            "This is the first look. What is less than a day old stands in full; what was there before is background."
    }

    /// When the next edition is due, and that there is none where the digest does not say.
    var next: String {
        guard let next = digest.next else { return "No further edition is planned." }
        return "Next edition: \(DigestDate.appointment(next, in: digest.zone))."
    }

    /// The span of time that the digest speaks of, and whose clock its times are.
    var window: String {
        "From \(DigestDate.appointment(digest.from, in: digest.zone)) to "
            + "\(DigestDate.appointment(digest.to, in: digest.zone)). Times are those of \(VisibleText.line(digest.zone.name))."
    }

    /// The ledger as lines of name and number.
    var ledger: [(name: String, count: Int)] {
        let ledger = digest.ledger
        let trial = ledger.trial.map { [(name: "On trial", count: $0)] } ?? []
        let matched = [
            ("Items fetched", ledger.fetched), ("New", ledger.new), ("Matched", ledger.matched), ("Told", ledger.told),
            ("Background", ledger.background), ("Folded into a story", ledger.folded), ("Held back", ledger.held),
            ("Muted", ledger.muted),
        ]
        let cutOff = ledger.feeds.cutOff.map { [(name: "Sources that broke off", count: $0)] } ?? []
        let rest = [
            ("Lost", ledger.lost), ("Sources read", ledger.feeds.read), ("Sources unchanged", ledger.feeds.unchanged),
            ("Sources without an answer", ledger.feeds.failed),
        ]
        let givenUp = (ledger.givenUp ?? [:]).sorted { $0.key < $1.key }.map { sink, count in
            (name: "Alerts given up at \(VisibleText.line(sink))", count: count)
        }
        let withheld = [
            (name: "Not alerted: the budget of the day was used up", count: ledger.overBudget),
            (name: "Not alerted: silenced", count: ledger.silenced),
        ].compactMap { line in line.count.map { (name: line.name, count: $0) } }
        return matched + trial + rest + cutOff + [("Sources left out", ledger.feeds.leftOut)] + withheld + givenUp
    }

    /// How many rules and files do not load.
    var brokenTitle: String {
        digest.brokenRules.count == 1 ? "A rule needs mending" : "\(digest.brokenRules.count) rules need mending"
    }

    /// Where a broken rule stands: `Rules/taiwan-strait.yaml, line 14`.
    func place(_ broken: BrokenRule) -> String {
        let line = broken.place.line == 0 ? "" : ", line \(broken.place.line)"
        return VisibleText.line(broken.place.file) + line
    }

    /// Since when a broken rule is broken, and what works meanwhile.
    func state(_ broken: BrokenRule) -> String {
        let meanwhile =
            switch broken.fallback {
            case .lastGood: "its last good version goes on working"
            case .off: "it is off until it is mended"
            }
        let subject = broken.rule.map { VisibleText.line($0.rawValue) + ": " } ?? ""
        return "\(subject)since \(time(broken.since)); \(meanwhile)."
    }

    /// How long a rule has been quiet.
    func quiet(_ rule: QuietRule) -> String {
        let since = rule.lastHit.map { "last caught something \(DigestDate.span(from: $0, to: digest.to)) ago" }
        return since ?? "has caught nothing yet"
    }

    /// The outlet, at most 60 columns.
    func outlet(_ item: DigestItem) -> String {
        LineWrapping.shortened(VisibleText.line(item.source), columns: 60)
    }

    /// The outlet, its kind where it is not the press, state media, the language where it is not English, the time.
    func source(_ item: DigestItem) -> String {
        [
            outlet(item), item.kind == .press ? nil : item.kind.rawValue, item.isStateMedia ? "state media" : nil,
            LanguageTag.name(item.language), item.published.map(time), possibly(item),
        ]
        .compactMap(\.self).joined(separator: " · ")
    }

    /// A section's stories that stand in full, and those of one line.
    func divided(_ section: DigestSection) -> (full: [DigestStory], brief: [DigestStory]) {
        (section.stories.filter { inFull.contains($0.id) }, section.stories.filter { !inFull.contains($0.id) })
    }

    /// The other rules that caught a story: `also: Trilateral cooperation`; nil where there is none.
    func also(_ story: DigestStory) -> String? {
        let others = story.rules.dropFirst().map { VisibleText.line($0.title) }
        return others.isEmpty ? nil : "also: " + others.joined(separator: ", ")
    }

    /// Says that an item only possibly tells its story; nil where it surely does.
    func possibly(_ item: DigestItem) -> String? {
        item.isPossible == true ? "possibly the same" : nil
    }

    /// How many items in other languages tell a story, each language with its first headline where `withHeadlines`:
    /// `also ja 2, ko 3: read as the same`; nil where there are none.
    func kin(_ story: DigestStory, withHeadlines: Bool = false) -> String? {
        func language(_ item: DigestItem) -> String { item.language.map { String($0.prefix { $0 != "-" }) } ?? "?" }
        guard let first = story.items.first.map(language) else { return nil }
        var order: [String] = []
        var items: [String: [DigestItem]] = [:]
        for item in story.items where language(item) != first {
            if items[language(item)] == nil { order.append(language(item)) }
            items[language(item), default: []].append(item)
        }
        guard !order.isEmpty else { return nil }
        let parts = order.map { language in
            let count = "\(VisibleText.line(language)) \(items[language]?.count ?? 0)"
            guard withHeadlines, let item = items[language]?.first else { return count }
            return count + " “\(headline(item.title))”"
        }
        return "also " + parts.joined(separator: ", ") + ": read as the same"
    }

    /// How many more sources tell a story than the one that is named; nil where there are none.
    func more(_ story: DigestStory) -> String? {
        let more = story.sourceCount - 1
        return more > 0 ? "and \(DigestDate.count(more, "more source"))" : nil
    }

    /// What the rules matched, each text once, without what stands in `shown`.
    func matched(_ story: DigestStory, besides shown: String = "") -> String? {
        var texts: [String] = []
        for matched in story.matched
        where !MatchMarks.pieces(of: shown, matched: [VisibleText.line(matched.text)]).contains(where: \.isMatch) {
            let text = LineWrapping.shortened(VisibleText.line(matched.text), columns: 60)
            if !text.isEmpty && !texts.contains(text) { texts.append(text) }
        }
        return texts.isEmpty ? nil : "matched " + texts.map { "“\($0)”" }.joined(separator: ", ")
    }

    /// Day number and first sight of a story that goes on, and that it gave no alert for want of budget; nil for any other.
    func age(_ story: DigestStory) -> String? {
        var parts: [String] = []
        if story.state == .continuing { parts.append("day \(story.dayNumber), first seen \(time(story.firstSeen))") }
        if story.isOverBudget == true { parts.append("not alerted to all: the budget of the day was used up") }
        return parts.isEmpty ? nil : parts.joined(separator: "; ")
    }

    /// A headline made safe, at most 240 columns.
    func headline(_ text: String) -> String {
        let line = VisibleText.line(beginning(text))
        return line.isEmpty ? "(no title)" : LineWrapping.shortened(line, columns: 240)
    }

    /// A lead made safe, at most 420 columns; nil where there is none, or it only says the headline again.
    func lead(_ item: DigestItem) -> String? {
        let line = VisibleText.line(beginning(item.lead))
        return line.isEmpty || line == VisibleText.line(beginning(item.title))
            ? nil : LineWrapping.shortened(line, columns: 420)
    }

    /// As much of a text as can be shown: what is beyond it need not be made safe.
    private func beginning(_ text: String) -> Substring {
        Substring(text.unicodeScalars.prefix(4000))
    }

    /// A time on the digest's clock.
    func time(_ instant: Instant) -> String {
        DigestDate.short(instant, on: digest.day, in: digest.zone)
    }
}
