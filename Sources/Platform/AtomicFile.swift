import Glibc

/// Files that are whole or not there, whatever happens in between.
///
/// A file is written under a temporary name in its own folder, synced, renamed over the old one, and the folder is
/// synced. Temporary files carry a lock of the process that writes them, so that those of a crash can be told and removed.
package enum AtomicFile {
    private static let temporaryPrefix = ".lookout-"
    private static let temporarySuffix = ".tmp"
    /// A last line beyond that is not asked about, for it would have to be read into memory.
    private static let longestLine = 1 << 26

    /// Writes `bytes` to `path`, and says whether it did.
    ///
    /// Where the file already holds these bytes it is left as it is, unless `always` is set; the folder is synced all the
    /// same, for the write that put it there may have been broken off before. A new file's permissions are `mode` less the
    /// process's umask.
    ///
    /// - Throws: `FileError`; the old file, if any, then stands as it was. Only where the folder itself (`path` is its own)
    ///   could not be synced is the new file in place, and a crash may bring the old one back until it is written again.
    @discardableResult
    package static func write(
        _ bytes: [UInt8],
        to path: String,
        mode: UInt32 = 0o644,
        always: Bool = false
    ) throws(FileError) -> Bool {
        let folder = folder(of: path)
        if !always && holds(bytes, path) {
            try syncFolder(folder)
            return false
        }
        let file = try makeTemporary(in: folder, mode: mode)
        do throws(FileError) {
            try file.write(bytes)
            try file.sync()
            guard rename(file.path, path) == 0 else { throw FileError(path: path, operation: .rename, code: errno) }
        } catch {
            unlink(file.path)
            // What failed, failed for the file that was asked for, not for its temporary name.
            throw FileError(path: path, operation: error.operation, code: error.code)
        }
        try syncFolder(folder)
        return true
    }

    /// Writes `bytes` in place of the file that `path` leads to, through links, with the permissions that it has.
    ///
    /// - Throws: `FileError`; the old file, if any, then stands as it was.
    package static func replace(_ path: String, with bytes: [UInt8]) throws(FileError) {
        var facts = stat()
        let isThere = stat(path, &facts) == 0
        let mode = isThere ? facts.st_mode & 0o7777 : 0o644
        let target = realpath(path, nil)
        defer { free(target) }
        _ = try write(bytes, to: target.map { String(cString: $0) } ?? path, mode: mode)
        // The umask has no say in what was there before.
        if isThere, chmod(path, mode) != 0 {
            throw FileError(path: path, operation: .write, code: errno)
        }
    }

    /// The bytes of a regular file of at most `limit` bytes.
    ///
    /// - Throws: `FileError`, with `EFBIG` where it is longer, with `EINVAL` where it is not a regular file.
    package static func read(_ path: String, limit: Int) throws(FileError) -> [UInt8] {
        // O_NONBLOCK: opening a named pipe must not wait for somebody to write into it.
        let file = try OpenFile(path, O_RDONLY | O_NONBLOCK)
        guard try file.status().st_mode & S_IFMT == S_IFREG else {
            throw FileError(path: path, operation: .read, code: EINVAL)
        }
        let bytes = try file.read(limit: limit < Int.max ? limit + 1 : limit)
        guard bytes.count <= limit else { throw FileError(path: path, operation: .read, code: EFBIG) }
        return bytes
    }

    /// Removes a file, if it is there.
    ///
    /// - Throws: `FileError`.
    package static func remove(_ path: String) throws(FileError) {
        guard unlink(path) == 0 || errno == ENOENT else {
            throw FileError(path: path, operation: .remove, code: errno)
        }
    }

    /// Appends `line` and a line feed, and puts both on the disk before it returns.
    ///
    /// Where it fails half-way (a full disk) the file is cut back to its old length.
    ///
    /// - Throws: `FileError`, with `EINVAL` where `line` holds a line feed.
    package static func appendLine(_ line: [UInt8], to path: String, mode: UInt32 = 0o644) throws(FileError) {
        guard !line.contains(0x0A) else { throw FileError(path: path, operation: .write, code: EINVAL) }
        let file = try OpenFile(path, O_WRONLY | O_APPEND | O_CREAT, mode: mode)
        let length = Int(try file.status().st_size)
        do throws(FileError) {
            try file.write(line + [0x0A])
            try file.sync()
        } catch {
            try? file.truncate(to: length)
            throw error
        }
        if length == 0 { try syncFolder(folder(of: path)) }
    }

    /// Mends a last line that has no line feed.
    ///
    /// A crash leaves a part of a line, which is cut. A whole one, as an editor leaves it that saves without a line feed at
    /// the end, is given its line feed.
    ///
    /// - Parameters:
    ///   - path: The file.
    ///   - isWhole: Whether bytes without a line feed are a whole line.
    /// - Returns: The number of bytes cut; 0 where there is no file.
    /// - Throws: `FileError`.
    @discardableResult
    package static func mendLastLine(of path: String, isWhole: ([UInt8]) -> Bool) throws(FileError) -> Int {
        guard access(path, F_OK) == 0 else { return 0 }
        let file = try OpenFile(path, O_RDWR | O_APPEND)
        let length = Int(try file.status().st_size)
        var kept = length
        while kept > 0 {
            let start = max(0, kept - 65_536)
            let chunk = try file.read(limit: kept - start, from: start)
            if let feed = chunk.lastIndex(of: 0x0A) {
                kept = start + feed + 1
                break
            }
            kept = start
        }
        guard kept < length else { return 0 }
        let line = length - kept <= longestLine ? try file.read(limit: length - kept, from: kept) : nil
        let isKept = line.map(isWhole) ?? false
        if isKept {
            try file.write([0x0A])
        } else {
            try file.truncate(to: kept)
        }
        try file.sync()
        return isKept ? 0 : length - kept
    }

    /// Removes the temporary files that writers of this kind left in `folder` when they were killed; their number.
    ///
    /// - Throws: `FileError`.
    @discardableResult
    package static func removeStaleTemporaries(in folder: String) throws(FileError) -> Int {
        var count = 0
        for name in try FolderListing.names(in: folder)
        where name.hasPrefix(temporaryPrefix) && name.hasSuffix(temporarySuffix) {
            let path = folder + "/" + name
            guard let file = try? OpenFile(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK) else { continue }
            // A living writer holds the lock; the kernel took it from a dead one.
            if flock(file.descriptor, LOCK_EX | LOCK_NB) == 0 && unlink(path) == 0 { count += 1 }
        }
        return count
    }

    /// Whether a regular file holds these bytes.
    static func holds(_ bytes: [UInt8], _ path: String) -> Bool {
        guard let old = try? read(path, limit: bytes.count) else { return false }
        return old == bytes
    }

    /// The folder that a path lies in.
    static func folder(of path: String) -> String {
        guard let slash = path.utf8.lastIndex(of: 0x2F) else { return "." }
        return slash == path.startIndex ? "/" : String(path[..<slash])
    }

    /// A new temporary file in a folder, locked, with the first free number from `first` on.
    static func makeTemporary(in folder: String, mode: UInt32, from first: Int = 0) throws(FileError) -> OpenFile {
        for number in first..<first + 10_000 {
            let path = "\(folder)/\(temporaryPrefix)\(getpid())-\(number)\(temporarySuffix)"
            let file: OpenFile
            do throws(FileError) {
                file = try OpenFile(path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW, mode: mode)
            } catch {
                guard error.code == EEXIST else { throw error }
                continue
            }
            // Another run may have taken it for stale before the lock was on it: then it has no name any more. Where the
            // file system knows no locks nobody can take it for stale either.
            let isLocked = flock(file.descriptor, LOCK_EX | LOCK_NB) == 0 || errno != EWOULDBLOCK
            guard isLocked, try file.status().st_nlink > 0 else { continue }
            return file
        }
        throw FileError(path: folder, operation: .open, code: EEXIST)
    }

    /// Puts the names in a folder on the disk.
    static func syncFolder(_ folder: String) throws(FileError) {
        let file = try OpenFile(folder, O_RDONLY | O_DIRECTORY)
        // Some network file systems cannot sync a folder and say EINVAL: there is nothing better to do there. Where nothing
        // can be written (EROFS) nothing waits to be.
        guard fsync(file.descriptor) == 0 || errno == EINVAL || errno == EROFS else {
            throw FileError(path: folder, operation: .sync, code: errno)
        }
    }
}
