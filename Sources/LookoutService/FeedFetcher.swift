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
    private let secrets: Secrets
    private let now: Instant
    /// Added to the dates of samples, in seconds.
    private let sampleShift: Int64

    package init(
        home: Home,
        settings: Settings,
        client: TransferClient,
        reader: DocumentReader,
        secrets: Secrets,
        now: Instant,
        sampleShift: Int64
    ) {
        self.home = home
        self.settings = settings
        self.client = client
        self.reader = reader
        self.secrets = secrets
        self.now = now
        self.sampleShift = sampleShift
    }

    /// Asks the feed; `state` is what earlier passes know of it.
    package func fetch(_ source: FeedSource, state: FeedState?) async -> FetchedFeed {
        let outcome: FetchOutcome
        switch source.location {
        case .address(let address): outcome = await fetch(source, address: address, state: state)
        case .file(let path): outcome = await read(source, path: path, state: state)
        }
        return FetchedFeed(source: source, outcome: outcome)
    }

    private func fetch(_ source: FeedSource, address: String, state: FeedState?) async -> FetchOutcome {
        var credential: TransferCredential?
        if let wanted = source.credential {
            guard let resolved = secrets.resolve(wanted) else { return .failed(FeedFailure(.secret), retryAfter: nil) }
            credential = resolved
        }
        let known = state?.address == address ? state : nil
        let request = TransferRequest(
            url: address,
            validators: known?.validators ?? Validators(),
            headers: source.headers,
            userAgent: UserAgent.text(contact: settings.contact),
            credential: credential,
            proxy: source.proxy ?? settings.fetch.proxy,
            allowance: settings.fetch.allowPrivate
        )
        do {
            return await evaluate(try await client.fetch(request), source: source, state: known)
        } catch {
            return .failed(FailureReason.of(error), retryAfter: nil)
        }
    }

    private func evaluate(_ response: TransferResponse, source: FeedSource, state: FeedState?) async -> FetchOutcome {
        switch response.status {
        case 200..<300:
            let document = FeedDocument(
                bytes: response.body,
                contentType: response.contentType,
                address: response.finalURL,
                validators: response.validators
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
            return .document(
                FetchOutcome.Document(
                    feed: feed,
                    items: ItemNormalizer.items(of: feed, source: source, scheme: scheme, shift: shift),
                    // What was cut off is asked for again, whatever the server says of changes.
                    bodyHash: feed.isTruncated ? FeedState.cutOffHash : hash,
                    validators: feed.isTruncated ? Validators() : document.validators,
                    scheme: scheme,
                    schemeAfterChange: IdentityLearning.scheme(afterChangeOfIDs: scheme, for: evidence)
                )
            )
        } catch {
            let failure = FailureReason.of(error)
            if case .died = error { return .crashed(failure, document: document.bytes) }
            return .failed(failure, retryAfter: nil)
        }
    }
}
