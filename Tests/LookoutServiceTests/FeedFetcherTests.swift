import FeedParsing
import Logging
import LookoutModel
import LookoutService
import Platform
import TestSupport
import Testing
import Transfers

@Suite struct FeedFetcherTests {
    private let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
    }

    /// What a feed gives whose file holds `bytes`, where `maxBytes` are allowed.
    private func outcome(_ bytes: [UInt8], maxBytes: Int) async throws -> FetchOutcome {
        try folder.write(bytes, to: "Feeds/a.xml")
        return await fetch(.file("a.xml"), maxBytes: maxBytes)
    }

    private func fetch(_ location: FeedSource.Location, maxBytes: Int) async -> FetchOutcome {
        var settings = Settings(zone: .utc)
        settings.fetch.maxBytes = maxBytes
        let client = TransferClient(limits: TransferLimits(bodyBytes: maxBytes, wireBytes: maxBytes))
        let home = Home(root: folder.path())
        let fetcher = FeedFetcher(
            home: home,
            settings: settings,
            client: client,
            reader: DocumentReader(.inProcess, limits: settings.fetch.feedLimits, log: Logger(label: "test")),
            secrets: Secrets(home: home, environment: [:]),
            now: Instant(seconds: 0),
            sampleShift: 0
        )
        let source = FeedSource(id: FeedID("a"), location: location, place: SourcePlace(file: "Feeds/a.yaml"))
        let outcome = await fetcher.fetch(source, state: nil).outcome
        await client.shutdown()
        return outcome
    }

    /// A feed of one item and of `count` bytes.
    private func document(_ count: Int) -> [UInt8] {
        let start = Array("<rss><channel><item><guid>1</guid></item><!--".utf8)
        let end = Array("--></channel></rss>".utf8)
        return start + [UInt8](repeating: 0x20, count: count - start.count - end.count) + end
    }

    @Test func `a document is as large as the settings say, beyond what is usual too`() async throws {
        guard case .document(let read) = try await outcome(document(10_500_000), maxBytes: 11_000_000) else {
            Issue.record("not read")
            return
        }
        #expect(read.items.map(\.identity) == ["guid:1"])
    }

    @Test func `a file that is too large says so, with the bound of the settings`() async throws {
        guard case .failed(let failure, _) = try await outcome(document(2_000), maxBytes: 1_999) else {
            Issue.record("read")
            return
        }
        #expect(failure.kind == .tooLarge)
        #expect(FailureReason.allowedBytes(failure) == 1_999)
        #expect(FailureReason.allowedBytes(FailureReason.of(.tooLarge(.body, limit: 5))) == 5)
        #expect(FailureReason.allowedBytes(FailureReason.of(.exceeds(.items, limit: 5))) == nil)
    }

    @Test func `what a document calls its root is told, however long it is, in brief`() {
        let root = String(repeating: "a", count: 1_000_000)
        #expect(FailureReason.of(.notFeed(root: root)).detail == "<" + root.prefix(80) + ">")
    }

    @Test func `a file that is not there is told apart`() async {
        guard case .failed(let failure, _) = await fetch(.file("none.xml"), maxBytes: 10) else {
            Issue.record("read")
            return
        }
        #expect(failure == FeedFailure(.file, detail: "absent"))
    }
}
