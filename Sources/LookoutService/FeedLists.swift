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

    /// What a file below `Feeds/` is, by its name alone.
    package enum Kind: Equatable, Sendable {
        /// One address a line.
        case text
        case opml
        case yaml
        /// Meant for a list, and not read: the reason.
        case skipped(String)
        /// Nothing of ours: a README, a feed that a list names by its path.
        case other
    }

    /// What the file of this name is; small and capital letters are the same.
    package static func kind(of name: String) -> Kind {
        let name = name.lowercased()
        func ends(_ endings: [String]) -> Bool { endings.contains { name.hasSuffix($0) } }
        if ends([".yaml", ".yml"]) { return .yaml }
        if ends([".opml", ".opml.xml"]) { return .opml }
        if ends([".yaml.txt", ".yml.txt", ".opml.txt"]) { return .skipped("doubleEnding") }
        if ends([".txt"]) { return .text }
        let others = [
            ".doc", ".docx", ".rtf", ".odt", ".pages", ".xls", ".xlsx", ".ods", ".numbers", ".csv", ".tsv",
        ]
        return ends(others) ? .skipped("otherKind") : .other
    }

    /// Whether a file of this name is a feed list.
    package static func isList(_ name: String) -> Bool {
        switch kind(of: name) {
        case .text, .opml, .yaml: true
        case .skipped, .other: false
        }
    }

    /// Reads the lists.
    package init(_ files: [File]) {
        var first: [FeedID: SourcePlace] = [:]
        for file in files {
            let (found, wrong): ([FeedSource], [FileProblem])
            switch FeedLists.kind(of: file.path) {
            case .text: (found, wrong) = TextFeedList.read(file)
            case .opml: (found, wrong) = OPMLFeedList.read(file)
            case .yaml: (found, wrong) = YAMLFeedList.read(file)
            case .skipped(let reason): (found, wrong) = ([], [FeedLists.skipped(file.path, reason)])
            case .other: continue
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

    private static func skipped(_ path: String, _ reason: String) -> FileProblem {
        FileProblem(place: SourcePlace(file: path), level: .warning, fact: .passedOver(reason: reason))
    }
}
