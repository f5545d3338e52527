import LookoutModel
import Text

/// What every readable form of a digest says in the same words, as plain text that is yet to be escaped.
struct DigestWording {
    let digest: Digest
    /// All new stories, the weightiest of all sections first.
    let ranked: [DigestStory]
    /// The stories told in full: at most seven new ones, the weightiest of all sections.
    let told: [DigestStory]
    private let inFull: Set<String>

    /// The most developments that are told in full.
    private static let mostInFull = 7
    /// The most broken rules that are named at the top.
    static let mostPlaces = 3
    /// The highest rule of each story.
    private let highest: [String: (title: String, priority: Priority)]

    init(_ digest: Digest) {
        self.digest = digest
        ranked = StoryRank.sorted(
            digest.sections.flatMap { section in
                section.stories.filter { $0.state == .new }.map { ($0, section.priority) }
            }
        )
        var highest: [String: (title: String, priority: Priority)] = [:]
        for section in digest.sections {
            for story in section.stories { highest[story.id] = (section.title, section.priority) }
        }
        self.highest = highest
        told = Array(ranked.prefix(DigestWording.mostInFull))
        inFull = Set(told.map(\.id))
    }

    /// Words of a page that is of no day, so that every time is told with its day and year.
    init(dated zone: ZoneTable) {
        let epoch = Instant(seconds: 0)
        self.init(Digest(day: Day(number: 0), from: epoch, to: epoch, zone: zone))
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

    /// The priority of the highest rule that caught a story.
    func priority(of story: DigestStory) -> Priority {
        highest[story.id]?.priority ?? .digest
    }

    /// The title of the highest rule that caught a story, made safe, at most 80 columns.
    func rule(of story: DigestStory) -> String {
        DigestWording.rule(highest[story.id]?.title ?? story.rules.first?.title ?? "")
    }

    /// The title of a rule as stories name it: made safe, at most 80 columns.
    static func rule(_ title: String) -> String {
        LineWrapping.shortened(VisibleText.line(title), columns: 80)
    }

    /// Whether it speaks of so short a time that no rule can be called quiet: the day so far, before it is a day.
    var isShort: Bool {
        digest.state == .soFar && digest.to.seconds(since: digest.from) < 86_400
    }

    /// The new stories of a section that are told in one line.
    func brief(_ section: DigestSection) -> [DigestStory] {
        section.stories.filter { $0.state == .new && !inFull.contains($0.id) }
    }

    /// How many more a section tells in one line, and how many above: `3 more`, `10`.
    func tally(_ section: DigestSection, brief: Int) -> String {
        let all = section.stories.count { $0.state == .new }
        return DigestDate.grouped(brief) + (all > brief ? " more" : "")
    }

    /// Whether pages stand beside the digest that it can lead to: editions of earlier versions have none.
    var hasPages: Bool {
        digest.rules != nil
    }

    /// Whether the stories have pages: those of the day so far get theirs with its edition.
    var hasStoryPages: Bool {
        hasPages && digest.state == .edition
    }

    /// The stories of a section that go on.
    func continuing(_ section: DigestSection) -> [DigestStory] {
        section.stories.filter { $0.state != .new }
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
            + "\(DigestDate.appointment(digest.to, in: digest.zone)). \(clock)"
    }

    /// Whose clock the times are.
    private var clock: String {
        let zone = VisibleText.line(digest.zone.name)
        return zone == "UTC" ? "All times are UTC." : "Times are those of \(zone)."
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
            (name: "Messages given up at \(VisibleText.line(sink))", count: count)
        }
        let withheld = [
            (name: "Not alerted: the budget of the day was used up", count: ledger.overBudget),
            (name: "Not alerted: silenced", count: ledger.silenced),
        ].compactMap { line in line.count.map { (name: line.name, count: $0) } }
        return matched + trial + rest + cutOff + [("Sources left out", ledger.feeds.leftOut)] + withheld + givenUp
    }

    /// How many rules do not load; where many do not for one fault, how many faults there are.
    var brokenTitle: String {
        let places = faults.count
        if digest.brokenRules.count == 1 { return "A rule needs mending" }
        if places == digest.brokenRules.count { return "\(places) rules need mending" }
        return places == 1 ? "One place in the rules needs mending" : "\(places) places in the rules need mending"
    }

    /// The places of the first faults, each with how many rules it concerns where those are several; empty where none is broken.
    var brokenPlaces: [String] {
        faults.prefix(DigestWording.mostPlaces).map { $0.rules > 1 ? "\($0.place) (\($0.rules) rules)" : $0.place }
    }

    /// How many faults there are beside those that are named.
    var furtherFaults: Int {
        max(0, faults.count - DigestWording.mostPlaces)
    }

    /// The faults and their places as one sentence; nil where there are none.
    var brokenSentence: String? {
        guard !faults.isEmpty else { return nil }
        return "\(brokenTitle): " + brokenPlaces.joined(separator: "; ")
            + (furtherFaults > 0 ? "; and \(DigestDate.grouped(furtherFaults)) more." : ".")
    }

    /// The places where rules are broken, in their order, and how many rules each concerns.
    private var faults: [(place: String, rules: Int)] {
        var faults: [(place: String, rules: Int)] = []
        for place in digest.brokenRules.map(place) {
            if let index = faults.firstIndex(where: { $0.place == place }) {
                faults[index].rules += 1
            } else {
                faults.append((place, 1))
            }
        }
        return faults
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
            case .others: "no other rule is touched"
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

    /// The outlet, state media, kind, language and time; the press and English are said only where `isFull`.
    func source(_ item: DigestItem, isFull: Bool = false) -> String {
        [
            outlet(item), kind(item, isFull: isFull), item.isStateMedia ? "state media" : nil,
            language(item, isFull: isFull), item.published.map(time), possibly(item),
        ]
        .compactMap(\.self).joined(separator: " · ")
    }

    /// The kind of an item's source; nil for the press unless `isFull`.
    func kind(_ item: DigestItem, isFull: Bool) -> String? {
        item.kind == .press && !isFull ? nil : item.kind.rawValue
    }

    /// The language of an item; nil for English unless `isFull`, and where it is not known.
    func language(_ item: DigestItem, isFull: Bool) -> String? {
        LanguageTag.name(item.language) ?? (isFull && LanguageTag.valid(item.language) != nil ? "English" : nil)
    }

    /// A headline that an item had before: `headline until 04:10: “…”`.
    func earlier(_ title: EarlierTitle) -> String {
        "headline until \(time(title.until)): “\(headline(title.title))”"
    }

    /// Says that an item only possibly tells its story; nil where it surely does.
    func possibly(_ item: DigestItem) -> String? {
        item.isPossible == true ? "possibly the same" : nil
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
