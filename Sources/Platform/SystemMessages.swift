import Glibc

/// The system's own words for its error numbers.
package enum SystemMessages {
    /// `Permission denied`, for `EACCES`.
    package static func text(_ code: Int32) -> String {
        var buffer = [CChar](repeating: 0, count: 256)
        // The GNU and the POSIX form differ; the XSI one fills the buffer.
        guard __xpg_strerror_r(code, &buffer, buffer.count) == 0 else { return "error \(code)" }
        return buffer.withUnsafeBufferPointer { pointer in
            pointer.baseAddress.map { String(cString: $0) } ?? "error \(code)"
        }
    }
}
