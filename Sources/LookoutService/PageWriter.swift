import Digests
import LookoutModel
import Platform
package import Storage

/// Writes the pages beside the editions: all rules where something of them is different, and with each edition a page for every rule, for every
/// story that it tells, and for the official headlines of its time that no rule caught.
package struct PageWriter {
    /// Items that the page of all rules lists of each, and those that a rule's own page does.
    private static let latestHits = 3
    private static let mostHits = 100

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
            // Stories and official headlines first, so that the pages of rules lead to what is there.
            if !editions.isEmpty { try prepare() }
            for edition in editions { try write(besides: edition) }
            try writeRules(withPages: !editions.isEmpty, day: today)
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

    private func prepare() throws(FileError) {
        for folder in [PageName.ruleFolder, PageName.storyFolder, PageName.officialFolder] {
            try Folder.make(home.digests + "/" + folder)
            _ = try AtomicFile.removeStaleTemporaries(in: home.digests + "/" + folder)
        }
    }

    /// The page of all rules, and where an edition was made those of each.
    private func writeRules(withPages: Bool, day: Day) throws {
        let basis = try store.read { try self.maker.basis(in: $0) }
        if !withPages, try store.read({ try $0.pages.basis(of: PageName.rules) }) == basis,
            (try? FolderListing.names(in: home.digests))?.contains(PageName.rules) ?? false
        {
            return
        }
        var maker = maker
        maker.storyPages = pages(in: PageName.storyFolder)
        let portraits = try store.read { [maker] transaction in
            try maker.portraits(hits: withPages ? Self.mostHits : Self.latestHits, in: transaction)
        }
        let hits = portraits.flatMap(\.hits).flatMap { [$0.seen, $0.item.published].compactMap(\.self) }
        let zone = maker.zone(portraits.compactMap(\.changed) + hits)
        if withPages {
            for portrait in portraits {
                let page = RulePageRenderer.render(portrait, day: day, zone: zone)
                try write(page, to: PageName.rule(portrait.rule.id))
            }
        }
        let written = pages(in: PageName.ruleFolder)
        let page = RulePageRenderer.render(
            portraits,
            problems: maker.problems(besides: portraits),
            rulesHash: circumstances.rulesHash,
            day: day,
            zone: zone,
            linked: Set(portraits.map(\.rule.id).filter { written.contains(PageName.rule($0)) }),
            omitted: circumstances.rules.active.count - portraits.count
        )
        try write(page, to: PageName.rules)
        try store.write { try $0.pages.note(basis, of: PageName.rules) }
    }

    /// The pages that lie in a folder; none where it is not there.
    private func pages(in folder: String) -> Set<String> {
        Set(((try? FolderListing.names(in: home.digests + "/" + folder)) ?? []).map { folder + "/" + $0 })
    }

    private func write(besides edition: StoredEdition) throws {
        // One that cannot be read has no stories to show; that it cannot be written is told where it is written.
        let digest = try? DigestRecord.digest(Array(edition.body.utf8))
        let name = edition.name.isEmpty ? nil : edition.name
        for story in digest?.stories ?? [] {
            guard let history = try store.read({ try maker.history(of: story.id, in: $0) }) else { continue }
            try write(StoryPageRenderer.render(history), to: PageName.story(story.id))
        }
        let items = try store.read { try maker.uncaughtOfficial(of: edition, in: $0) }
        let page = OfficialPageRenderer.render(
            items,
            count: digest?.uncaughtOfficial ?? items.count,
            day: edition.day,
            name: name,
            zone: maker.zone(items.compactMap(\.published))
        )
        try write(page, to: PageName.official(edition.day, name: name))
    }

    private func write(_ text: String, to name: String) throws(FileError) {
        _ = try AtomicFile.write(Array(text.utf8), to: home.digests + "/" + name)
    }
}
