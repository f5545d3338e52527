import Glibc

/// Where the running program's file is.
package enum ExecutablePath {
    /// Its absolute path, links followed; nil where the system does not say.
    package static var current: String? {
        guard let path = realpath("/proc/self/exe", nil) else { return nil }
        defer { free(path) }
        return String(cString: path)
    }
}
