import LookoutModel
import Text

/// What stands below the news of a digest, folded where a form can fold, the same in all forms.
struct Appendix {
    /// A part of it.
    struct Part {
        /// What its place in a page is called.
        let id: StaticString
        let title: String
        /// Whether it is shown without being asked for.
        var isOpen = false
        var blocks: [Block]
    }

    /// A piece of a part.
    enum Block {
        /// A sentence.
        case note(String)
        /// What stands under one title, counted.
        case group(title: String, count: String, entries: [Entry])
        /// A list without a title.
        case entries([Entry])
        /// Names and numbers; `heads` are the titles of the columns, empty where they need none.
        case table(heads: [String], rows: [Row])
        /// How much rules caught, day by day.
        case volumes([RuleVolume])
        /// A file that stands beside the edition.
        case file(title: String, path: String)
    }

    /// A line of a table.
    struct Row {
        let name: String
        let count: Int
    }

    /// A line of a list.
    enum Entry {
        case story(DigestStory)
        /// An item, what is to be said of it, and the story whose page tells more.
        case item(DigestItem, note: String?, story: String? = nil)
        /// A name and what is to be said of it.
        case fact(name: String, note: String)
    }

    private let wording: DigestWording
    private var digest: Digest { wording.digest }

    init(_ wording: DigestWording) {
        self.wording = wording
    }

    /// The parts that have anything to say, in their order.
    var parts: [Part] {
        [
            continuing, joined, background, newRules, trials, quiet, volume, coMentions, failing, broken, untold,
            uncaught, ledger,
        ].compactMap(\.self)
    }

    private var continuing: Part? {
        let sections = digest.sections.map { (title: $0.title, stories: wording.continuing($0)) }
            .filter { !$0.stories.isEmpty }
        let count = sections.reduce(0) { $0 + $1.stories.count }
        guard count > 0 else { return nil }
        return Part(
            id: "continues",
            title: "What continues: \(DigestDate.count(count, "development"))",
            // On a day without news it is what there is to read.
            isOpen: wording.ranked.isEmpty,
            blocks: sections.map { section in
                .group(
                    title: section.title,
                    count: DigestDate.grouped(section.stories.count),
                    entries: section.stories.map(Entry.story)
                )
            }
        )
    }

    private var joined: Part? {
        guard let items = digest.joined, !items.isEmpty else { return nil }
        let count = max(digest.ledger.joined ?? 0, items.count)
        let entries = items.map { joined in
            let rule = joined.rule.map { "caught by \(DigestWording.rule($0.title)); " } ?? ""
            let note = "\(rule)joined “\(LineWrapping.shortened(wording.headline(joined.title), columns: 110))”"
            return Entry.item(joined.item, note: note, story: joined.story)
        }
        let rest = count - items.count
        let note = Block.note("The first \(items.count) of them stand here.")
        return Part(
            id: "joined",
            title: "Joined stories told before: \(DigestDate.count(count, "item"))",
            isOpen: digest.stories.isEmpty,
            blocks: (rest > 0 ? [note] : []) + [.entries(entries)]
        )
    }

    private var background: Part? {
        let groups = digest.sections.compactMap { section -> Block? in
            guard let background = section.background, background.count > 0 else { return nil }
            return group(section.title, background.count, "earlier", background.headlines)
        }
        return groups.isEmpty
            ? nil : Part(id: "background", title: "Background", isOpen: digest.isFirst, blocks: groups)
    }

    private var newRules: Part? {
        let groups = digest.newRules.map { group($0.title, $0.earlier, "earlier", $0.headlines) }
        return groups.isEmpty ? nil : Part(id: "new-rules", title: "New rules", isOpen: true, blocks: groups)
    }

    private var trials: Part? {
        let groups = (digest.trialRules ?? []).map { group($0.title, $0.caught, "caught, on trial", $0.headlines) }
        return groups.isEmpty ? nil : Part(id: "trials", title: "On trial", blocks: groups)
    }

    private func group(_ title: String, _ count: Int, _ noun: String, _ headlines: [DigestItem]) -> Block {
        .group(
            title: title,
            count: "\(DigestDate.grouped(count)) \(noun)",
            entries: headlines.map { .item($0, note: nil) }
        )
    }

    private var quiet: Part? {
        let rules = digest.quietRules
        guard !rules.isEmpty, !wording.isShort else { return nil }
        return Part(
            id: "quiet",
            title: "Quiet: \(DigestDate.count(rules.count, "rule"))",
            isOpen: digest.stories.isEmpty,
            blocks: [.entries(rules.map { .fact(name: VisibleText.line($0.title), note: wording.quiet($0)) })]
        )
    }

    private var volume: Part? {
        guard let volumes = digest.volumes, !volumes.isEmpty else { return nil }
        let which = volumes.count < RuleVolume.most ? "" : ", the \(RuleVolume.most) largest"
        return Part(id: "volume", title: "Volume over \(RuleVolume.days) days" + which, blocks: [.volumes(volumes)])
    }

    private var coMentions: Part? {
        guard let pairs = digest.coMentions, !pairs.isEmpty else { return nil }
        let rows = pairs.map { Row(name: VisibleText.line("\($0.first) and \($0.second)"), count: $0.count) }
        return Part(
            id: "together",
            title: "Named together",
            blocks: [
                .note("Lists of which names stand in the same items of this edition, the most frequent pairs."),
                .table(heads: ["Lists", "Items"], rows: rows),
            ]
        )
    }

    private var failing: Part? {
        let feeds = digest.failingFeeds
        guard !feeds.isEmpty else { return nil }
        let entries = feeds.map { feed in
            Entry.fact(
                name: wording.headline(feed.title),
                note: "since \(wording.time(feed.since)): \(VisibleText.line(feed.reason))"
            )
        }
        return Part(
            id: "silent",
            title: "No answer from \(DigestDate.count(feeds.count, "source"))",
            blocks: [.entries(entries)]
        )
    }

    private var broken: Part? {
        let rules = digest.brokenRules
        guard !rules.isEmpty else { return nil }
        let entries = rules.map { rule in
            Entry.fact(
                name: wording.place(rule),
                note: "\(VisibleText.line(rule.message)); \(wording.state(rule))"
            )
        }
        return Part(id: "mend", title: wording.brokenTitle, isOpen: true, blocks: [.entries(entries)])
    }

    private var untold: Part? {
        let items = digest.untold ?? []
        let held = items.filter { $0.heldUntil != nil }
        let muted = items.filter { $0.heldUntil == nil }
        var blocks: [Block] = []
        if !held.isEmpty {
            let entries = held.map { held in
                Entry.item(held.item, note: held.heldUntil.map { "held back until \(wording.time($0))" })
            }
            blocks.append(group("Held back", of: digest.ledger.held, entries))
        }
        if !muted.isEmpty {
            let entries = muted.map { muted in
                Entry.item(muted.item, note: muted.rule.map { "muted by \(DigestWording.rule($0.title))" })
            }
            blocks.append(group("Muted", of: digest.ledger.muted, entries))
        }
        return blocks.isEmpty ? nil : Part(id: "untold", title: "Matched and not told", blocks: blocks)
    }

    private func group(_ title: String, of count: Int, _ entries: [Entry]) -> Block {
        let rest = count - entries.count
        let shown = rest > 0 ? ", the first \(entries.count) of them here" : ""
        return .group(title: title, count: DigestDate.grouped(max(count, entries.count)) + shown, entries: entries)
    }

    private var uncaught: Part? {
        guard let count = digest.uncaughtOfficial, count > 0 else { return nil }
        var blocks = [
            Block.note(
                "\(DigestDate.count(count, "item")) of official sources met no rule: where a rule may be missing."
            )
        ]
        if wording.hasStoryPages {
            blocks.append(.file(title: "These headlines", path: PageName.official(digest.day, name: digest.name)))
        }
        return Part(id: "official", title: "Official and not caught: \(DigestDate.grouped(count))", blocks: blocks)
    }

    private var ledger: Part? {
        let rows = wording.ledger.map { Row(name: $0.name, count: $0.count) }
        return Part(id: "ledger", title: "Ledger", blocks: [.table(heads: [], rows: rows)])
    }
}
