package import Storage

/// Posts messages to a chat or push service.
///
/// At least once; only Matrix, and ntfy on its readers' screens, can tell a repeat.
package struct ChatSink: Sink {
    package var name: String { settings.name }
    private let settings: ChatSettings
    private let connection: HookConnection

    package init(_ settings: ChatSettings, connection: HookConnection) {
        self.settings = settings
        self.connection = connection
    }

    package func deliver(_ entry: OutboxEntry, mayHaveArrived: Bool) async throws(DeliveryError) -> String {
        let shape = settings.service.shape
        let answer = try await connection.answer(route: settings.route) { secrets throws(DeliveryError) in
            try shape.request(id: entry.id, body: entry.body, secrets: &secrets)
        }
        return try shape.verdict(answer).receipt(answer)
    }
}
