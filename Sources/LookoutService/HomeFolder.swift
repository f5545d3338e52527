import Digests
package import LookoutModel
package import Platform
import Rules

/// What lies in a home, read from the disk: the settings, the feed lists, the rule files.
package struct HomeFolder: Sendable {
    /// The largest file of settings, feeds or rules that is read.
    package static let sizeLimit = 4 << 20
    /// The largest list of terms or feeds in plain text that is read.
    package static let listLimit = 64 << 20

    package let home: Home

    /// A file as it was read.
    package struct File: Sendable {
        /// Relative to the home.
        package let path: String
        package let bytes: [UInt8]
        package let modified: Instant
    }

    /// Looks at the folder.
    ///
    /// - Throws: `HomeError.notAHome` where it has neither `Feeds/` nor `Rules/`.
    package init(_ home: Home) throws(HomeError) {
        self.home = home
        let names = (try? FolderListing.names(in: home.root)) ?? []
        guard names.contains("Feeds") || names.contains("Rules") else { throw .notAHome(path: home.root) }
    }

    /// The settings file's bytes; nil where there is none.
    ///
    /// - Throws: `FileError` where it is there and cannot be read.
    package func settings() throws(FileError) -> [UInt8]? {
        do {
            return try AtomicFile.read(home.settings, limit: HomeFolder.sizeLimit)
        } catch  where error.isAbsent {
            return nil
        }
    }

    /// The files below `Feeds/` that are feed lists, by path, and what was passed over.
    ///
    /// Files that look meant for lists and are not read are among them, without their bytes.
    package func feedLists() -> (files: [File], problems: [FileProblem]) {
        read("Feeds", home.feeds) { path in
            guard !path.hasPrefix("samples/") else { return .leave }
            switch FeedLists.kind(of: path) {
            case .text, .opml, .yaml: return .read
            case .skipped: return .name
            case .other: return .leave
            }
        }
    }

    /// The files below `Rules/` that are rules or lists, by path, and what was passed over.
    ///
    /// Files that look meant for rules and are not read are among them, without their bytes.
    package func ruleFiles() -> (files: [File], problems: [FileProblem]) {
        read("Rules", home.rules) { path in
            switch RuleFile.kind(of: path) {
            case .yaml, .textList, .textRule: .read
            case .skipped: .name
            case .other: .leave
            }
        }
    }

    /// The files below `Templates/`, by path, and what was passed over.
    package func templates() -> (files: [File], problems: [FileProblem]) {
        read("Templates", home.templates, limit: DigestTemplate.sizeLimit) { path in
            DigestTemplates.parts(of: path) == nil ? .name : .read
        }
    }

    /// What is done with a file.
    private enum Use {
        case read
        /// Listed without its bytes, so that it is said that it is not read.
        case name
        case leave
    }

    private func read(
        _ name: String,
        _ folder: String,
        limit: Int = listLimit,
        _ use: (String) -> Use
    ) -> (files: [File], problems: [FileProblem]) {
        var files: [File] = []
        var problems: [FileProblem] = []
        let listing: FolderListing
        do {
            listing = try FolderListing(of: folder)
        } catch {
            guard !error.isAbsent else { return ([], []) }
            let place = SourcePlace(file: name)
            return ([], [FileProblem(place: place, fact: .unreadable(code: error.code))])
        }
        for passed in listing.passed {
            let place = SourcePlace(file: name + "/" + passed.path)
            let level: FileProblem.Level = passed.reason == .unreadable ? .error : .note
            problems.append(FileProblem(place: place, level: level, fact: .passedOver(reason: passed.reason.rawValue)))
        }
        for file in listing.files {
            let place = SourcePlace(file: name + "/" + file.path)
            let use = use(file.path)
            guard use == .read else {
                let modified = Instant(seconds: file.modified)
                if use == .name { files.append(File(path: place.file, bytes: [], modified: modified)) }
                continue
            }
            do {
                let bytes = try AtomicFile.read(folder + "/" + file.path, limit: limit)
                files.append(File(path: place.file, bytes: bytes, modified: Instant(seconds: file.modified)))
            } catch {
                problems.append(FileProblem(place: place, fact: .unreadable(code: error.code)))
            }
        }
        return (files, problems)
    }
}
