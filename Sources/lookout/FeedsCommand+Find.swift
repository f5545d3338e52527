import ArgumentParser
import FeedParsing
import Logging
import LookoutService
import Platform
import Text

extension FeedsCommand {
    /// `lookout feeds find`.
    struct FindCommand: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "find",
            abstract: "Find the feeds of a site.",
            discussion: """
                Looks whether the address is a feed, which feeds its page names, and in the places where sites have them. \
                What of these does not answer within half a minute is left out. Nothing is written. Exit status 65: there \
                is none; 69: the address does not answer.
                """
        )

        @OptionGroup var home: HomeOptions
        @Argument(help: "The address of a page or feed, or a host's name.") var address: String
        @Flag(name: .long, help: "Print them as JSON.") var json = false

        func run() async throws {
            let found = try await FeedsCommand.find(address, settings: FeedsCommand.desk(home).settings)
            if json {
                let feeds: [JSONValue] = found.map { feed in
                    [
                        "url": .string(feed.address), "title": .optional(feed.title),
                        "format": .string(feed.format.rawValue), "items": .integer(Int64(feed.items)),
                    ]
                }
                let value: JSONValue = ["feeds": .array(feeds)]
                return Terminal.write(value.line + "\n")
            }
            for feed in found { Terminal.write(FeedsCommand.line(feed) + "\n") }
        }
    }

    /// The feeds of an address.
    ///
    /// - Throws: The exit status, where there are none; why has been said.
    static func find(_ address: String, settings: Settings) async throws -> [FeedFinder.Found] {
        let name = VisibleText.line(address)
        switch await FeedFinder.find(
            address,
            settings: settings,
            reading: .ownChild,
            log: Logger(label: "lookout") { StreamLogHandler.standardError(label: $0) }
        ) {
        case .found(let feeds): return feeds
        case .nothing(let failure):
            throw ErrorMessages.say(
                "\(name): \(FailureMessages.fact(failure)), and no feed was found there.",
                ExitStatus.badData
            )
        case .failed(let failure):
            throw ErrorMessages.say("\(name): \(FailureMessages.text(failure)).", ExitStatus.unavailable)
        }
    }

    /// A feed that was found, on one line.
    static func line(_ feed: FeedFinder.Found) -> String {
        let title = feed.title.map { "  " + VisibleText.line($0) } ?? ""
        return VisibleText.line(feed.address) + title + "  (\(Plural.of(feed.items, "item")))"
    }
}
