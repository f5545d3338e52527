import Glibc

/// The system's own words for its error numbers.
package enum SystemMessages {
    /// `Permission denied`, for `EACCES`.
    package static func text(_ code: Int32) -> String {
        // glibc's strerror gives a constant text, or one of the calling thread's own.
        strerror(code).map { String(cString: $0) } ?? "error \(code)"
    }
}
