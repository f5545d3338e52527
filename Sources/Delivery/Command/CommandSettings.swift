/// A program that takes messages.
package struct CommandSettings: Hashable, Sendable {
    /// Where programs are looked for, unless the settings say otherwise.
    package static let path = "/usr/local/bin:/usr/bin:/bin"

    /// The sink's name in the settings and the outbox.
    package var name: String
    /// The program and its arguments as they stand; no shell reads them.
    ///
    /// A program without a slash in its name is looked for in the `PATH` of Lookout itself.
    package var words: [String]
    /// Seconds after which it is killed, and all that it started with it.
    package var seconds: Int
    /// The `PATH` it is given.
    package var path: String
    /// Further variables, in place of those that Lookout sets where the names are the same.
    package var environment: [String: String]

    package init(
        name: String,
        words: [String],
        seconds: Int = 60,
        path: String = CommandSettings.path,
        environment: [String: String] = [:]
    ) {
        self.name = name
        self.words = words
        self.seconds = seconds
        self.path = path
        self.environment = environment
    }
}
