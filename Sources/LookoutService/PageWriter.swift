import Digests
import LookoutModel
import Platform
import Rules
package import Storage

/// Writes the pages beside the editions, those of which something is different.
///
/// With each edition come a page for every rule, for every story that it tells, and for the official headlines of its time
/// that no rule caught. After every pass those are written again that the pass made stale: the page of all rules, those of
/// rules that were edited or have an error, those of stories that an item joined or a headline of which was changed.
package struct PageWriter {
    /// Items that the page of all rules lists of each, and those that a rule's own page does.
    private static let latestHits = 3
    private static let mostHits = 100
    /// What the page of a rule that is gone was made from.
    private static let gone = "gone"
    /// What is noted of how far the pages of stories tell.
    private static let storiesMark = "stories"

    private let home: Home
    private let store: Store
    private let maker: PageMaker
    private let circumstances: EditionMaker.Circumstances

    init(home: Home, store: Store, maker: PageMaker) {
        self.home = home
        self.store = store
        self.maker = maker
        circumstances = maker.circumstances
    }

    /// Writes what is not there yet or is different; returns what could not be written.
    ///
    /// - Throws: `StoreError`.
    package func write() throws(StoreError) -> [StandingProblem] {
        let editions = try store.read { try $0.editions.withUnwrittenPages() }
        let today = maker.clock.day(of: circumstances.now)
        do {
            if !editions.isEmpty { try prepare() }
            let known = try store.read { try $0.pages.all() }
            let pile = PagePile(folder: home.digests, standing: standing, known: known)
            // Stories and official headlines first, so that the pages of rules lead to what is there.
            let mark = try writeStories(editions, since: known[Self.storiesMark], to: pile)
            for edition in editions { try writeOfficial(edition, to: pile) }
            try writeRules(withPages: !editions.isEmpty, day: today, known: known, to: pile)
            try pile.commit()
            try note(pile.noted, known: known, mark: mark)
        } catch let error as StoreError {
            throw error
        } catch {
            return [.editionUnwritten(name: "pages", day: today, detail: EditionWriter.detail(error))]
        }
        for edition in editions {
            try store.write { try $0.editions.notePagesWritten(name: edition.name, day: edition.day) }
        }
        return []
    }

    private func note(_ noted: [String: String], known: [String: String], mark: String) throws(StoreError) {
        var noted = noted
        if known[Self.storiesMark] != mark { noted[Self.storiesMark] = mark }
        guard !noted.isEmpty else { return }
        try store.write { [noted] transaction in
            for (name, basis) in noted.sorted(by: { $0.key < $1.key }) {
                try transaction.pages.note(basis, of: name)
            }
        }
    }

    private func prepare() throws(FileError) {
        for folder in [PageName.ruleFolder, PageName.storyFolder, PageName.officialFolder] {
            try Folder.make(home.digests + "/" + folder)
            _ = try AtomicFile.removeStaleTemporaries(in: home.digests + "/" + folder)
        }
    }

    /// The pages that are there.
    private var standing: Set<String> {
        var pages: Set<String> = []
        for folder in [PageName.ruleFolder, PageName.storyFolder, PageName.officialFolder] {
            let names = (try? FolderListing.names(in: home.digests + "/" + folder)) ?? []
            pages.formUnion(names.map { folder + "/" + $0 })
        }
        if (try? FolderListing.names(in: home.digests))?.contains(PageName.rules) ?? false {
            pages.insert(PageName.rules)
        }
        return pages
    }

    // MARK: Stories

    /// The pages of the stories that editions tell, and of those that are told already and have changed after `mark`;
    /// returns how far they tell now.
    private func writeStories(_ editions: [StoredEdition], since mark: String?, to pile: PagePile) throws -> String {
        let parts = (mark ?? "").split(separator: " ").compactMap { Int64($0) }
        let (lastMatch, lastTime) = parts.count == 2 ? (parts[0], parts[1]) : (0, Int64.min)
        let (changed, end) = try store.read { transaction in
            (
                try transaction.stories.leaders(
                    matchedAfter: lastMatch,
                    retitledSince: Instant(seconds: lastTime)
                ),
                try transaction.matches.lastSequence()
            )
        }
        // The pages that are to be there, by the first of the stories that are read as the same.
        var wanted: [String: Set<String>] = [:]
        for leader in changed { wanted[leader] = [] }
        for edition in editions {
            // One that cannot be read has no stories to show; that it cannot be written is told where it is written.
            guard let digest = try? DigestRecord.digest(Array(edition.body.utf8)) else { continue }
            for id in digest.stories.map(\.id) + (digest.joined ?? []).map(\.story) {
                guard let story = try store.read({ try $0.stories.fetch(id) }) else { continue }
                wanted[story.leader, default: []].formUnion([id, story.leader])
            }
        }
        var maker = maker
        maker.rulePages = pile.standing
        if !editions.isEmpty {
            let shown = try store.read { [maker] in maker.shown(try maker.volumes(in: $0)) }
            maker.rulePages.formUnion(shown.map { PageName.rule($0.id) })
        }
        for (leader, ids) in wanted.sorted(by: { $0.key < $1.key }) {
            try writeStory(leader, pages: ids, maker, to: pile)
        }
        return "\(end) \(circumstances.now.seconds)"
    }

    /// One story, as the page of each of `ids` and of all that are read as the same with it and have one: they say the same.
    private func writeStory(_ leader: String, pages ids: Set<String>, _ maker: PageMaker, to pile: PagePile) throws {
        let kin = try store.read { transaction in
            try transaction.stories.fetch(leader).map { try transaction.stories.kin(of: $0) } ?? []
        }
        let all = ids.union(kin.map(\.id).filter { pile.standing.contains(PageName.story($0)) })
        guard !all.isEmpty, let history = try store.read({ try maker.history(of: leader, in: $0) }) else { return }
        let page = StoryPageRenderer.render(history, asOf: circumstances.now)
        for id in all.sorted() { try pile.add(page, as: PageName.story(id)) }
    }

    private func writeOfficial(_ edition: StoredEdition, to pile: PagePile) throws {
        let digest = try? DigestRecord.digest(Array(edition.body.utf8))
        let name = edition.name.isEmpty ? nil : edition.name
        let items = try store.read { try maker.uncaughtOfficial(of: edition, in: $0) }
        let page = OfficialPageRenderer.render(
            items,
            count: digest?.uncaughtOfficial ?? items.count,
            day: edition.day,
            fileName: PageMaker.fileName(of: edition),
            zone: maker.zone(items.compactMap(\.published))
        )
        try pile.add(page, as: PageName.official(edition.day, name: name))
    }

    // MARK: Rules

    /// The page of all rules where something of it is different, and those of rules: with an edition of all that have room,
    /// else of those that have one and read differently.
    private func writeRules(withPages: Bool, day: Day, known: [String: String], to pile: PagePile) throws {
        let basis = try store.read { try self.maker.basis(in: $0) }
        if !withPages, pile.source(of: PageName.rules).map(String.init) == basis { return }
        var maker = maker.withRepairs()
        maker.storyPages = pile.standing
        let volumes = try store.read { [maker] in try maker.volumes(in: $0) }
        let rules = maker.shown(volumes)
        var portraits: [RulePortrait] = []
        for rule in rules {
            let (name, source) = (PageName.rule(rule.id), maker.basis(of: rule))
            let hasPage = withPages || pile.source(of: name).map { $0 != source } ?? false
            let portrait = try store.read { [maker] in
                try maker.portrait(
                    of: rule,
                    volume: volumes[rule.id],
                    hits: hasPage ? Self.mostHits : Self.latestHits,
                    withDays: hasPage,
                    in: $0
                )
            }
            portraits.append(portrait)
            guard hasPage else { continue }
            let page = RulePageRenderer.render(portrait, day: day, zone: zone([portrait]), asOf: circumstances.now)
            try pile.add(page, as: name, source: source)
        }
        let page = RulePageRenderer.render(
            portraits,
            problems: maker.problems(besides: rules),
            rulesHash: circumstances.rulesHash,
            day: day,
            zone: zone(portraits),
            linked: Set(rules.map(\.id).filter { pile.standing.contains(PageName.rule($0)) }),
            tally: maker.tally,
            asOf: circumstances.now
        )
        try pile.add(page, as: PageName.rules, source: basis)
        try retire(to: pile)
    }

    /// Says on the pages of rules that are in no file any more that it is so: earlier editions lead to them.
    private func retire(to pile: PagePile) throws {
        let rules = circumstances.rules
        let kept = Set((rules.active.map(\.id) + rules.broken.compactMap(\.rule)).map(PageName.rule))
        for name in pile.standing.sorted() where name.hasPrefix(PageName.ruleFolder + "/") && !kept.contains(name) {
            guard pile.source(of: name).map(String.init) != Self.gone else { continue }
            let page = RulePageRenderer.gone(zone: maker.zone([]), asOf: circumstances.now)
            try pile.add(page, as: name, source: Self.gone)
        }
    }

    /// The offsets of the zone for all times of these rules.
    private func zone(_ rules: [RulePortrait]) -> ZoneTable {
        let all = rules.flatMap(\.hits) + rules.flatMap(\.days).flatMap(\.developments)
        let hits = all.flatMap { [$0.seen, $0.item.published].compactMap(\.self) }
        return maker.zone(rules.compactMap(\.changed) + hits)
    }
}
