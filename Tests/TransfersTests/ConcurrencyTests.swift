import TestSupport
import Testing
import Transfers

struct ConcurrencyTests {
    @Test func `two hundred fetches at once all come back, over no more connections than allowed`() async throws {
        try await withLoopback { server, client in
            for number in 0..<200 {
                server.respond(to: "/\(number)") { _ in
                    LoopbackAnswer(headers: [("ETag", "\"\(number)\"")], text: "feed \(number)")
                }
            }
            let url = server.url("")
            let responses = try await withThrowingTaskGroup(of: TransferResponse.self) { group in
                for number in 0..<200 {
                    group.addTask { try await client.fetch(.loopback(url + "/\(number)")) }
                }
                return try await group.reduce(into: []) { $0.append($1) }
            }
            #expect(Set(responses.map(\.body)) == Set((0..<200).map { bytes("feed \($0)") }))
            #expect(server.requests.count == 200)
            #expect(server.connectionCount <= 4)
        }
    }

    @Test func `two hundred feeds on connections of their own are served at once`() async throws {
        let connections = ConnectionLimits(perHost: 200, total: 200)
        try await withLoopback(connections: connections) { server, client in
            // No answer goes out before all requests are in.
            let gate = RequestGate(count: 200)
            server.respond(to: "/") { _ in
                gate.arriveAndWait()
                return LoopbackAnswer(text: "ok")
            }
            let url = server.url("/")
            let statuses = try await withThrowingTaskGroup(of: Int.self) { group in
                for _ in 0..<200 { group.addTask { try await client.fetch(.loopback(url)).status } }
                return try await group.reduce(into: []) { $0.append($1) }
            }
            #expect(statuses == [Int](repeating: 200, count: 200))
            #expect(server.connectionCount == 200)
        }
    }

    @Test func `a cancelled fetch ends at once and closes its connection`() async throws {
        try await withLoopback { server, client in
            let (started, start) = AsyncStream.makeStream(of: Void.self)
            server.respond(to: "/hang") { _ in
                start.yield()
                return LoopbackAnswer(steps: [.hang])
            }
            server.respond(to: "/") { _ in LoopbackAnswer(text: "ok") }
            let url = server.url("/hang")
            let task = Task { try await client.fetch(.loopback(url)) }
            for await _ in started { break }
            task.cancel()
            await #expect(throws: TransferError.cancelled) { try await task.value }
            let response = try await client.fetch(.loopback(server.url("/")))
            #expect(response.status == 200)
        }
    }

    @Test func `a fetch that waits its turn is cancelled too`() async throws {
        try await withLoopback(connections: ConnectionLimits(perHost: 1)) { server, client in
            let (started, start) = AsyncStream.makeStream(of: Void.self)
            server.respond(to: "/hang") { _ in
                start.yield()
                return LoopbackAnswer(steps: [.hang])
            }
            let url = server.url("")
            let running = Task { try await client.fetch(.loopback(url + "/hang")) }
            for await _ in started { break }
            let waiting = Task { try await client.fetch(.loopback(url + "/never")) }
            waiting.cancel()
            await #expect(throws: TransferError.cancelled) { try await waiting.value }
            running.cancel()
            await #expect(throws: TransferError.cancelled) { try await running.value }
            #expect(server.requests(to: "/never").isEmpty)
        }
    }

    @Test func `a task cancelled beforehand sends nothing`() async throws {
        try await withLoopback { server, client in
            let url = server.url("/")
            let task = Task {
                while !Task.isCancelled { await Task.yield() }
                return try await client.fetch(.loopback(url))
            }
            task.cancel()
            await #expect(throws: TransferError.cancelled) { try await task.value }
            #expect(server.connectionCount == 0)
        }
    }

    @Test func `a shutdown ends what runs and what waits, and later fetches`() async throws {
        let server = try LoopbackServer()
        let client = TransferClient(connections: ConnectionLimits(perHost: 2))
        let (started, start) = AsyncStream.makeStream(of: Void.self)
        server.respond(to: "/") { _ in
            start.yield()
            return LoopbackAnswer(steps: [.hang])
        }
        let url = server.url("/")
        let tasks = (0..<20).map { _ in Task { try await client.fetch(.loopback(url)) } }
        for await _ in started { break }
        await client.shutdown()
        for task in tasks {
            await #expect(throws: TransferError.shutDown) { try await task.value }
        }
        await client.shutdown()
        await #expect(throws: TransferError.shutDown) { try await client.fetch(.loopback(url)) }
        server.stop()
    }

    @Test func `a client that is let go closes its connections`() async throws {
        let (closed, close) = AsyncStream.makeStream(of: Void.self)
        let listener = try LoopbackListener { connection, _ in
            _ = connection.read(through: "\r\n\r\n")
            connection.send("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok")
            connection.waitUntilClosed()
            close.yield()
        }
        var client: TransferClient? = TransferClient()
        let response = try await client?.fetch(.loopback("http://127.0.0.1:\(listener.port)/"))
        #expect(response?.status == 200)
        client = nil
        for await _ in closed { break }
        listener.stop()
    }

    @Test(arguments: [ConnectionLimits(perHost: 1, total: 64), ConnectionLimits(perHost: 4, total: 1)])
    func `credentials go over connections of their own, even where all are taken by idle ones`(
        connections: ConnectionLimits
    ) async throws {
        try await withLoopback(limits: TransferLimits(totalTime: .seconds(5)), connections: connections) {
            server,
            client in
            server.respond(to: "/") { _ in LoopbackAnswer(text: "ok") }
            var signedIn = TransferRequest.loopback(server.url("/"))
            signedIn.credential = .bearer("token")
            for request in [.loopback(server.url("/")), signedIn, signedIn, .loopback(server.url("/"))] {
                let response = try await client.fetch(request)
                #expect(response.status == 200)
            }
            let shared = Set([0, 3].map { server.requests[$0].connection })
            let own = [1, 2].map { server.requests[$0].connection }
            #expect(Set(own).count == 2)
            #expect(shared.isDisjoint(with: own))
        }
    }
}
