/// What is run as a worker.
package struct WorkerCommand: Equatable, Sendable {
    /// The program's file, by an absolute path.
    package var program: String
    /// What it is called in lists of processes.
    package var name: String
    package var arguments: [String]
    /// All that it finds in its environment.
    package var environment: [String: String]

    package init(program: String, name: String, arguments: [String], environment: [String: String] = [:]) {
        self.program = program
        self.name = name
        self.arguments = arguments
        self.environment = environment
    }
}
