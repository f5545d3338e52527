package import LookoutModel
import Platform

/// All feeds of a home, in the order of the files, and what is wrong with the lists.
package struct FeedLists: Equatable, Sendable {
    package private(set) var sources: [FeedSource] = []
    package private(set) var problems: [FileProblem] = []

    /// A file below `Feeds/`, as it was read.
    package struct File: Sendable {
        /// Relative to the home: `Feeds/japan.yaml`.
        package let path: String
        package let bytes: [UInt8]

        package init(path: String, bytes: [UInt8]) {
            self.path = path
            self.bytes = bytes
        }
    }

    /// Whether a file of this name is a feed list; all others below `Feeds/` are left alone.
    package static func isList(_ name: String) -> Bool {
        [".txt", ".opml", ".yaml", ".yml"].contains { name.hasSuffix($0) }
    }

    /// Reads the lists.
    package init(_ files: [File]) {
        var first: [FeedID: SourcePlace] = [:]
        for file in files {
            let (found, wrong): ([FeedSource], [FileProblem])
            if file.path.hasSuffix(".txt") {
                (found, wrong) = TextFeedList.read(file)
            } else if file.path.hasSuffix(".opml") {
                (found, wrong) = OPMLFeedList.read(file)
            } else {
                (found, wrong) = YAMLFeedList.read(file)
            }
            problems += wrong
            for source in found {
                if let place = first[source.id] {
                    let fact = FileProblem.Fact.duplicateFeed(source.id, first: place)
                    problems.append(FileProblem(place: source.place, level: .warning, fact: fact))
                } else {
                    first[source.id] = source.place
                    sources.append(source)
                }
            }
        }
    }
}
