import Glibc

/// The programs of the system.
package enum Programs {
    /// Whether a program can be run: one without a slash in its name is looked for in the folders of `path`.
    package static func canRun(_ name: String, path: String) -> Bool {
        if name.utf8.contains(UInt8(ascii: "/")) { return isExecutable(name) }
        return path.split(separator: ":").contains { isExecutable($0 + "/" + name) }
    }

    private static func isExecutable(_ path: String) -> Bool {
        var facts = stat()
        return stat(path, &facts) == 0 && facts.st_mode & S_IFMT == S_IFREG && access(path, X_OK) == 0
    }
}
