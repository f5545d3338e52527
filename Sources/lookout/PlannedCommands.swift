import ArgumentParser

/// Says that a command is planned and not there yet.
enum Planned {
    static func refuse(_ command: String) -> ValidationError {
        ValidationError("“\(command)” is planned and not there yet in this version.")
    }
}

/// `lookout feeds`, planned.
struct FeedsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "feeds",
        abstract: "Planned: list, add and find feeds.",
        shouldDisplay: false
    )
    @Argument(parsing: .allUnrecognized) var arguments: [String] = []
    func run() throws { throw Planned.refuse("lookout feeds") }
}

/// `lookout search`, planned.
struct SearchCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "search",
        abstract: "Planned: search the archive.",
        shouldDisplay: false
    )
    @Argument(parsing: .allUnrecognized) var arguments: [String] = []
    func run() throws { throw Planned.refuse("lookout search") }
}

/// `lookout watch`, planned.
struct WatchCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "watch",
        abstract: "Planned: run as a daemon.",
        shouldDisplay: false
    )
    @Argument(parsing: .allUnrecognized) var arguments: [String] = []
    func run() throws { throw Planned.refuse("lookout watch") }
}
