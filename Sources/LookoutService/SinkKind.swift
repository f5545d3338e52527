/// What a sink of the settings is.
package enum SinkKind: String, CaseIterable, Sendable {
    case mail
    case sendmail
    case webhook
    case slack
    case discord
    case mattermost
    case teams
    case telegram
    case matrix
    case ntfy
    case gotify
    case pushover
    case command

    /// The keys of its own, beside those of every sink; the first ones must be there.
    package var keys: (needed: [String], further: [String]) {
        switch self {
        case .mail: (["host", "from"], ["to", "port", "security", "user", "password", "allow-private"])
        case .sendmail: (["from"], ["to", "program", "timeout"])
        case .webhook: (["url"], ["secret", "headers"] + SinkKind.route)
        case .slack, .discord, .teams: (["url"], SinkKind.route)
        case .mattermost: (["url"], ["channel"] + SinkKind.route)
        case .telegram: (["token", "chat"], ["thread"] + SinkKind.route)
        case .matrix: (["server", "room", "token"], SinkKind.route)
        case .ntfy: (["topic"], ["server", "token"] + SinkKind.route)
        case .gotify: (["server", "token"], SinkKind.route)
        case .pushover: (["token", "user"], SinkKind.route)
        case .command: (["command"], ["timeout"])
        }
    }

    /// The keys of every sink.
    package static let common = ["name", "kind", "rules", "quiet"]
    private static let route = ["proxy", "timeout", "allow-private"]

    /// Whether it writes to people by their addresses.
    package var isMail: Bool { self == .mail || self == .sendmail }
}
