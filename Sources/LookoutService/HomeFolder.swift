package import LookoutModel
package import Platform

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
    package func feedLists() -> (files: [File], problems: [FileProblem]) {
        read("Feeds", home.feeds) { FeedLists.isList($0) && !$0.hasPrefix("samples/") }
    }

    /// The files below `Rules/` that are rules or lists, by path, and what was passed over.
    package func ruleFiles() -> (files: [File], problems: [FileProblem]) {
        read("Rules", home.rules) { path in [".yaml", ".yml", ".txt"].contains { path.hasSuffix($0) } }
    }

    private func read(
        _ name: String,
        _ folder: String,
        _ isWanted: (String) -> Bool
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
            problems.append(FileProblem(place: place, level: .note, fact: .passedOver(reason: passed.reason.rawValue)))
        }
        for file in listing.files where isWanted(file.path) {
            let place = SourcePlace(file: name + "/" + file.path)
            let limit = file.path.hasSuffix(".txt") ? HomeFolder.listLimit : HomeFolder.sizeLimit
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
