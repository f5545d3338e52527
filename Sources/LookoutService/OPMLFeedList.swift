import FeedParsing
import LookoutModel

/// A feed list in OPML, as any reader exports it.
enum OPMLFeedList {
    static func read(_ file: FeedLists.File) -> ([FeedSource], [FileProblem]) {
        let result: OPMLDocument
        do {
            result = try OPMLReader.read(file.bytes)
        } catch {
            let place = SourcePlace(file: file.path)
            return ([], [FileProblem(place: place, fact: .notOPML(error))])
        }
        var sources: [FeedSource] = []
        var problems: [FileProblem] = []
        for dropped in result.dropped {
            let place = SourcePlace(file: file.path, line: dropped.line, column: dropped.column)
            problems.append(FileProblem(place: place, level: .warning, fact: .badAddress(dropped.address)))
        }
        if result.outlines.isEmpty, result.dropped.isEmpty {
            problems.append(FileProblem(place: SourcePlace(file: file.path), level: .warning, fact: .emptyList))
        }
        for outline in result.outlines {
            let place = SourcePlace(file: file.path, line: outline.line, column: outline.column)
            guard !FeedAddress.holdsSecret(outline.xmlURL) else {
                problems.append(FileProblem(place: place, level: .warning, fact: .badAddress(outline.xmlURL)))
                continue
            }
            sources.append(
                FeedSource(
                    id: FeedID(outline.xmlURL),
                    location: .address(outline.xmlURL),
                    title: outline.title,
                    language: outline.language,
                    region: outline.folders.last,
                    place: place
                )
            )
        }
        return (sources, problems)
    }
}
