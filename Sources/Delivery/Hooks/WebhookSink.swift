import LookoutModel
package import Storage

/// Posts messages to a webhook of the user's own, signed so that it can tell them from others (Standard Webhooks).
///
/// At least once: a repeat carries the same id and the same bytes.
package struct WebhookSink: Sink {
    package var name: String { settings.name }
    private let settings: WebhookSettings
    private let connection: HookConnection

    package init(_ settings: WebhookSettings, connection: HookConnection) {
        self.settings = settings
        self.connection = connection
    }

    package func deliver(_ entry: OutboxEntry, mayHaveArrived: Bool) async throws(DeliveryError) -> String {
        let answer = try await connection.answer(route: settings.route) { secrets throws(DeliveryError) in
            HookRequest(
                url: try secrets.text(settings.url),
                headers: try headers(entry, &secrets),
                body: entry.body
            )
        }
        return try HookVerdict(status: answer).receipt(answer)
    }

    private func headers(
        _ entry: OutboxEntry,
        _ secrets: inout HookSecrets
    ) throws(DeliveryError) -> [FeedSource.Header] {
        let timestamp = connection.now().seconds
        var headers = [
            FeedSource.Header(name: "webhook-id", value: entry.id),
            FeedSource.Header(name: "webhook-timestamp", value: String(timestamp)),
            FeedSource.Header(name: "Idempotency-Key", value: entry.id),
        ]
        if let secret = settings.secret {
            guard let signature = WebhookSignature(secret: try secrets.text(secret)) else {
                throw .noSecret(secret.name)
            }
            let value = signature.value(id: entry.id, timestamp: timestamp, body: entry.body)
            headers.append(FeedSource.Header(name: "webhook-signature", value: value))
        }
        for header in settings.headers {
            headers.append(FeedSource.Header(name: header.name, value: try secrets.text(header.value)))
        }
        return headers
    }
}
