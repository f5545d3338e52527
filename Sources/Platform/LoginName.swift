import Glibc

/// The name of the user by whom the program runs.
package enum LoginName {
    /// As the system knows it; nil where it has none for the user's number.
    package static var current: String? {
        guard let entry = getpwuid(geteuid()), let name = entry.pointee.pw_name else { return nil }
        let text = String(cString: name)
        return text.isEmpty ? nil : text
    }
}
