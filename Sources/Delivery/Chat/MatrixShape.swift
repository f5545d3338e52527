import LookoutModel
import Text
import Transfers

/// Matrix, by the client-server API (https://spec.matrix.org/latest/client-server-api/#sending-events-to-a-room).
///
/// The transaction id is the outbox id, so a repeat is recognised by the server.
package struct MatrixShape: ChatShape, Hashable {
    /// The most of the content in bytes: an event may have 65,536 (specification, size limits), what the server adds included.
    package static let longest = 60_000

    /// The homeserver, such as `https://matrix.example`.
    package var server: String
    /// The room's id, such as `!abc:matrix.example`, not an alias.
    package var room: String
    /// The access token, which is a secret.
    package var token: HookValue

    package init(server: String, room: String, token: HookValue) {
        self.server = server
        self.room = room
        self.token = token
    }

    func lines(_ message: Message, _ text: ChatText) -> [ChatText.Line] {
        ChatCut.lines(text.withTitle) { content($0).utf8.count <= MatrixShape.longest }
    }

    func payload(_ message: Message, _ text: ChatText) -> String {
        content(lines(message, text))
    }

    func request(id: String, body: String, secrets: inout HookSecrets) throws(DeliveryError) -> HookRequest {
        let room = PercentEncoding.of(room)
        let path = "/_matrix/client/v3/rooms/\(room)/send/m.room.message/\(PercentEncoding.of(id))"
        return HookRequest(
            method: .put,
            url: address(server, path),
            credential: .bearer(try secrets.text(token)),
            body: body
        )
    }

    /// An event id is the receipt; `M_LIMIT_EXCEEDED` says how long; a token that is not known may be mended.
    func verdict(_ answer: HookAnswer) -> HookVerdict {
        let reply = answer.reply
        switch (answer.status, reply.errorCode) {
        case (200..<300, _): return received(answer, hasFailed: reply.errorCode != nil)
        case (_, "M_LIMIT_EXCEEDED"): return .later(after: answer.retryAfter ?? reply.pause)
        case (_, "M_UNKNOWN_TOKEN"), (_, "M_MISSING_TOKEN"): return .locked
        default: return HookVerdict(status: answer)
        }
    }

    private func content(_ lines: [ChatText.Line]) -> String {
        let value: JSONValue = [
            "msgtype": "m.text",
            "body": .string(ChatMarkup.plain.render(lines)),
            "format": "org.matrix.custom.html",
            "formatted_body": .string(ChatMarkup.html(lineBreak: "<br>").render(lines)),
            // Nobody is called, whatever the text says.
            "m.mentions": .object([]),
        ]
        return value.line
    }
}
