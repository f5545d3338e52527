package import Text

/// A program on this machine that takes mails as `sendmail` does.
package struct SendmailSettings: Sendable {
    /// The sink's name in the outbox.
    package var name: String
    /// A path, or a name that is looked for in `PATH`.
    package var program: String
    /// What stands before `-f SENDER -- RECIPIENT`: `-i`, or a line with a single dot would end the message.
    package var arguments: [String]
    /// The envelope's sender, where bounces go; the same as in `MailSettings`.
    package var from: MailAddress
    /// How long it may take, in seconds; then it is killed with all that it started.
    package var seconds: Int
    /// All the variables it is given.
    package var environment: [String: String]

    package init(
        name: String,
        program: String = "/usr/sbin/sendmail",
        arguments: [String] = ["-i"],
        from: MailAddress,
        seconds: Int = 60,
        environment: [String: String] = ["PATH": "/usr/sbin:/usr/bin:/sbin:/bin"]
    ) {
        self.name = name
        self.program = program
        self.arguments = arguments
        self.from = from
        self.seconds = seconds
        self.environment = environment
    }
}
