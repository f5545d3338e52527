/// A chat service with what the settings say of it.
package enum ChatService: Hashable, Sendable {
    case slack(SlackShape)
    case discord(DiscordShape)
    case mattermost(MattermostShape)
    case teams(TeamsShape)
    case telegram(TelegramShape)
    case matrix(MatrixShape)
    case ntfy(NtfyShape)
    case gotify(GotifyShape)
    case pushover(PushoverShape)

    var shape: any ChatShape {
        switch self {
        case .slack(let shape): shape
        case .discord(let shape): shape
        case .mattermost(let shape): shape
        case .teams(let shape): shape
        case .telegram(let shape): shape
        case .matrix(let shape): shape
        case .ntfy(let shape): shape
        case .gotify(let shape): shape
        case .pushover(let shape): shape
        }
    }
}
