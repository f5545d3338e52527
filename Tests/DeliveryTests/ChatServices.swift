import Delivery
import LookoutModel
import Platform
import Storage
import TestSupport

/// The services of the tests, all at one server, with the answers they give.
struct ChatServices {
    let desk: HookDesk

    static let names = [
        "slack", "discord", "mattermost", "teams", "telegram", "matrix", "ntfy", "gotify", "pushover",
    ]

    /// A service of that name, its secrets in the environment.
    func service(_ name: String) -> ChatService {
        let server = desk.server.url("")
        let token = HookValue.secret(.environment("TOKEN"))
        desk.set("HOOK", desk.server.url("/hook/" + HookDesk.secret))
        desk.set("USER", "uQiRzpo4DXghDmr9QzzfQu27cmVRsG")
        let hook = HookValue.secret(.environment("HOOK"))
        return switch name {
        case "slack": .slack(SlackShape(webhook: hook))
        case "discord": .discord(DiscordShape(webhook: hook))
        case "mattermost": .mattermost(MattermostShape(webhook: hook))
        case "teams": .teams(TeamsShape(webhook: hook))
        case "telegram": .telegram(TelegramShape(server: server + "/", token: token, chat: "-1001234"))
        case "matrix": .matrix(MatrixShape(server: server, room: "!abc:matrix.example", token: token))
        case "ntfy": .ntfy(NtfyShape(server: server, topic: .secret(.environment("USER")), token: token))
        case "gotify": .gotify(GotifyShape(server: server + "/push", token: token))
        default:
            .pushover(
                PushoverShape(server: server, token: token, user: .secret(.environment("USER")), emergency: .init())
            )
        }
    }

    /// Where a service is asked.
    func path(_ name: String, id: String = SampleMessages.plain.id) -> String {
        switch name {
        case "telegram": "/bot\(HookDesk.secret)/sendMessage"
        case "matrix":
            "/_matrix/client/v3/rooms/%21abc%3Amatrix.example/send/m.room.message/\(id)"
        case "ntfy": "/"
        case "gotify": "/push/message"
        case "pushover": "/1/messages.json"
        default: "/hook/" + HookDesk.secret
        }
    }

    /// What a service answers that has taken a message.
    static func receipt(_ name: String) -> LoopbackAnswer {
        switch name {
        case "slack", "mattermost": LoopbackAnswer(text: "ok")
        case "discord": LoopbackAnswer(status: 204)
        case "teams": LoopbackAnswer(status: 202)
        case "telegram": LoopbackAnswer(text: "{\"ok\":true,\"result\":{\"message_id\":17}}")
        case "matrix": LoopbackAnswer(text: "{\"event_id\":\"$abc\"}")
        case "ntfy": LoopbackAnswer(text: "{\"id\":\"hwQ2YpKdmg\",\"time\":1795500000,\"event\":\"message\"}")
        case "gotify": LoopbackAnswer(text: "{\"id\":25,\"appid\":5}")
        default: LoopbackAnswer(text: "{\"status\":1,\"request\":\"647d2300\"}")
        }
    }

    /// Sends a message and gives what came of it.
    func deliver(_ name: String, _ message: Message) async -> Result<String, DeliveryError> {
        let service = service(name)
        let body = ChatForm(service, time: LocalTime(zone: .utc)).body(of: message, to: "reader")
        let sink = ChatSink(
            ChatSettings(name: name, service: service, route: desk.route()),
            connection: desk.connection
        )
        let entry = SampleMessages.entry(message, body: body, sink: name)
        return await delivered { () async throws(DeliveryError) in try await sink.deliver(entry, mayHaveArrived: false)
        }
    }
}
