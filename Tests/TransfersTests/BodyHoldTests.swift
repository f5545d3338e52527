import TestSupport
import Testing
import Transfers

/// Documents that were fetched and are not done with.
struct BodyHoldTests {
    @Test func `nothing more is asked for while as much is held as may be, and then the rest`() async throws {
        let connections = ConnectionLimits(perHost: 1, total: 1, heldBytes: 10)
        try await withLoopback(connections: connections) { server, client in
            server.respond(to: "/") { _ in LoopbackAnswer(text: "0123456789") }
            server.respond(to: "/none") { _ in LoopbackAnswer(status: 404, text: "0123456789") }
            let url = server.url("/")
            // What is no document is not held.
            _ = try await client.fetch(.loopback(server.url("/none")))
            var first: TransferResponse? = try await client.fetch(.loopback(url))
            #expect(first?.hold?.bytes == 10)
            let second = Task { try await client.fetch(.loopback(url)) }
            for _ in 0..<100 { await Task.yield() }
            #expect(server.requests(to: "/").count == 1)
            first = nil
            #expect(try await second.value.status == 200)
        }
    }

    @Test func `two hundred documents pass through a narrow place`() async throws {
        try await withLoopback(connections: ConnectionLimits(heldBytes: 25)) { server, client in
            server.respond(to: "/") { _ in LoopbackAnswer(text: "0123456789") }
            let url = server.url("/")
            let sum = try await withThrowingTaskGroup(of: Int.self) { group in
                for _ in 0..<200 { group.addTask { try await client.fetch(.loopback(url)).body.count } }
                return try await group.reduce(0, +)
            }
            #expect(sum == 2_000)
        }
    }
}
