import ArgumentParser
import Foundation
import LookoutModel
import LookoutService
import Platform
import Text

/// What `lookout check` is to look at: a whole home, a part of one, or files that belong to none.
enum CheckedPaths {
    case home(Home)
    /// Files and folders, relative to their home.
    case part(Home, [String])
    case loose(LooseFiles)

    /// Finds what `paths` name: from the current folder, else in the home; and the home that they belong to, which is
    /// the one that was named, else the folder above them that holds `Feeds/` or `Rules/`.
    ///
    /// - Throws: `ValidationError` where there is no such file, or nothing to check; `FileError`.
    static func resolve(_ paths: [String], home: Home) throws -> CheckedPaths {
        guard !paths.isEmpty else { return .home(home) }
        let found = try paths.map { try locate($0, home) }
        let owners = found.map { owner(of: $0, named: home) }
        if owners.allSatisfy({ $0 == nil }) { return .loose(try loose(zip(paths, found))) }
        guard let first = owners[0], owners.allSatisfy({ $0 == first }) else {
            let names = Set(owners.map { $0?.root ?? "no home" }).sorted().joined(separator: ", ")
            throw ValidationError("These paths belong to \(names). Check what belongs together, one after the other.")
        }
        for (path, given) in zip(found, paths) where !isFolder(path) && !isRead(first.relative(path)) {
            throw nothing(given)
        }
        return .part(first, found.map { $0 == first.root ? "" : first.relative($0) })
    }

    private static func locate(_ given: String, _ home: Home) throws -> String {
        let here = FileManager.default.currentDirectoryPath
        for folder in given.hasPrefix("/") ? [""] : [here, home.root] {
            let path = URL(filePath: folder + "/" + given).standardizedFileURL.path
            if FileManager.default.fileExists(atPath: path) { return path }
        }
        let places = given.hasPrefix("/") || here == home.root ? "" : ", neither here nor in \(home.root)"
        throw ValidationError("\(VisibleText.line(given)): there is no such file or folder\(places).")
    }

    /// The home whose settings, feed lists or rules a path is; nil where it is none of these.
    private static func owner(of path: String, named home: Home) -> Home? {
        if isHome(home), isPart(path, of: home) { return home }
        var folder = isFolder(path) ? path : URL(filePath: path).deletingLastPathComponent().path
        while true {
            let home = Home(root: folder)
            if isHome(home) { return isPart(path, of: home) ? home : nil }
            guard folder != "/", !folder.isEmpty else { return nil }
            folder = URL(filePath: folder).deletingLastPathComponent().path
            if folder.count > 1, folder.hasSuffix("/") { folder.removeLast() }
        }
    }

    private static func isHome(_ home: Home) -> Bool {
        (try? HomeFolder(home)) != nil
    }

    /// Whether a path is the home itself, or something in it that is read.
    private static func isPart(_ path: String, of home: Home) -> Bool {
        [home.root, home.settings, home.feeds, home.rules, home.templates].contains(path)
            || [home.feeds, home.rules, home.templates].contains { path.hasPrefix($0 + "/") }
    }

    /// Whether a file of a home is looked at.
    private static func isRead(_ relative: String) -> Bool {
        relative.hasPrefix("Rules/") || relative.hasPrefix("Feeds/") ? LooseFiles.isOurs(relative) : true
    }

    private static func isFolder(_ path: String) -> Bool {
        (try? URL(filePath: path).resourceValues(forKeys: [.isDirectoryKey]))?.isDirectory ?? false
    }

    private static func loose(_ paths: some Sequence<(String, String)>) throws -> LooseFiles {
        var files = LooseFiles()
        for (given, path) in paths {
            guard isFolder(path) else {
                guard LooseFiles.isOurs(path) else { throw nothing(given) }
                files.add(path, try bytes(path))
                continue
            }
            for file in try FolderListing(of: path).files where LooseFiles.isOurs(file.path) {
                let whole = path + "/" + file.path
                files.add(whole, try bytes(whole), modified: Instant(seconds: file.modified))
            }
        }
        return files
    }

    private static func bytes(_ path: String) throws(FileError) -> [UInt8] {
        LooseFiles.isSkipped(path) ? [] : try AtomicFile.read(path, limit: HomeFolder.listLimit)
    }

    private static func nothing(_ given: String) -> ValidationError {
        ValidationError(
            "\(VisibleText.line(given)) is neither a rule file (.yaml, .txt) nor a feed list (.txt, .opml, .yaml) nor lookout.yaml."
        )
    }
}
