import TestSupport
import Testing
import Transfers

struct TimeLimitTests {
    private func failure(_ answer: LoopbackAnswer, _ limits: TransferLimits) async throws -> TransferError? {
        var failure: TransferError?
        try await withLoopback(limits: limits) { server, client in
            server.respond(to: "/") { _ in answer }
            do throws(TransferError) {
                _ = try await client.fetch(.loopback(server.url("/")))
            } catch {
                failure = error
            }
        }
        return failure
    }

    @Test func `a server that never answers is given up`() async throws {
        let failure = try await failure(LoopbackAnswer(steps: [.hang]), TransferLimits(totalTime: .seconds(1)))
        #expect(failure == .timedOut(.waiting))
        #expect(failure?.suggestsNetworkDown == false)
    }

    @Test func `fields that stop coming are given up`() async throws {
        let answer = LoopbackAnswer.raw("HTTP/1.1 200 OK\r\nETag: \"x", then: .hang)
        #expect(try await failure(answer, TransferLimits(totalTime: .seconds(1))) == .timedOut(.receiving))
    }

    @Test func `a body that stops coming is given up`() async throws {
        let answer = LoopbackAnswer.raw("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n<rss>", then: .hang)
        #expect(try await failure(answer, TransferLimits(totalTime: .seconds(1))) == .timedOut(.receiving))
    }

    @Test func `an answer that stands still is given up before the whole time is over`() async throws {
        // The server's own thread tells how long the client stayed: this test's may be kept waiting by others.
        let stayed = Locked(Duration.zero)
        let listener = try LoopbackListener { connection, _ in
            guard connection.send(bytes("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n<rss>")) else { return }
            let elapsed = ContinuousClock().measure { connection.waitUntilClosed() }
            stayed.withLock { $0 = elapsed }
        }
        let client = TransferClient(limits: TransferLimits(stallTime: .seconds(1), totalTime: .seconds(120)))
        await #expect(throws: TransferError.timedOut(.receiving)) {
            try await client.fetch(.loopback("http://127.0.0.1:\(listener.port)/"))
        }
        await client.shutdown()
        listener.stop()
        #expect(stayed.withLock { $0 } < .seconds(110))
    }

    @Test func `a handshake that never ends is given up`() async throws {
        let listener = try LoopbackListener { connection, _ in connection.waitUntilClosed() }
        defer { listener.stop() }
        let client = TransferClient(limits: TransferLimits(connectTime: .seconds(1)))
        await #expect(throws: TransferError.timedOut(.handshake)) {
            try await client.fetch(.loopback("https://127.0.0.1:\(listener.port)/"))
        }
        await client.shutdown()
    }

    @Test func `the status counts even where its body stops coming`() async throws {
        try await withLoopback(limits: TransferLimits(totalTime: .seconds(1))) { server, client in
            server.respond(to: "/") { _ in
                .raw("HTTP/1.1 503 Busy\r\nRetry-After: 9\r\nContent-Length: 9\r\n\r\nE", then: .hang)
            }
            let response = try await client.fetch(.loopback(server.url("/")))
            #expect(response.status == 503)
            #expect(response.retryAfter == "9")
            #expect(!response.isBodyWhole)
        }
    }

    @Test func `all redirects share one time limit`() async throws {
        // Each hop alone is within the time: its body stands still for as long as is left.
        try await withLoopback(limits: TransferLimits(totalTime: .seconds(1))) { server, client in
            server.respond(to: "/a") { _ in
                .raw("HTTP/1.1 302 Found\r\nLocation: /a\r\nContent-Length: 9\r\n\r\nE", then: .hang)
            }
            await #expect(throws: TransferError.timedOut(.redirecting)) {
                try await client.fetch(.loopback(server.url("/a")))
            }
            #expect(server.requests.count == 1)
        }
    }

    @Test func `a request brings limits of its own`() async throws {
        try await withLoopback(limits: TransferLimits(totalTime: .milliseconds(1))) { server, client in
            server.respond(to: "/") { _ in LoopbackAnswer(text: "ok") }
            var request = TransferRequest.loopback(server.url("/"))
            request.limits = TransferLimits()
            let response = try await client.fetch(request)
            #expect(response.status == 200)
        }
    }

    @Test func `waiting for one's turn does not count`() async throws {
        // Two requests take all of a lane's time, one after the other; the second must not run out while it waits.
        let connections = ConnectionLimits(perHost: 1, total: 1)
        try await withLoopback(limits: TransferLimits(totalTime: .seconds(1)), connections: connections) {
            server,
            client in
            server.respond(to: "/hang") { _ in LoopbackAnswer(steps: [.hang]) }
            server.respond(to: "/quick") { _ in LoopbackAnswer(text: "ok") }
            let (started, start) = AsyncStream.makeStream(of: Void.self)
            server.respond(to: "/first") { _ in
                start.yield()
                return LoopbackAnswer(steps: [.hang])
            }
            let url = server.url("")
            let first = Task { try await client.fetch(.loopback(url + "/first")) }
            for await _ in started { break }
            let second = Task { try await client.fetch(.loopback(url + "/hang")) }
            let third = Task { try await client.fetch(.loopback(url + "/quick")) }
            await #expect(throws: TransferError.timedOut(.waiting)) { try await first.value }
            await #expect(throws: TransferError.timedOut(.waiting)) { try await second.value }
            let response = try await third.value
            #expect(response.status == 200)
        }
    }
}
