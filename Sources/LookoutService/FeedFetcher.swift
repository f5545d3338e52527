import FeedParsing
package import LookoutModel
import Platform
import Stories
import Text
package import Transfers

/// Asks one feed, over HTTP or from a file, and reads what it says.
package struct FeedFetcher: Sendable {
    private let home: Home
    private let settings: Settings
    private let client: TransferClient
    private let reader: DocumentReader
    private let matcher: ItemMatcher?
    private let secrets: Secrets
    private let now: Instant
    /// Added to the dates of samples, in seconds.
    private let sampleShift: Int64

    /// With `matcher` the first document of a feed comes with what the rules catch of it.
    package init(
        home: Home,
        settings: Settings,
        client: TransferClient,
        reader: DocumentReader,
        matcher: ItemMatcher? = nil,
        secrets: Secrets,
        now: Instant,
        sampleShift: Int64
    ) {
        self.home = home
        self.settings = settings
        self.client = client
        self.reader = reader
        self.matcher = matcher
        self.secrets = secrets
        self.now = now
        self.sampleShift = sampleShift
    }

    /// Asks the feed; `state` is what earlier passes know of it.
    ///
    /// Where `isPostponable`, a feed whose host keeps silent comes back as postponed while others wait.
    package func fetch(_ source: FeedSource, state: FeedState?, isPostponable: Bool = false) async -> FetchedFeed {
        switch source.location {
        case .address(let address):
            return await fetch(source, address: address, state: state, isPostponable: isPostponable)
        case .file(let path):
            return FetchedFeed(source: source, outcome: await read(source, path: path, state: state))
        }
    }

    private func fetch(
        _ source: FeedSource,
        address: String,
        state: FeedState?,
        isPostponable: Bool
    ) async -> FetchedFeed {
        var credential: TransferCredential?
        if let wanted = source.credential {
            guard let resolved = secrets.resolve(wanted) else {
                return FetchedFeed(source: source, outcome: .failed(FeedFailure(.secret), retryAfter: nil))
            }
            credential = resolved
        }
        var known = state?.address == address ? state : nil
        let plan = FetchPlan(known, feed: source.id, now: now)
        known?.validators = plan.validators
        var request = TransferRequest(
            url: address,
            validators: plan.validators,
            headers: source.headers,
            userAgent: UserAgent.text(contact: settings.contact),
            credential: credential,
            proxy: source.proxy ?? settings.fetch.proxy,
            allowance: settings.fetch.allowPrivate
        )
        request.learntURL = plan.learntAddress
        request.isPatient = plan.isPatient
        request.isPostponable = isPostponable
        // A run that ends by its deadline knows enough of a server that took all this time.
        request.tellsLateness = true
        let answer = await ask(request, source: source, state: known)
        guard !answer.isPostponed, request.learntURL != nil, case .failed(let failure, _) = answer.outcome,
            failure.speaksOfAddress
        else {
            return answer
        }
        // What was learnt does not hold any more: the list's own address has the last word.
        request.learntURL = nil
        var second = await ask(request, source: source, state: known)
        second.exchange?.requests += answer.exchange?.requests ?? 0
        return second
    }

    /// Reads nothing more: what waits for it is asked for again in the next run.
    package func stopReading() async {
        await reader.shutdown()
    }

    private func ask(_ request: TransferRequest, source: FeedSource, state: FeedState?) async -> FetchedFeed {
        var exchange = FetchExchange(host: TransferURL.site(of: request.learntURL ?? request.url) ?? "")
        exchange.isLearnt = request.learntURL != nil
        do {
            let response = try await client.fetch(request)
            exchange.requests += response.redirects.count
            exchange.status = response.status
            exchange.bytes = response.wireBytes
            exchange.redirects = response.redirects
            exchange.freshFor = CacheLifetime.seconds(response.headers, now: now)
            let outcome = await evaluate(response, source: source, state: state)
            return FetchedFeed(source: source, outcome: outcome, exchange: exchange)
        } catch {
            let failure = FailureReason.of(error)
            var isPostponed = false
            if case .postponed = error { isPostponed = true }
            let wasSent =
                error != .postponed(nil) && failure.kind != .hostPaused && failure.kind != .badAddress
                && failure.kind != .refusedAddress
            return FetchedFeed(
                source: source,
                outcome: .failed(failure, retryAfter: nil),
                exchange: wasSent ? exchange : nil,
                isPostponed: isPostponed
            )
        }
    }

    private func evaluate(_ response: TransferResponse, source: FeedSource, state: FeedState?) async -> FetchOutcome {
        if response.status != 304, let name = Challenge.name(of: response) {
            return .failed(FeedFailure(.challenge, status: response.status, detail: name), retryAfter: nil)
        }
        switch response.status {
        case 200..<300:
            let document = FeedDocument(
                bytes: response.body,
                contentType: response.contentType,
                address: response.finalURL,
                validators: response.validators,
                hold: response.hold
            )
            return await read(document, source: source, state: state)
        case 304 where state?.validators.isEmpty == false:
            // A 304 may carry new validators; those it leaves out stay as they were (RFC 9111, 4.3.4).
            let sent = state?.validators ?? Validators()
            return .notModified(
                Validators(
                    etag: response.validators.etag ?? sent.etag,
                    lastModified: response.validators.lastModified ?? sent.lastModified
                )
            )
        case 410:
            return .failed(FeedFailure(.gone, status: 410), retryAfter: nil)
        default:
            let retryAfter = [429, 503].contains(response.status) ? response.retryAfter : nil
            return .failed(
                FeedFailure(.status, status: response.status),
                retryAfter: RetryAfter.seconds(retryAfter, now: now)
            )
        }
    }

    private func read(_ source: FeedSource, path: String, state: FeedState?) async -> FetchOutcome {
        do {
            let bytes = try FeedFile.read(path, below: home.feeds, limit: settings.fetch.maxBytes)
            let document = FeedDocument(bytes: bytes, contentType: nil, address: nil, validators: Validators())
            return await read(document, source: source, state: state)
        } catch  where error.isTooLong {
            return .failed(FailureReason.tooLarge(settings.fetch.maxBytes), retryAfter: nil)
        } catch {
            return .failed(FeedFailure(.file, detail: error.isAbsent ? "absent" : path), retryAfter: nil)
        }
    }

    private func read(_ document: FeedDocument, source: FeedSource, state: FeedState?) async -> FetchOutcome {
        let hash = document.hash
        if hash == state?.bodyHash { return .unchanged(document.validators) }
        do {
            let feed = try await reader.read(
                document.bytes,
                contentType: document.contentType,
                baseURL: document.address
            )
            let shift = source.isSample ? sampleShift : 0
            let evidence = ItemNormalizer.evidence(of: feed)
            let scheme = IdentityLearning.scheme(for: evidence, remembered: state?.identityScheme)
            var items = ItemNormalizer.items(
                of: feed,
                source: source,
                evidence: evidence,
                scheme: scheme,
                shift: shift
            )
            if let failure = BridgeError.remove(from: &items) { return .failed(failure, retryAfter: nil) }
            let isFirst = state?.lastDocument == nil
            return .document(
                FetchOutcome.Document(
                    feed: feed,
                    evidence: evidence,
                    items: items,
                    // What was cut off is asked for again, whatever the server says of changes.
                    bodyHash: feed.isTruncated ? FeedState.cutOffHash : hash,
                    validators: feed.isTruncated ? Validators() : document.validators,
                    scheme: scheme,
                    // Here feeds are looked at side by side; later, of few items, one after the other.
                    matcher: isFirst ? matcher : nil,
                    hold: document.hold
                )
            )
        } catch {
            // Where the run ends, what waits for the reader has not failed.
            if Task.isCancelled { return .failed(FeedFailure(.deadline), retryAfter: nil) }
            let failure = FailureReason.of(error)
            if case .died = error { return .crashed(failure, document: document.bytes) }
            return .failed(failure, retryAfter: nil)
        }
    }
}
