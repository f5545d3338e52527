import ArgumentParser

/// Says that a command is planned and not there yet.
enum Planned {
    static func refuse(_ command: String) -> ValidationError {
        ValidationError("“\(command)” is planned and not there yet in this version.")
    }
}

extension FeedsCommand {
    /// `lookout feeds list`, planned.
    struct PlannedList: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "list",
            abstract: "Planned: list the feeds.",
            shouldDisplay: false
        )
        @Argument(parsing: .allUnrecognized) var arguments: [String] = []
        func run() throws { throw Planned.refuse("lookout feeds list") }
    }

    /// `lookout feeds add`, planned.
    struct PlannedAdd: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "add",
            abstract: "Planned: add a feed.",
            shouldDisplay: false
        )
        @Argument(parsing: .allUnrecognized) var arguments: [String] = []
        func run() throws { throw Planned.refuse("lookout feeds add") }
    }

    /// `lookout feeds remove`, planned.
    struct PlannedRemove: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "remove",
            abstract: "Planned: remove a feed.",
            shouldDisplay: false
        )
        @Argument(parsing: .allUnrecognized) var arguments: [String] = []
        func run() throws { throw Planned.refuse("lookout feeds remove") }
    }

    /// `lookout feeds import`, planned.
    struct PlannedImport: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "import",
            abstract: "Planned: import a list.",
            shouldDisplay: false
        )
        @Argument(parsing: .allUnrecognized) var arguments: [String] = []
        func run() throws { throw Planned.refuse("lookout feeds import") }
    }

    /// `lookout feeds export`, planned.
    struct PlannedExport: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "export",
            abstract: "Planned: export the list.",
            shouldDisplay: false
        )
        @Argument(parsing: .allUnrecognized) var arguments: [String] = []
        func run() throws { throw Planned.refuse("lookout feeds export") }
    }

    /// `lookout feeds find`, planned.
    struct PlannedFind: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "find",
            abstract: "Planned: find the feed of a site.",
            shouldDisplay: false
        )
        @Argument(parsing: .allUnrecognized) var arguments: [String] = []
        func run() throws { throw Planned.refuse("lookout feeds find") }
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
