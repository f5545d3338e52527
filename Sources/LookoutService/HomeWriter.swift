import Platform

/// Makes the folders that Lookout writes, and makes sure that it can write them, before anything is fetched.
package enum HomeWriter {
    /// Makes `Digests/`, `Alerts/` and `State/` and tries to write in each.
    ///
    /// - Throws: `HomeError.unwritable`.
    package static func prepare(_ home: Home) throws(HomeError) {
        for folder in [home.digests, home.alerts, home.state] {
            do {
                try Folder.make(folder)
                _ = try AtomicFile.removeStaleTemporaries(in: folder)
                try Folder.probe(folder)
            } catch {
                throw .unwritable(error)
            }
        }
    }
}
