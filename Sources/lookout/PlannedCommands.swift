import ArgumentParser

/// Says that a command is planned and not there yet.
enum Planned {
    static func refuse(_ command: String) -> ValidationError {
        ValidationError("“\(command)” is planned and not there yet in this version.")
    }
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
