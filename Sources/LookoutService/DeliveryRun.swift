package import Delivery
import Foundation
package import LookoutModel
import Platform
package import Storage
package import Transfers

/// Sends what the outbox holds to the sinks of a home.
package struct DeliveryRun: Sendable {
    /// How long after its making another message is begun.
    ///
    /// A sink that is slow and has many must not keep the next pass from its feeds; what is left over goes with that one.
    private static let longest: Duration = .seconds(900)

    private let outbox: Outbox
    private let near: Outbox
    private let files: FileSink
    private let store: Store
    private let feedPath: String
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
        let begun = ContinuousClock.now
        outbox = Outbox(
            store: store,
            sinks: [files] + settings.sinks.map(maker.sink),
            recipients: Recipient.names(settings),
            hasTime: { begun.duration(to: .now) < DeliveryRun.longest }
        )
        near = Outbox(store: store, sinks: [files])
        self.store = store
        feedPath = home.alerts + "/" + AlertFeed.fileName
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

    /// What the feed of the alerts is known by.
    private static let feedName = "alerts"

    /// Sends all that is due, and then writes the feed of the alerts.
    ///
    /// - Throws: `StoreError`; a feed that cannot be written is an error in the outcome.
    package func deliver() async throws -> Outbox.Outcome {
        var outcome = try outbox.settleOrphans(at: now)
        outcome.add(try await outbox.deliver(at: now))
        let told = try store.read { try $0.outbox.told(by: FileSink.sinkName, limit: AlertFeed.longest) }
        let feed = AlertFeed(identity: try feedIdentity())
        do {
            // Left as it is where its bytes are the same.
            try AtomicFile.write(Array(feed.document(told.map { AlertFeedEntry($0) }).utf8), to: feedPath)
        } catch {
            outcome.errors.append(.file(error))
        }
        return outcome
    }

    /// The same for a home for ever, and for no other: made when it is first asked for.
    private func feedIdentity() throws(StoreError) -> UUID {
        if let known = try store.read({ try $0.identities.fetch(DeliveryRun.feedName) }) { return known }
        let made = UUID()
        try store.write { try $0.identities.save(made, of: DeliveryRun.feedName) }
        return made
    }

    /// Sends what is due to the files alone, which keeps nobody waiting.
    ///
    /// - Throws: `StoreError`.
    package func deliverToFiles() async throws -> Outbox.Outcome {
        try await near.deliver(at: now)
    }
}
