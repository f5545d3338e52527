import Glibc

/// Many files that are written at a time, each whole or not there, as `AtomicFile` has them.
///
/// All are written under temporary names first, then put on the disk one behind the other, renamed, and each folder is
/// synced once: the disk is waited for once, not file by file. Until `commit` every old file stands as it was.
package final class FileBatch {
    private final class Temporary {
        let file: OpenFile
        /// What it becomes.
        let path: String

        init(_ file: consuming OpenFile, path: String) {
            self.file = file
            self.path = path
        }
    }

    /// So many files are open at most; beyond, what is there is committed.
    private static let most = 200

    private var waiting: [Temporary] = []
    private var folders: Set<String> = []
    private var count = 0

    package init() {}

    deinit {
        for temporary in waiting { unlink(temporary.file.path) }
    }

    /// Writes `bytes` to what becomes `path`, and says whether it did: a file that holds these bytes is left as it is.
    ///
    /// - Throws: `FileError`; nothing is different then.
    @discardableResult
    package func write(_ bytes: [UInt8], to path: String, mode: UInt32 = 0o644) throws(FileError) -> Bool {
        let folder = AtomicFile.folder(of: path)
        // It may have been put there by a write that was broken off before its folder was synced.
        folders.insert(folder)
        if AtomicFile.holds(bytes, path) { return false }
        if waiting.count >= Self.most { try commit() }
        let file = try AtomicFile.makeTemporary(in: folder, mode: mode, from: count)
        count += 1
        do throws(FileError) {
            try file.write(bytes)
        } catch {
            unlink(file.path)
            throw FileError(path: path, operation: error.operation, code: error.code)
        }
        // Said to be needed no more, it begins its way to the disk while the next one is made.
        posix_fadvise(file.descriptor, 0, 0, POSIX_FADV_DONTNEED)
        folders.insert(folder)
        waiting.append(Temporary(file, path: path))
        return true
    }

    /// Puts everything that was written in its place.
    ///
    /// - Throws: `FileError`; what is not in its place then is not written, and the old file stands.
    package func commit() throws(FileError) {
        // Whatever happens, none of them is tried twice.
        let temporaries = waiting
        defer {
            for temporary in temporaries { unlink(temporary.file.path) }
            waiting = []
            folders = []
        }
        for temporary in temporaries {
            do throws(FileError) {
                try temporary.file.sync()
            } catch {
                throw FileError(path: temporary.path, operation: error.operation, code: error.code)
            }
        }
        for temporary in temporaries {
            guard rename(temporary.file.path, temporary.path) == 0 else {
                throw FileError(path: temporary.path, operation: .rename, code: errno)
            }
        }
        for folder in folders.sorted() { try AtomicFile.syncFolder(folder) }
    }
}
