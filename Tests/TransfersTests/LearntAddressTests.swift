import LookoutModel
import TestSupport
import Testing
import Transfers

/// Requests that begin where earlier redirects led.
struct LearntAddressTests {
    @Test func `a request begins where it was led, with its validators`() async throws {
        try await withLoopback { server, client in
            server.respond(to: "/new") { _ in LoopbackAnswer(text: "<rss/>") }
            var request = TransferRequest.loopback(server.url("/old"))
            request.learntURL = server.url("/new")
            request.validators = Validators(etag: "\"v\"")
            let response = try await client.fetch(request)
            #expect(response.status == 200)
            #expect(response.redirects.isEmpty)
            #expect(server.requests.map(\.path) == ["/new"])
            #expect(server.requests[0]["If-None-Match"] == "\"v\"")
        }
    }

    @Test func `credentials and headers stay with the address that they were written for`() async throws {
        let other = try LoopbackServer()
        defer { other.stop() }
        try await withLoopback { server, client in
            server.respond(to: "/new") { _ in LoopbackAnswer(text: "<rss/>") }
            other.respond(to: "/new") { _ in LoopbackAnswer(text: "<rss/>") }
            var request = TransferRequest.loopback(server.url("/old"))
            request.credential = .bearer("secret")
            request.headers = [FeedSource.Header(name: "X-Api-Key", value: "secret")]
            request.learntURL = server.url("/new")
            _ = try await client.fetch(request)
            #expect(server.requests[0]["Authorization"] == "Bearer secret")
            request.learntURL = other.url("/new")
            // Neither does the allowance of private addresses go along.
            await #expect(throws: TransferError.self) { try await client.fetch(request) }
            #expect(other.connectionCount == 0)
        }
    }

    @Test func `where it was led it may be led on`() async throws {
        try await withLoopback { server, client in
            server.respond(to: "/new") { _ in .redirect(308, to: "/newer") }
            server.respond(to: "/newer") { _ in LoopbackAnswer(text: "<rss/>") }
            var request = TransferRequest.loopback(server.url("/old"))
            request.learntURL = server.url("/new")
            let response = try await client.fetch(request)
            #expect(response.finalURL == server.url("/newer"))
            #expect(response.redirects.map(\.isPermanent) == [true])
        }
    }
}
