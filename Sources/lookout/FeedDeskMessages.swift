import ArgumentParser
import LookoutModel
import LookoutService
import Text

/// Why a feed list was not changed, in words.
enum FeedDeskMessages {
    /// Prints it and returns the status to leave with; `feed` is what a person named.
    static func exit(_ refusal: FeedDesk.Refusal, feed: String = "", imported: String = "") -> any Error {
        switch refusal {
        case .alreadyListed(let source):
            return ErrorMessages.say(
                "\(VisibleText.line(source.locationText)) is listed already, in \(Places.text(source.place)).",
                ExitStatus.badData
            )
        case .unknown(let suggestion):
            let meant = suggestion.map { " Did you mean \(VisibleText.line($0))?" } ?? ""
            return ErrorMessages.say("there is no feed \(VisibleText.line(feed)).\(meant)", ExitStatus.badData)
        case .several(let sources):
            let names = sources.map { VisibleText.line($0.id.rawValue) }.joined(separator: ", ")
            return ErrorMessages.say(
                "several feeds are called \(VisibleText.line(feed)); name one by its id: \(names).",
                ExitStatus.badData
            )
        case .wrongList(let name) where !imported.isEmpty:
            return ErrorMessages.say(
                "\(imported) is no OPML, or \(VisibleText.line(name)) is no name of a list; write --list NAME.opml.",
                ExitStatus.badData
            )
        case .wrongList(let name):
            return ErrorMessages.say(
                "\(VisibleText.line(name)) is no list that feeds are added to; name one in Feeds/, as mine.txt or korea.yaml.",
                ExitStatus.badData
            )
        case .notAlone(let place):
            return ErrorMessages.say(
                """
                \(Places.text(place)): the feed that begins there cannot be taken off without touching others; nothing was \
                written. Open the file, take out this one entry, and run lookout check.
                """,
                ExitStatus.badData
            )
        case .noPlace(let place, let address):
            return ErrorMessages.say(
                """
                \(Places.text(place)): a feed cannot be added there without touching others; nothing was written. Open the \
                file, add the entry {url: "\(VisibleText.line(address))"} to the feeds, and run lookout check; or name \
                another list with --list.
                """,
                ExitStatus.badData
            )
        case .listExists(let path):
            return ErrorMessages.say(
                "there is a list \(VisibleText.line(path)) already; give the new one another name with --list NAME.opml.",
                ExitStatus.badData
            )
        case .file(let error):
            return ErrorMessages.say(FileErrors.text(error), ExitStatus.cannotCreate)
        }
    }
}
