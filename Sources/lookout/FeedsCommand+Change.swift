import ArgumentParser
import Foundation
import LookoutModel
import LookoutService
import Platform
import Text

extension FeedsCommand {
    /// `lookout feeds add`.
    struct AddCommand: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "add",
            abstract: "Add a feed to a list; of a web page, the feed that belongs to it.",
            discussion: """
                The address is asked first, so that what is added is a feed. It becomes one line at the end of \
                Feeds/mine.txt; all else in the list stays as it is. Exit status 0: added, or listed already; 65: it is no \
                feed and none was found, or the list cannot be changed; 69: it does not answer.
                """
        )

        @OptionGroup var home: HomeOptions
        @Argument(help: "The address of a feed or of a page.") var address: String
        @Option(name: .long, help: "A list in Feeds/, NAME.txt or NAME.yaml.") var list = FeedDesk.standardList
        @Flag(name: .long, help: "Add it without asking whether it is a feed.") var unchecked = false

        func run() async throws {
            let desk = try FeedsCommand.desk(home)
            guard unchecked else {
                // Nothing is asked where the answer is known.
                if let source = desk.listed(address) { return Self.tell(alreadyListed: source) }
                let found = try await FeedsCommand.find(address, settings: desk.settings)
                guard let first = found.first else { return }
                try add(first.address, title: first.title)
                let others = found.dropFirst()
                if !others.isEmpty {
                    let noun = others.count == 1 ? "one more feed" : "\(others.count) more feeds"
                    Terminal.write("The page has \(noun); lookout feeds add takes any of them:\n")
                    for feed in others { Terminal.write("  " + FeedsCommand.line(feed) + "\n") }
                }
                return
            }
            guard FeedAddress.isListable(address) else {
                throw ErrorMessages.say(
                    FileMessages.sentence(.badAddress(address)) + ".",
                    ExitStatus.badData
                )
            }
            try add(address, title: nil)
        }

        private func add(_ address: String, title: String?) throws {
            let path: String
            do {
                path = try FeedsCommand.changing(home) { try $0.add(address, title: title, to: list) }
            } catch FeedDesk.Refusal.alreadyListed(let source) {
                return Self.tell(alreadyListed: source)
            } catch let error as FeedDesk.Refusal {
                throw FeedDeskMessages.exit(error)
            }
            let name = title.map { " (\(VisibleText.line($0)))" } ?? ""
            Terminal.write("\(VisibleText.line(address))\(name) added to \(VisibleText.line(path)).\n")
        }

        private static func tell(alreadyListed source: FeedSource) {
            Terminal.write(
                "\(VisibleText.line(source.locationText)) is listed already, in \(Places.text(source.place)); nothing was written.\n"
            )
        }
    }

    /// `lookout feeds remove`.
    struct RemoveCommand: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "remove",
            abstract: "Take a feed off its lists.",
            discussion: """
                What came from it stays in the archive. All else in the lists stays as it is; a list in which the feed cannot \
                be parted from others is left alone, and the place is said. Exit status 65: no such feed, or not parted.
                """
        )

        @OptionGroup var home: HomeOptions
        @Argument(help: "The feed's id, address or title.") var feed: String

        func run() throws {
            var name = feed
            do {
                // It may stand in several lists, of which one is enough to go on with it; each is said once it is done.
                repeat {
                    let source = try FeedsCommand.changing(home) { try $0.remove(name) }
                    name = source.locationText
                    Terminal.write("\(VisibleText.line(name)) taken off \(Places.text(source.place)).\n")
                } while try FeedsCommand.desk(home).listed(name) != nil
            } catch let error as FeedDesk.Refusal {
                throw FeedDeskMessages.exit(error, feed: name)
            }
            Terminal.write("What came from it stays in the archive.\n")
        }
    }

    /// `lookout feeds import`.
    struct ImportCommand: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "import",
            abstract: "Import the feeds of an OPML file, as any feed reader exports it.",
            discussion: """
                Those that no list has yet become a list of their own in Feeds/, folders and attributes kept. Exit status 65: \
                it is no OPML, or there is a list of that name; 73: it cannot be written.
                """
        )

        @OptionGroup var home: HomeOptions
        @Argument(help: "The OPML file; - for standard input.") var file: String
        @Option(name: .long, help: "The name of the list, NAME.opml; else that of the file.") var list: String?

        func run() throws {
            let bytes: [UInt8]
            if file == "-" {
                bytes = Terminal.readInput()
            } else {
                do {
                    bytes = try AtomicFile.read(file, limit: HomeFolder.listLimit)
                } catch {
                    throw ErrorMessages.say(FileErrors.text(error), ExitStatus.badData)
                }
            }
            let stem = file == "-" ? "imported" : URL(filePath: file).deletingPathExtension().lastPathComponent
            let name = list ?? stem + ".opml"
            let result: FeedDesk.Imported
            do {
                result = try FeedsCommand.changing(home) { try $0.importing(bytes, as: name) }
            } catch let error as FeedDesk.Refusal {
                throw FeedDeskMessages.exit(error, imported: VisibleText.line(file))
            }
            var text = Plural.of(result.added, "feed") + " added"
            if let list = result.list { text += " in " + VisibleText.line(list) }
            if result.known > 0 { text += ", \(result.known) listed already" }
            if result.dropped > 0 { text += ", \(result.dropped) without an address that can be asked" }
            Terminal.write(text + ".\n")
        }
    }
}
