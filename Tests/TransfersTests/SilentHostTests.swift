import TestSupport
import Testing
import Transfers

/// Hosts that take a connection and give no answer, beside one that does.
struct SilentHostTests {
    /// Few slots, so that few hosts that hang take them all.
    private let connections = ConnectionLimits(perHost: 2, total: 2, sockets: 6, patience: .milliseconds(20))

    private func request(_ url: String, isPostponable: Bool = true) -> TransferRequest {
        var request = TransferRequest.loopback(url)
        request.isPostponable = isPostponable
        request.isPatient = true
        return request
    }

    @Test func `hosts that hang keep nobody waiting`() async throws {
        let listener = try LoopbackListener(onAll: true) { connection, _ in connection.waitUntilClosed() }
        defer { listener.stop() }
        try await withLoopback(connections: connections) { server, client in
            for number in 0..<10 { server.respond(to: "/\(number)") { _ in LoopbackAnswer(text: "ok") } }
            let hanging = (1...40).map { "http://127.0.1.\($0):\(listener.port)/" }
            let healthy = (0..<10).map { server.url("/\($0)") }
            let statuses = try await withThrowingTaskGroup(of: Int?.self) { group in
                // All that hang come first, and none of them ever ends by itself.
                for url in hanging {
                    group.addTask { [request] in try? await client.fetch(request(url, true)).status }
                }
                for url in healthy {
                    group.addTask { [request] in
                        do {
                            return try await client.fetch(request(url, true)).status
                        } catch TransferError.postponed {
                            // On a busy machine it, too, may be slow: then it is asked once more.
                            return try await client.fetch(request(url, false)).status
                        }
                    }
                }
                var statuses: [Int] = []
                for try await status in group {
                    if let status { statuses.append(status) }
                    if statuses.count == healthy.count { group.cancelAll() }
                }
                return statuses
            }
            #expect(statuses == [Int](repeating: 200, count: 10))
        }
    }

    @Test func `what waits for a silent host is put off, and what will not be put off has its turn`() async throws {
        let listener = try LoopbackListener(onAll: true) { connection, number in
            guard connection.read(through: "\r\n\r\n") != nil else { return }
            // The first two requests get no answer.
            if number < 2 { return connection.waitUntilClosed() }
            connection.send(bytes("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok"))
        }
        let client = TransferClient(
            connections: ConnectionLimits(perHost: 2, total: 3, sockets: 6, patience: .milliseconds(20))
        )
        let url = "http://127.0.0.1:\(listener.port)/"
        let hanging = (0..<2).map { _ in Task { [request] in try await client.fetch(request(url, true)) } }
        while listener.connectionCount < 2 { await Task.yield() }
        await #expect(throws: TransferError.postponed(nil)) { try await client.fetch(request(url)) }
        hanging[0].cancel()
        _ = await hanging[0].result
        #expect(try await client.fetch(request(url, isPostponable: false)).status == 200)
        hanging[1].cancel()
        await client.shutdown()
        listener.stop()
    }

    @Test func `a host that cannot be reached is not tried for each of its feeds`() async throws {
        let listener = try LoopbackListener { _, _ in }
        let url = "http://127.0.0.1:\(listener.port)/"
        listener.stop()
        let client = TransferClient(connections: ConnectionLimits(perHost: 2))
        let failures = await withTaskGroup(of: TransferError?.self) { group in
            for _ in 0..<500 {
                group.addTask { [request] in
                    do throws(TransferError) {
                        _ = try await client.fetch(request(url, true))
                        return nil
                    } catch {
                        return error
                    }
                }
            }
            return await group.reduce(into: []) { $0.append($1) }
        }
        #expect(failures.count == 500)
        for failure in failures {
            guard case .couldNotConnect("127.0.0.1", _) = failure else {
                Issue.record("\(String(describing: failure))")
                continue
            }
        }
        await client.shutdown()
    }
}
