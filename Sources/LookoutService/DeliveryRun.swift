package import Delivery
package import LookoutModel
package import Storage

/// Sends what the outbox holds to the sinks of a home.
package struct DeliveryRun: Sendable {
    private let outbox: Outbox
    private let files: FileSink
    private let now: Instant

    package init(home: Home, store: Store, now: Instant) {
        files = FileSink(folder: home.alerts)
        outbox = Outbox(store: store, sinks: [files])
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
        try await outbox.deliver(at: now)
    }
}
