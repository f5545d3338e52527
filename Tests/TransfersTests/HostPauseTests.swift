import LookoutModel
import TestSupport
import Testing
import Transfers

struct HostPauseTests {
    private func fetchAll(_ client: TransferClient, _ addresses: [String]) async -> [Result<Int, TransferError>] {
        await withTaskGroup(of: (Int, Result<Int, TransferError>).self) { group in
            for (number, address) in addresses.enumerated() {
                group.addTask {
                    do throws(TransferError) {
                        return (number, .success(try await client.fetch(.loopback(address)).status))
                    } catch {
                        return (number, .failure(error))
                    }
                }
            }
            var results: [Int: Result<Int, TransferError>] = [:]
            for await (number, result) in group { results[number] = result }
            return addresses.indices.compactMap { results[$0] }
        }
    }

    @Test func `a host that answers 429 is asked no more, and other hosts are`() async throws {
        let other = try LoopbackServer()
        defer { other.stop() }
        other.respond(to: "/") { _ in LoopbackAnswer(text: "<rss/>") }
        try await withLoopback(connections: ConnectionLimits(perHost: 1)) { server, client in
            for number in 0..<20 {
                server.respond(to: "/\(number)") { _ in
                    LoopbackAnswer(status: number == 3 ? 429 : 200, headers: [("Retry-After", "7200")], text: "<rss/>")
                }
            }
            var results: [Result<Int, TransferError>] = []
            for number in 0..<20 { results += await fetchAll(client, [server.url("/\(number)")]) }
            #expect(results.prefix(4) == [.success(200), .success(200), .success(200), .success(429)])
            let host = "127.0.0.1:\(server.port)"
            #expect(results.dropFirst(4).allSatisfy { $0 == .failure(.hostPaused(host: host)) })
            #expect(server.requests.count == 4)
            #expect(await fetchAll(client, [other.url("/")]) == [.success(200)])
            #expect(client.pauses.all.map(\.host) == [host])
            #expect(client.pauses.all.map(\.retryAfter) == ["7200"])
        }
    }

    @Test func `one 503 is the trouble of its feed, a second one that says when to come back that of the host`()
        async throws
    {
        try await withLoopback { server, client in
            for number in 0..<4 {
                server.respond(to: "/\(number)") { _ in
                    let headers = number == 0 ? [] : [(name: "Retry-After", value: "120")]
                    return LoopbackAnswer(status: 503, headers: headers, text: "busy")
                }
            }
            server.respond(to: "/good") { _ in LoopbackAnswer(text: "<rss/>") }
            #expect(await fetchAll(client, [server.url("/0")]) == [.success(503)])
            #expect(await fetchAll(client, [server.url("/0")]) == [.success(503)])
            #expect(await fetchAll(client, [server.url("/1")]) == [.success(503)])
            #expect(await fetchAll(client, [server.url("/good")]) == [.success(200)])
            #expect(client.pauses.all.isEmpty)
            #expect(await fetchAll(client, [server.url("/2")]) == [.success(503)])
            #expect(client.pauses.all.map(\.status) == [503])
            #expect(await fetchAll(client, [server.url("/good")]) != [.success(200)])
        }
    }

    @Test func `what is sent is sent to a host that pauses too`() async throws {
        try await withLoopback { server, client in
            server.respond(to: "/") { _ in LoopbackAnswer(status: 429) }
            server.respond(to: "/hook") { _ in LoopbackAnswer(text: "taken") }
            #expect(await fetchAll(client, [server.url("/")]) == [.success(429)])
            var request = TransferRequest.loopback(server.url("/hook"))
            request.upload = TransferUpload(contentType: "text/plain", body: [1])
            let response = try await client.fetch(request)
            #expect(response.status == 200)
        }
    }
}
