import LookoutModel
import Text

/// Pushover (https://pushover.net/api).
package struct PushoverShape: ChatShape, Hashable {
    package static let server = "https://api.pushover.net"
    /// The most of a message, of a title and of an address, in characters (Pushover, limitations).
    package static let longest = 1_024
    package static let longestTitle = 250
    package static let longestLink = 512

    /// How an emergency is repeated until somebody takes note of it (Pushover, priority 2).
    package struct Emergency: Hashable, Sendable {
        /// Seconds between repeats, 30 at least.
        package var retry: Int
        /// Seconds after which they end, 10,800 at most.
        package var expire: Int

        package init(retry: Int = 60, expire: Int = 3_600) {
            self.retry = max(30, retry)
            self.expire = min(max(30, expire), 10_800)
        }
    }

    /// The API's server.
    package var server: String
    /// The application's token, which is a secret.
    package var token: HookValue
    /// The key of the user or group, which is a secret.
    package var user: HookValue
    /// Makes critical messages emergencies; nil makes them of high priority.
    package var emergency: Emergency?

    package init(
        server: String = PushoverShape.server,
        token: HookValue,
        user: HookValue,
        emergency: Emergency? = nil
    ) {
        self.server = server
        self.token = token
        self.user = user
        self.emergency = emergency
    }

    func lines(_ message: Message, _ text: ChatText) -> [ChatText.Line] {
        ChatCut.lines(text) { ChatMarkup.bare.render($0).utf16.count <= PushoverShape.longest }
    }

    /// A form without token and user, which are secrets and filled in when it is sent.
    func payload(_ message: Message, _ text: ChatText) -> String {
        let title = ChatCut.line(text.title) { $0.utf16.count <= PushoverShape.longestTitle }
        var fields = [("title", title), ("message", ChatMarkup.bare.render(lines(message, text)))]
        // The article; the page of the day, which the text names, moves on.
        let link = (message.items.first { $0.link != nil }?.link ?? message.link).flatMap { WebLink($0) }
        if let link, link.address.utf8.count <= PushoverShape.longestLink { fields.append(("url", link.address)) }
        fields.append(("timestamp", String(message.created.seconds)))
        switch message.priority {
        case .critical:
            fields.append(("priority", emergency == nil ? "1" : "2"))
            if let emergency {
                fields += [("retry", String(emergency.retry)), ("expire", String(emergency.expire))]
            }
        case .alert: fields.append(("priority", "0"))
        case .digest, .mute: fields.append(("priority", "-1"))
        }
        return fields.map { "\($0)=\(PercentEncoding.of($1))" }.joined(separator: "&")
    }

    func request(id: String, body: String, secrets: inout HookSecrets) throws(DeliveryError) -> HookRequest {
        let token = PercentEncoding.of(try secrets.text(token))
        let user = PercentEncoding.of(try secrets.text(user))
        return HookRequest(
            url: address(server, "/1/messages.json"),
            contentType: "application/x-www-form-urlencoded",
            body: "token=\(token)&user=\(user)&" + body
        )
    }

    /// `status` 1 is the receipt; 429 means that the month's messages are used up.
    func verdict(_ answer: HookAnswer) -> HookVerdict {
        guard (200..<300).contains(answer.status) else { return HookVerdict(status: answer) }
        return received(answer, hasFailed: answer.reply.status.map { $0 != 1 } ?? false)
    }
}
