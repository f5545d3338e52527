package import FeedParsing
package import Logging
package import LookoutModel
import Text
import Transfers

/// Finds the feeds of an address: itself, those that its page names, those in the usual places.
package struct FeedFinder: Sendable {
    /// A feed that answered.
    package struct Found: Hashable, Sendable {
        package let address: String
        package let title: String?
        package let format: FeedFormat
        package let items: Int
    }

    /// What came of it.
    package enum Outcome: Hashable, Sendable {
        /// At least one, the likeliest first.
        case found([Found])
        /// The address answers with something else, and no feed was found.
        case nothing(FeedFailure)
        /// The address does not answer.
        case failed(FeedFailure)
    }

    /// Addresses that are tried besides the one given.
    private static let most = 20
    /// How long they are waited for, all of them together.
    package static let patience = Duration.seconds(30)
    /// Where sites have their feeds, from the root.
    private static let places = [
        "/feed", "/rss", "/rss.xml", "/feed.xml", "/atom.xml", "/index.xml", "/feed.json", "/feeds/posts/default",
        "/?feed=rss2",
    ]

    private let settings: Settings
    private let client: TransferClient
    private let reader: DocumentReader
    private let patience: Duration

    /// Looks for the feeds of `address`, which may be no more than a host's name.
    ///
    /// `patience` is for how long addresses are waited for that nobody wrote.
    package static func find(
        _ address: String,
        settings: Settings,
        reading: FeedReading,
        patience: Duration = Self.patience,
        log: Logger
    ) async -> Outcome {
        let limits = TransferLimits(
            totalTime: .seconds(settings.fetch.timeout),
            bodyBytes: settings.fetch.maxBytes,
            wireBytes: settings.fetch.maxBytes
        )
        let client = TransferClient(limits: limits)
        let reader = DocumentReader(reading, limits: settings.fetch.feedLimits, log: log)
        let finder = FeedFinder(settings: settings, client: client, reader: reader, patience: patience)
        let outcome = await finder.find(address)
        await client.shutdown()
        await reader.shutdown()
        return outcome
    }

    private func find(_ text: String) async -> Outcome {
        let text = ASCII.trimmed(text)
        guard !URIReference(text).isWeb, !text.contains("://") else { return await look(at: text) }
        let secure = await look(at: "https://" + text)
        // A port that is shut off does not answer at all.
        guard case .failed(let failure) = secure, failure.speaksOfAddress || failure.kind == .timedOut,
            failure.kind != .unresolved, failure.kind != .refusedAddress
        else { return secure }
        return await look(at: "http://" + text)
    }

    private func look(at address: String) async -> Outcome {
        switch await ask(address, from: address) {
        case .feed(let found): return .found([found])
        case .failed(let failure): return .failed(failure)
        case .other(let response, let failure):
            let base = response.finalURL
            let named = PageFeedLinks.find(in: response.body, contentType: response.contentType, base: base)
            var tried: Set<String> = [address, base]
            var found: [Found] = []
            let candidates =
                [named.filter(\.isDeclared), named.filter { !$0.isDeclared }].map { $0.map(\.address) }
                + [FeedFinder.places.map { URIReference.resolve($0, against: base) }]
            let deadline = ContinuousClock.now + patience
            for round in candidates where found.isEmpty {
                let fresh = round.filter { tried.count < FeedFinder.most && tried.insert($0).inserted }
                for feed in await feeds(at: fresh, from: address, until: deadline)
                where !found.contains(where: { $0.address == feed.address }) {
                    found.append(feed)
                }
            }
            return found.isEmpty ? .nothing(failure) : .found(FeedFinder.sorted(found))
        }
    }

    /// Feeds of comments last, and those without items after the others.
    private static func sorted(_ found: [Found]) -> [Found] {
        func weight(_ feed: Found) -> Int {
            let isComments = ASCII.lowercased(feed.address + " " + (feed.title ?? "")).contains("comment")
            return (isComments ? 2 : 0) + (feed.items == 0 ? 1 : 0)
        }
        return found.enumerated().sorted { (weight($0.element), $0.offset) < (weight($1.element), $1.offset) }
            .map(\.element)
    }

    /// The feeds among addresses that are asked side by side, in their order; those that have not answered at `deadline` are
    /// none.
    private func feeds(
        at addresses: [String],
        from origin: String,
        until deadline: ContinuousClock.Instant
    ) async -> [Found] {
        guard !addresses.isEmpty else { return [] }
        return await withTaskGroup(of: (place: Int, answer: Answer)?.self) { group in
            for (place, address) in addresses.enumerated() {
                group.addTask { (place, await ask(address, from: origin)) }
            }
            group.addTask {
                try? await Task.sleep(until: deadline, clock: .continuous)
                return nil
            }
            var found: [Int: Found] = [:]
            var waiting = addresses.count
            while waiting > 0, let event = await group.next() {
                guard let event else {
                    // It is late: what is on its way is broken off, and comes back as failed.
                    group.cancelAll()
                    continue
                }
                waiting -= 1
                if case .feed(let feed) = event.answer { found[event.place] = feed }
            }
            group.cancelAll()
            return found.sorted { $0.key < $1.key }.map(\.value)
        }
    }

    private enum Answer: Sendable {
        case feed(Found)
        case other(TransferResponse, FeedFailure)
        case failed(FeedFailure)
    }

    /// Asks one address; one that a page names inherits nothing from the one that the user wrote.
    private func ask(_ address: String, from origin: String) async -> Answer {
        guard FeedAddress.isListable(address) else { return .failed(FeedFailure(.badAddress, detail: address)) }
        let isOwn = TransferURL.site(of: address) == TransferURL.site(of: origin)
        let request = TransferRequest(
            url: address,
            userAgent: UserAgent.text(contact: settings.contact),
            proxy: settings.fetch.proxy,
            allowance: isOwn ? settings.fetch.allowPrivate : AddressAllowance()
        )
        let response: TransferResponse
        do { response = try await client.fetch(request) } catch { return .failed(FailureReason.of(error)) }
        if let name = Challenge.name(of: response) {
            return .failed(FeedFailure(.challenge, status: response.status, detail: name))
        }
        guard (200..<300).contains(response.status) else {
            let failure = FeedFailure(.status, status: response.status)
            return .failed(failure)
        }
        do {
            let feed = try await reader.read(
                response.body,
                contentType: response.contentType,
                baseURL: response.finalURL
            )
            // Where it has moved for good, the new address is the better one.
            let moved = response.redirects.allSatisfy(\.isPermanent) ? response.redirects.last?.to : nil
            return .feed(
                Found(address: moved ?? address, title: feed.title, format: feed.format, items: feed.items.count)
            )
        } catch {
            return .other(response, FailureReason.of(error))
        }
    }
}
