import Glibc

/// Folders that must be there and writable.
package enum Folder {
    /// Makes a folder where there is none; those above it must exist.
    ///
    /// - Throws: `FileError`, with `ENOTDIR` where something else has the name.
    package static func make(_ path: String, mode: UInt32 = 0o755) throws(FileError) {
        guard mkdir(path, mode) != 0 else { return }
        let code = errno
        var status = stat()
        guard code == EEXIST, stat(path, &status) == 0 else {
            throw FileError(path: path, operation: .open, code: code)
        }
        guard status.st_mode & S_IFMT == S_IFDIR else { throw FileError(path: path, operation: .open, code: ENOTDIR) }
    }

    /// Makes sure that a file can be made in a folder, by making one and taking it away.
    ///
    /// - Throws: `FileError` with the folder's path.
    package static func probe(_ path: String) throws(FileError) {
        // One name for all runs: what a killed one leaves, the next takes away.
        let name = path + "/.lookout-probe"
        let descriptor = open(name, O_CREAT | O_WRONLY | O_CLOEXEC | O_NOFOLLOW, 0o600)
        guard descriptor >= 0 else { throw FileError(path: path, operation: .write, code: errno) }
        unlink(name)
        let written = write(descriptor, "x", 1)
        let code = errno
        close(descriptor)
        guard written == 1 else { throw FileError(path: path, operation: .write, code: code) }
    }

    /// Whether a path, its links followed, lies below `folder`.
    ///
    /// - Throws: `FileError` where one of them is not there.
    package static func contains(_ path: String, in folder: String) throws(FileError) -> Bool {
        try resolved(path).hasPrefix(try resolved(folder) + "/")
    }

    private static func resolved(_ path: String) throws(FileError) -> String {
        guard let real = realpath(path, nil) else { throw FileError(path: path, operation: .open, code: errno) }
        defer { free(real) }
        return String(cString: real)
    }
}
