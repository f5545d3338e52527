package import Platform

/// Feeds that are files below `Feeds/`.
package enum FeedFile {
    /// Whether a path of a feed list stays inside `Feeds/`: relative, and no part of it is `..`.
    package static func isInside(_ path: String) -> Bool {
        !path.isEmpty && !path.hasPrefix("/") && !path.utf8.contains(0)
            && !path.split(separator: "/").contains("..")
    }

    /// The bytes of a feed file.
    ///
    /// - Throws: `FileError`; with `EACCES` where the path, its links followed, leads outside the folder.
    package static func read(_ path: String, below folder: String, limit: Int) throws(FileError) -> [UInt8] {
        let absolute = folder + "/" + path
        guard isInside(path), try Folder.contains(absolute, in: folder) else {
            throw FileError(path: absolute, operation: .open, code: FileError.accessDenied)
        }
        return try AtomicFile.read(absolute, limit: limit)
    }
}
