import ArgumentParser
import LookoutModel
import LookoutService
import Platform
import Rules

/// Rule files that a command is given by path.
enum RulePath {
    /// The file at `path`, or all rule files below it.
    ///
    /// - Throws: `FileError`, or `ValidationError` where it is no rule file.
    static func files(_ path: String) throws -> [RuleFile] {
        do {
            let listing = try FolderListing(of: path)
            return try listing.files.compactMap { file in
                guard isWanted(RuleFile.kind(of: file.path)) else { return nil }
                let bytes = try AtomicFile.read(path + "/" + file.path, limit: HomeFolder.listLimit)
                return RuleFile(path: path + "/" + file.path, bytes: bytes, modified: Instant(seconds: file.modified))
            }
        } catch let error as FileError where error.operation == .list {
            guard RuleFile.kind(of: path) != .other else {
                throw ValidationError("\(path) is no rule file; rule files end in .yaml or .txt.")
            }
            return [RuleFile(path: path, bytes: try AtomicFile.read(path, limit: HomeFolder.listLimit))]
        }
    }

    private static func isWanted(_ kind: RuleFile.Kind) -> Bool {
        kind != .other
    }
}
