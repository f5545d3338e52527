/// What is wrong, in words, and what to do about it.
struct Advice: Equatable, ExpressibleByStringInterpolation {
    let message: String
    /// What to do; nil where the message says it all.
    let help: String?

    init(_ message: String, help: String? = nil) {
        self.message = message
        self.help = help
    }

    init(stringLiteral value: String) {
        self.init(value)
    }

    /// Both on one line.
    var sentence: String {
        help.map { message + "; " + $0 } ?? message
    }
}
