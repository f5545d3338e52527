import TestSupport
import Testing
import Transfers

struct AddressGateTests {
    private static let loopback = IPAddress(127, 0, 0, 1)

    @Test(arguments: ["127.0.0.1", "localhost", "0x7f.1", "2130706433", "017700000001", "127.1"])
    func `without an allowance nothing is connected to, however the address is written`(host: String) async throws {
        try await withLoopback { server, client in
            let request = TransferRequest(url: "http://\(host):\(server.port)/", userAgent: "test")
            do throws(TransferError) {
                _ = try await client.fetch(request)
                Issue.record("fetched")
            } catch {
                guard case .refusedAddress(_, let address) = error else {
                    Issue.record("\(error)")
                    return
                }
                #expect(address == Self.loopback || address == IPAddress("::1"))
            }
            #expect(server.connectionCount == 0)
        }
    }

    @Test func `an allowance for another port is none`() async throws {
        try await withLoopback { server, client in
            let request = TransferRequest.loopback(server.url("/"), allowing: [.host("127.0.0.1", port: 1)])
            await #expect(throws: TransferError.refusedAddress(host: "127.0.0.1", address: Self.loopback)) {
                try await client.fetch(request)
            }
            #expect(server.connectionCount == 0)
        }
    }

    @Test func `a redirect does not inherit the allowance`() async throws {
        try await withLoopback { server, client in
            let other = try LoopbackServer()
            defer { other.stop() }
            server.respond(to: "/a") { _ in .redirect(301, to: other.url("/b")) }
            await #expect(throws: TransferError.refusedAddress(host: "127.0.0.1", address: Self.loopback)) {
                try await client.fetch(.loopback(server.url("/a")))
            }
            #expect(other.connectionCount == 0)
        }
    }

    @Test func `a connection made under an allowance serves no request without it`() async throws {
        try await withLoopback { server, client in
            server.respond(to: "/") { _ in LoopbackAnswer(text: "ok") }
            _ = try await client.fetch(.loopback(server.url("/")))
            _ = try await client.fetch(.loopback(server.url("/")))
            try #require(server.connectionCount == 1, "the connection is used again, or this shows nothing")
            await #expect(throws: TransferError.refusedAddress(host: "127.0.0.1", address: Self.loopback)) {
                try await client.fetch(TransferRequest(url: server.url("/"), userAgent: "test"))
            }
            #expect(server.requests.count == 2)
            #expect(server.connectionCount == 1)
        }
    }

    @Test(arguments: [
        "http://169.254.169.254/latest", "http://[::ffff:10.0.0.1]/", "http://0xA9FEA9FE/", "http://[fd00::1]/",
    ])
    func `through a proxy, a private address in the URL itself is refused`(url: String) async throws {
        try await withLoopback { server, client in
            var request = TransferRequest(url: url, userAgent: "test")
            request.proxy = "http://127.0.0.1:\(server.port)"
            await #expect {
                _ = try await client.fetch(request)
            } throws: { error in
                if case .refusedAddress(_, _)? = error as? TransferError { true } else { false }
            }
            #expect(server.connectionCount == 0)
        }
    }

    @Test(arguments: [403, 407, 502])
    func `a proxy that refuses is told with its status`(status: Int) async throws {
        try await withLoopback { server, client in
            server.respond(to: "feeds.example:443") { _ in LoopbackAnswer(status: status, text: "no") }
            var request = TransferRequest(url: "https://feeds.example/x", userAgent: "test")
            request.proxy = "http://127.0.0.1:\(server.port)"
            await #expect(throws: TransferError.proxyFailed(status: status)) { try await client.fetch(request) }
            #expect(server.requests.map(\.method) == ["CONNECT"])
        }
    }

    @Test func `a configured proxy is used, on a private address too`() async throws {
        try await withLoopback { server, client in
            server.respond(to: "http://feeds.example/x") { _ in LoopbackAnswer(text: "by proxy") }
            var request = TransferRequest(url: "http://feeds.example/x", userAgent: "test")
            request.proxy = "http://127.0.0.1:\(server.port)"
            let response = try await client.fetch(request)
            #expect(response.body == bytes("by proxy"))
            #expect(response.finalURL == "http://feeds.example/x")
        }
    }
}
