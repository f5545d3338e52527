import Glibc

/// What lies in a folder that people edit, subfolders included: the files, and what was passed over and why.
package struct FolderListing: Equatable, Sendable {
    /// A regular file.
    package struct File: Equatable, Sendable {
        /// Relative to the folder, with `/` between the parts.
        package let path: String
        /// Bytes.
        package let size: Int
        /// When it was last changed, in seconds since the Unix epoch.
        package let modified: Int64
    }

    /// Something that was passed over.
    package struct Passed: Equatable, Sendable {
        /// Relative to the folder.
        package let path: String
        package let reason: Reason
    }

    /// Why something was passed over.
    package enum Reason: String, Equatable, Sendable {
        /// `x~`, `x.bak`, `x.orig`, `#x#`, `x.tmp`.
        case backup
        /// `.x.swp` and its like: an editor has the file open, or left it.
        case swap
        /// `Copy of x`, `x (1)`, `x copy`.
        case copy
        /// A name with a leading dot.
        case hidden
        /// A link whose target is not in the folder, or is not there.
        case outside
        /// Neither a file nor a folder.
        case special
        /// A folder or a file that may not be read, or a name that is not UTF-8.
        case unreadable
        /// Deeper than 16 folders, or after the 100,000th entry.
        case tooMany
    }

    /// By path.
    package private(set) var files: [File] = []
    /// By path.
    package private(set) var passed: [Passed] = []

    private static let deepest = 16
    private static let most = 100_000

    /// Lists `folder`.
    ///
    /// - Throws: `FileError` with `list`, where the folder itself cannot be read.
    package init(of folder: String) throws(FileError) {
        guard let root = FolderListing.resolved(folder) else {
            throw FileError(path: folder, operation: .list, code: errno)
        }
        let names = try FolderListing.names(in: folder)
        var seen: Set<String> = [root]
        walk(folder, names: names, prefix: "", root: root, depth: 1, seen: &seen)
        files.sort { $0.path < $1.path }
        passed.sort { $0.path < $1.path }
    }

    /// The names in one folder, sorted, without `.` and `..`.
    ///
    /// - Throws: `FileError` with `list`.
    package static func names(in folder: String) throws(FileError) -> [String] {
        guard let stream = unsafe opendir(folder) else { throw FileError(path: folder, operation: .list, code: errno) }
        defer { unsafe closedir(stream) }
        var names: [String] = []
        while let entry = unsafe readdir(stream) {
            let name = unsafe withUnsafePointer(to: &entry.pointee.d_name) { pointer in
                unsafe pointer.withMemoryRebound(to: CChar.self, capacity: 256) { unsafe String(cString: $0) }
            }
            if name != "." && name != ".." { names.append(name) }
        }
        return names.sorted()
    }

    /// Why a file of this name is not one that a person means to be read; nil where it is.
    package static func leftover(_ name: String) -> Reason? {
        let lowered = name.lowercased()
        let endings = [".bak", ".orig", ".rej", ".tmp", ".old", ".save"]
        if lowered.hasPrefix(".") {
            return [".swp", ".swo", ".swn", ".swx"].contains { lowered.hasSuffix($0) } ? .swap : .hidden
        }
        if lowered.hasSuffix("~") || lowered.hasPrefix("#") && lowered.hasSuffix("#") { return .backup }
        if endings.contains(where: { lowered.hasSuffix($0) }) { return .backup }
        if lowered.hasSuffix(".swp") { return .swap }
        let stem = lowered.lastIndex(of: ".").map { lowered[..<$0] } ?? lowered[...]
        if lowered.hasPrefix("copy of ") || stem.hasSuffix(" copy") || stem.hasSuffix(" - copy") { return .copy }
        guard stem.hasSuffix(")"), let open = stem.lastIndex(of: "("), open > stem.startIndex else { return nil }
        let number = stem[stem.index(after: open)...].dropLast()
        let isNumbered = stem[stem.index(before: open)] == " " && !number.isEmpty && number.allSatisfy(\.isWholeNumber)
        return isNumbered ? .copy : nil
    }

    private mutating func walk(
        _ folder: String,
        names: [String],
        prefix: String,
        root: String,
        depth: Int,
        seen: inout Set<String>
    ) {
        for name in names {
            let path = prefix + name
            let full = folder + "/" + name
            var status = stat()
            guard files.count + passed.count < FolderListing.most else {
                passed.append(Passed(path: path, reason: .tooMany))
                return
            }
            if let reason = FolderListing.leftover(name) {
                passed.append(Passed(path: path, reason: reason))
                continue
            }
            guard lstat(full, &status) == 0 else {
                passed.append(Passed(path: path, reason: .unreadable))
                continue
            }
            if status.st_mode & S_IFMT == S_IFLNK {
                guard let target = FolderListing.resolved(full), target.hasPrefix(root == "/" ? "/" : root + "/"),
                    stat(full, &status) == 0
                else {
                    passed.append(Passed(path: path, reason: .outside))
                    continue
                }
            }
            switch status.st_mode & S_IFMT {
            case S_IFREG:
                files.append(File(path: path, size: Int(status.st_size), modified: Int64(status.st_mtim.tv_sec)))
            case S_IFDIR:
                // A folder that two names lead to is read once, so that links cannot make a ring.
                guard let target = FolderListing.resolved(full), seen.insert(target).inserted else { continue }
                guard depth < FolderListing.deepest else {
                    passed.append(Passed(path: path, reason: .tooMany))
                    continue
                }
                guard let below = try? FolderListing.names(in: full) else {
                    passed.append(Passed(path: path, reason: .unreadable))
                    continue
                }
                walk(full, names: below, prefix: path + "/", root: root, depth: depth + 1, seen: &seen)
            default:
                passed.append(Passed(path: path, reason: .special))
            }
        }
    }

    private static func resolved(_ path: String) -> String? {
        guard let resolved = unsafe realpath(path, nil) else { return nil }
        defer { unsafe free(resolved) }
        return unsafe String(cString: resolved)
    }
}
