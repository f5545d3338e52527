import FeedParsing
import Logging
import LookoutModel
import LookoutService
import Platform
import TestSupport
import Testing
import Transfers

@Suite struct FeedFinderTests {
    private let server: LoopbackServer
    private let rss = "<rss version=\"2.0\"><channel><title>T</title><item><guid>1</guid></item></channel></rss>"

    init() throws {
        server = try LoopbackServer()
    }

    private func find(_ path: String, patience: Duration) async throws -> FeedFinder.Outcome {
        var settings = Settings(zone: .utc)
        settings.fetch.allowPrivate = try AddressAllowance(parsing: ["127.0.0.0/8"])
        let log = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
        return await FeedFinder.find(
            server.url(path),
            settings: settings,
            reading: .inProcess,
            patience: patience,
            log: log
        )
    }

    private func page(_ links: [String]) -> LoopbackAnswer {
        let links = links.map { "<link rel=\"alternate\" type=\"application/rss+xml\" href=\"\($0)\">" }
        return LoopbackAnswer(text: "<!doctype html><html><head>\(links.joined())</head><body>News</body></html>")
    }

    /// Without a bound the first of them would be waited for as long as the settings let a feed take.
    @Test func `usual places that never answer are not waited for`() async throws {
        defer { server.stop() }
        let home = page([])
        server.respond(to: "/") { _ in home }
        for path in ["/feed", "/rss", "/feed.xml", "/atom.xml", "/index.xml", "/feed.json"] {
            server.respond(to: path) { _ in LoopbackAnswer(steps: [.hang]) }
        }
        let begun = ContinuousClock.now
        guard case .nothing(let failure) = try await find("/", patience: .milliseconds(500)) else {
            Issue.record("something was found")
            return
        }
        #expect(failure.kind == .notAFeed)
        #expect(begun.duration(to: .now) < .seconds(30))
        #expect(server.requests.count > 2)
    }

    @Test func `feeds that a page names are asked side by side and told in its order`() async throws {
        defer { server.stop() }
        let (home, rss) = (page(["/slow", "/a", "/b", "/c"]), rss)
        server.respond(to: "/") { _ in home }
        server.respond(to: "/slow") { _ in LoopbackAnswer(steps: [.hang]) }
        for path in ["/a", "/b", "/c"] { server.respond(to: path) { _ in LoopbackAnswer(text: rss) } }
        guard case .found(let found) = try await find("/", patience: .seconds(2)) else {
            Issue.record("nothing was found")
            return
        }
        #expect(found.map(\.address) == ["/a", "/b", "/c"].map(server.url))
    }
}
