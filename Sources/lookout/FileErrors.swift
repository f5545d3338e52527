import Platform
import Text

/// What the file system refused, in words.
enum FileErrors {
    static func text(_ error: FileError) -> String {
        "\(VisibleText.line(error.path)) cannot be \(verb(error.operation)): \(SystemMessages.text(error.code))"
    }

    private static func verb(_ operation: FileError.Operation) -> String {
        switch operation {
        case .open: "opened"
        case .read: "read"
        case .write: "written"
        case .sync: "put on the disk"
        case .rename: "renamed"
        case .truncate: "cut"
        case .list: "listed"
        case .remove: "removed"
        case .lock: "locked"
        }
    }
}
