package import Delivery
package import LookoutModel
package import Storage
package import Transfers

/// Sends what the outbox holds to the sinks of a home.
package struct DeliveryRun: Sendable {
    private let outbox: Outbox
    private let near: Outbox
    private let files: FileSink
    private let now: Instant

    /// `client` carries mail and hooks; it must not be shut down before `deliver` has returned.
    package init(
        home: Home,
        settings: Settings,
        store: Store,
        client: TransferClient,
        environment: [String: String],
        now: Instant
    ) {
        files = FileSink(folder: home.alerts)
        let maker = SinkMaker(
            settings: settings,
            secrets: Secrets(home: home, environment: environment),
            client: client,
            now: now
        )
        outbox = Outbox(store: store, sinks: [files] + settings.sinks.map(maker.sink))
        near = Outbox(store: store, sinks: [files])
        self.now = now
    }

    /// Takes up what an earlier run left half done.
    ///
    /// - Throws: `StoreError`.
    package func recover() throws(StoreError) {
        // A record that cannot be mended shows itself again at the next delivery.
        try? files.repair()
        try outbox.recover(at: now)
    }

    /// Sends all that is due.
    ///
    /// - Throws: `StoreError`.
    package func deliver() async throws -> Outbox.Outcome {
        var outcome = try await outbox.deliver(at: now)
        outcome.add(try outbox.giveUpOrphans(at: now))
        return outcome
    }

    /// Sends what is due to the files alone, which keeps nobody waiting.
    ///
    /// - Throws: `StoreError`.
    package func deliverToFiles() async throws -> Outbox.Outcome {
        try await near.deliver(at: now)
    }
}
