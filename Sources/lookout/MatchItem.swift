import Foundation
import LookoutModel
import Platform
import Rules
import Stories
import Text

/// A line of the input of `lookout match`; all but id and title may be absent, unknown keys are ignored.
struct MatchItem: Decodable, Sendable {
    let id: String
    let title: String
    let summary: String?
    let content: String?
    let link: String?
    let source: String?
    let language: String?
    let author: String?
    let categories: [String]?
    let published: String?

    /// What the rules see of it; `now` makes an age of the date.
    func subject(now: Instant) -> RuleSubject {
        RuleSubject(
            title: title,
            summary: summary ?? "",
            content: content ?? "",
            author: author,
            link: link,
            language: language,
            feed: source.map { FeedID($0) },
            host: link.flatMap { CanonicalAddress.host($0) },
            categories: categories ?? [],
            age: published.flatMap { FeedDate.seconds($0) }.map { now.seconds - $0 }
        )
    }

    /// The items of a file of JSON lines, or of standard input, and how many lines are none; each of those is named.
    ///
    /// - Throws: `ExitCode` after it was said that the file cannot be read.
    static func read(_ file: String?, limit: Int) throws -> (items: [MatchItem], badLines: Int) {
        let bytes: [UInt8]
        do {
            bytes =
                try file.map { path throws(FileError) in
                    path == "-" ? Terminal.readInput() : try AtomicFile.read(path, limit: limit)
                } ?? Terminal.readInput()
        } catch {
            throw ErrorMessages.say(FileErrors.text(error), ExitStatus.badData)
        }
        let decoder = JSONDecoder()
        var items: [MatchItem] = []
        var badLines = 0
        for (index, line) in bytes.split(separator: 0x0A, omittingEmptySubsequences: false).enumerated()
        where line.contains(where: { !ASCII.isSpace($0) }) {
            do {
                items.append(try decoder.decode(MatchItem.self, from: Data(line)))
            } catch {
                badLines += 1
                Terminal.writeError(
                    "\(file ?? "-"):\(index + 1): error: no item: \(MatchItemMessages.sentence(error))\n"
                )
            }
        }
        return (items, badLines)
    }
}
