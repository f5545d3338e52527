package import LookoutModel

/// A value of the settings that is written there, or kept in a file or an environment variable and read when it is used.
package enum HookValue: Hashable, Sendable {
    case plain(String)
    case secret(FeedSource.Secret)

    /// How the settings call it, for messages; nothing of what it holds.
    package var name: String {
        switch self {
        case .plain: "settings"
        case .secret(.file(let path)): path
        case .secret(.environment(let name)): name
        }
    }
}
