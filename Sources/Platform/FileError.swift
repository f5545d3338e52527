import Glibc

/// What the system refused to do with a file, as facts.
package struct FileError: Error, Equatable, Sendable {
    /// What was being done.
    package enum Operation: String, Equatable, Sendable {
        case open
        case read
        case write
        case sync
        case rename
        case truncate
        case list
        case remove
        case lock
    }

    /// The file or folder.
    package let path: String
    package let operation: Operation
    /// The system's `errno`: `EFBIG` where a file is longer than the caller takes, `EINVAL` where it is not a regular file.
    package let code: Int32

    package init(path: String, operation: Operation, code: Int32) {
        self.path = path
        self.operation = operation
        self.code = code
    }

    /// Whether the file or folder is simply not there.
    package var isAbsent: Bool { code == ENOENT }

    /// Whether the file is longer than the caller takes.
    package var isTooLong: Bool { code == EFBIG }

    /// The code of something that may not be read.
    package static let accessDenied = EACCES
}
