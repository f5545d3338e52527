import Digests
import LookoutModel
package import Platform
package import Storage

/// Writes the files of frozen editions, and the archive page that lists them.
package struct EditionWriter {
    private let home: Home
    private let store: Store
    private let settings: Settings?

    /// Without settings, editions are written in all forms.
    package init(home: Home, store: Store, settings: Settings? = nil) {
        self.home = home
        self.store = store
        self.settings = settings
    }

    /// The forms in which the editions of a digest are written; all where the settings have it no more.
    private func formats(of name: String) -> [DigestFormat] {
        settings?.editions.first { $0.name == name }?.formats ?? DigestFormat.allCases
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
                for format in formats(of: edition.name) {
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
