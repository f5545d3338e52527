import Digests
import LookoutModel
import Platform
package import Storage

/// Writes the files of frozen editions.
package struct EditionWriter {
    private let home: Home
    private let store: Store

    package init(home: Home, store: Store) {
        self.home = home
        self.store = store
    }

    /// Writes every edition whose files are not all there yet; returns those that could not be written.
    ///
    /// - Throws: `StoreError`.
    @discardableResult
    package func writeUnwritten() throws(StoreError) -> [StandingProblem] {
        var problems: [StandingProblem] = []
        for edition in try store.read({ try $0.editions.unwritten() }) {
            do {
                let digest = try DigestRecord.digest(Array(edition.body.utf8))
                for form in DigestFiles.Form.allCases {
                    let path = home.digests + "/" + DigestFiles.base(name: edition.name, day: edition.day)
                    let text = DigestFiles.render(digest, as: form)
                    _ = try AtomicFile.write(Array(text.utf8), to: path + "." + form.rawValue)
                }
            } catch {
                problems.append(
                    .editionUnwritten(
                        name: edition.name,
                        day: edition.day,
                        detail: String(describing: error)
                    )
                )
                continue
            }
            try store.write { try $0.editions.noteWritten(name: edition.name, day: edition.day) }
        }
        return problems
    }
}
