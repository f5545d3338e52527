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
    /// Where sites have their feeds, from the root.
    private static let places = [
        "/feed", "/rss", "/rss.xml", "/feed.xml", "/atom.xml", "/index.xml", "/feed.json", "/feeds/posts/default",
        "/?feed=rss2",
    ]

    private let settings: Settings
    private let client: TransferClient
    private let reader: DocumentReader

    /// Looks for the feeds of `address`, which may be no more than a host's name.
    package static func find(_ address: String, settings: Settings, reading: FeedReading, log: Logger) async -> Outcome
    {
        let limits = TransferLimits(
            totalTime: .seconds(settings.fetch.timeout),
            bodyBytes: settings.fetch.maxBytes,
            wireBytes: settings.fetch.maxBytes
        )
        let client = TransferClient(limits: limits)
        let reader = DocumentReader(reading, limits: settings.fetch.feedLimits, log: log)
        let outcome = await FeedFinder(settings: settings, client: client, reader: reader).find(address)
        await client.shutdown()
        await reader.shutdown()
        return outcome
    }

    private func find(_ text: String) async -> Outcome {
        let text = ASCII.trimmed(text)
        guard !URIReference(text).isWeb, !text.contains("://") else { return await look(at: text) }
        let secure = await look(at: "https://" + text)
        guard case .failed(let failure) = secure, failure.speaksOfAddress, failure.kind != .unresolved,
            failure.kind != .refusedAddress
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
            for round in candidates where found.isEmpty {
                for candidate in round where tried.count < FeedFinder.most && tried.insert(candidate).inserted {
                    if case .feed(let feed) = await ask(candidate, from: address),
                        !found.contains(where: { $0.address == feed.address })
                    {
                        found.append(feed)
                    }
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

    private enum Answer {
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
