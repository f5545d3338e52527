import Delivery
import Digests
import Foundation
import LookoutModel
package import Platform
package import Storage

/// Writes the files of frozen editions, and the archive page that lists them.
package struct EditionWriter {
    private let home: Home
    private let store: Store
    private let baseURL: String?

    /// `baseURL` is where the home's pages are served, if anywhere.
    package init(home: Home, store: Store, baseURL: String? = nil) {
        self.home = home
        self.store = store
        self.baseURL = baseURL
    }

    /// The forms in which an edition is written: those that its digest had when it was frozen, for links lead there.
    private static func formats(of edition: StoredEdition) throws -> [DigestFormat] {
        try EditionSummary(stored: edition.summary).formats ?? DigestFormat.allCases
    }

    /// Writes every edition whose files are not all there yet; returns those that could not be written.
    ///
    /// - Throws: `StoreError`.
    @discardableResult
    package func writeUnwritten() throws(StoreError) -> [StandingProblem] {
        var problems: [StandingProblem] = []
        let unwritten = try store.read { try $0.editions.unwritten() }
        for edition in unwritten {
            do {
                let digest = try DigestRecord.digest(Array(edition.body.utf8))
                for format in try Self.formats(of: edition) {
                    let name = format.fileName(day: edition.day, name: edition.name.isEmpty ? nil : edition.name)
                    try write(format.render(digest), to: name)
                }
            } catch {
                problems.append(.editionUnwritten(name: edition.name, day: edition.day, detail: Self.detail(error)))
                continue
            }
            try store.write { try $0.editions.noteWritten(name: edition.name, day: edition.day) }
        }
        problems += try writeArchive()
        problems += try writeFeed()
        return problems
    }

    /// Writes a file of `Digests/`.
    ///
    /// - Throws: `FileError`.
    package func write(_ text: String, to name: String) throws(FileError) {
        _ = try AtomicFile.write(Array(text.utf8), to: home.digests + "/" + name)
    }

    /// An error as a standing problem names it.
    static func detail(_ error: any Error) -> String {
        guard let error = error as? FileError else { return String(describing: error) }
        return "\(error.path): \(SystemMessages.text(error.code))"
    }

    /// What the feed of the editions is known by.
    private static let feedName = "digests"

    /// Writes the feed of the editions where the newest of them does not stand in it yet as it should.
    private func writeFeed() throws(StoreError) -> [StandingProblem] {
        guard let newest = try store.read({ try $0.editions.latest(limit: 1) }).first else { return [] }
        let feed = EditionFeed(identity: try feedIdentity(), base: baseURL)
        let path = home.digests + "/" + EditionFeed.fileName
        if let bytes = try? AtomicFile.read(path, limit: 1 << 24) {
            let text = String(decoding: bytes, as: UTF8.self)
            let link = EditionWriter.entry(newest).map { "href=\"\(feed.address($0.fileName))\"" } ?? ""
            if text.contains(feed.id(name: newest.name, day: newest.day)), text.contains(link) { return [] }
        }
        let entries = try store.read { try $0.editions.latest(limit: EditionFeed.longest) }
        do {
            try write(feed.document(entries.compactMap(EditionWriter.entry)), to: EditionFeed.fileName)
            return []
        } catch {
            return [.editionUnwritten(name: EditionFeed.fileName, day: newest.day, detail: Self.detail(error))]
        }
    }

    /// An edition for the feed; nil where what is stored cannot be read.
    private static func entry(_ edition: StoredEdition) -> EditionFeedEntry? {
        guard let summary = try? EditionSummary(stored: edition.summary),
            var digest = try? DigestRecord.digest(Array(edition.body.utf8))
        else { return nil }
        digest.templates = nil
        let outline = EditionOutline(digest)
        return EditionFeedEntry(
            name: edition.name,
            day: edition.day,
            to: edition.to,
            title: "\(outline.kicker), \(outline.title): \(outline.counts.first ?? "")",
            fileName: summary.fileName,
            text: DigestFormat.text.render(digest)
        )
    }

    /// The same for a home for ever, and for no other: made when it is first asked for.
    private func feedIdentity() throws(StoreError) -> UUID {
        if let known = try store.read({ try $0.identities.fetch(EditionWriter.feedName) }) { return known }
        let made = UUID()
        try store.write { try $0.identities.save(made, of: EditionWriter.feedName) }
        return made
    }

    /// Writes the archive page where it is not as it should be: one that could not be written is tried at every pass.
    private func writeArchive() throws(StoreError) -> [StandingProblem] {
        let summaries = try store.read { try $0.editions.summaries() }.compactMap { try? EditionSummary(stored: $0) }
        guard let newest = summaries.first else { return [] }
        do {
            try write(ArchiveRenderer.render(summaries), to: "index.html")
            return []
        } catch {
            return [.editionUnwritten(name: "index", day: newest.day, detail: Self.detail(error))]
        }
    }
}
