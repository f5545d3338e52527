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
            return ([], [FileProblem(place: place, fact: .notOPML(detail: String(describing: error)))])
        }
        var sources: [FeedSource] = []
        var problems: [FileProblem] = []
        for outline in result.outlines {
            let place = SourcePlace(file: file.path, line: outline.line, column: outline.column)
            guard FeedAddress.isOne(outline.xmlURL) else {
                problems.append(FileProblem(place: place, level: .warning, fact: .badAddress(outline.xmlURL)))
                continue
            }
            sources.append(FeedSource(
                id: FeedID(outline.xmlURL),
                location: .address(outline.xmlURL),
                title: outline.title,
                region: outline.folders.last,
                place: place
            ))
        }
        return (sources, problems)
    }
}
