import LookoutModel
import Text

/// A feed list of plain text: one address a line; what follows `#` at the start of a line or after a space is a comment.
enum TextFeedList {
    static func read(_ file: FeedLists.File) -> ([FeedSource], [FileProblem]) {
        var sources: [FeedSource] = []
        var problems: [FileProblem] = []
        let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
        let bytes = file.bytes.starts(with: mark) ? file.bytes[mark.count...] : file.bytes[...]
        let text = String(decoding: bytes, as: UTF8.self)
        let lines = text.split(omittingEmptySubsequences: false) { $0.isNewline }
        for (index, line) in lines.enumerated() {
            let content = line.drop { $0 == " " || $0 == "\t" }
            guard !content.isEmpty, content.first != "#" else { continue }
            let column = line.unicodeScalars.count - content.unicodeScalars.count + 1
            let place = SourcePlace(file: file.path, line: index + 1, column: column)
            let word = String(content.prefix { $0 != " " && $0 != "\t" })
            let address = QuoteMarks.bare(word)
            guard FeedAddress.isListable(address) else {
                problems.append(
                    FileProblem(
                        place: place,
                        endColumn: column + address.unicodeScalars.count,
                        fact: .badAddress(address)
                    )
                )
                continue
            }
            let rest = content.dropFirst(word.count).drop { $0 == " " || $0 == "\t" }
            if let first = rest.first, first != "#" {
                problems.append(
                    FileProblem(place: place, level: .warning, fact: .textAfterAddress(String(rest)))
                )
            }
            sources.append(FeedSource(id: FeedID(address), location: .address(address), place: place))
        }
        if sources.isEmpty, problems.isEmpty {
            problems.append(FileProblem(place: SourcePlace(file: file.path), level: .warning, fact: .emptyList))
        }
        return (sources, problems)
    }
}
