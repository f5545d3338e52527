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
            // One that is idle for two minutes is not used again, and a busy machine may take longer from line to line.
            for _ in 0..<10 where server.requests.count == server.connectionCount {
                _ = try await client.fetch(.loopback(server.url("/")))
            }
            let (requests, connections) = (server.requests.count, server.connectionCount)
            try #require(requests > connections, "the connection is used again, or this shows nothing")
            await #expect(throws: TransferError.refusedAddress(host: "127.0.0.1", address: Self.loopback)) {
                try await client.fetch(TransferRequest(url: server.url("/"), userAgent: "test"))
            }
            #expect(server.requests.count == requests)
            #expect(server.connectionCount == connections)
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

    @Test(arguments: [
        "http://localhost/", "https://localhost/", "http://LocalHost./", "http://a.localhost/", "http://printer.local/",
        "http://db.internal/x", "http://db.internal.:8080/", "http://router.lan/", "http://a.home.arpa/",
        "http://intranet/", "http://intranet./", "http://127.0.0.1./", "http://127.0.0.1%2E/", "http://0x7f.1./",
        "http://2130706433../", "http://127.1./", "http://10.0.0.1./", "http://1.2.3.4.5/", "http://256.1.1.1/",
        "http://a.0x7f/", "http://127。0。0。1/", "http://ｌｏｃａｌｈｏｓｔ/",
    ])
    func `through a proxy, a host that means something private is refused by its form`(url: String) async throws {
        try await withLoopback { server, client in
            var request = TransferRequest.loopback(url, allowing: [.host("feeds.example", port: nil)])
            request.proxy = "http://127.0.0.1:\(server.port)"
            await #expect {
                _ = try await client.fetch(request)
            } throws: { error in
                switch error as? TransferError {
                case .refusedAddress, .refusedName: true
                default: false
                }
            }
            #expect(server.connectionCount == 0)
        }
    }

    @Test func `through a proxy, a network that is allowed gives no name that is in it`() async throws {
        try await withLoopback { server, client in
            var request = TransferRequest.loopback("http://localhost/")
            request.proxy = "http://127.0.0.1:\(server.port)"
            await #expect(throws: TransferError.refusedName(host: "localhost")) { try await client.fetch(request) }
            server.respond(to: "http://127.0.0.1./x") { _ in LoopbackAnswer(text: "allowed") }
            request.url = "http://127.0.0.1./x"
            let response = try await client.fetch(request)
            #expect(response.body == bytes("allowed"))
        }
    }

    @Test(arguments: [
        ("http://intranet/x", AddressAllowance.Entry.host("intranet", port: nil)),
        ("http://intranet./x", .host("intranet", port: 80)),
        ("http://a.localhost:81/x", .host("a.localhost", port: 81)),
        ("http://8.8.8.8./x", .host("other", port: nil)), ("http://locals.example/x", .host("other", port: nil)),
        ("http://local.example./x", .host("other", port: nil)),
    ])
    func `through a proxy, what is public or allowed by its name is fetched`(
        url: String,
        entry: AddressAllowance.Entry
    ) async throws {
        try await withLoopback { server, client in
            server.respond(to: url) { _ in LoopbackAnswer(text: "by proxy") }
            var request = TransferRequest.loopback(url, allowing: [entry])
            request.proxy = "http://127.0.0.1:\(server.port)"
            let response = try await client.fetch(request)
            #expect(response.body == bytes("by proxy"))
        }
    }

    @Test(arguments: [
        ("http://bücher.example/x", "http://xn--bcher-kva.example/x"),
        ("http://日本.example/x", "http://xn--wgv71a.example/x"),
        ("http://한국。example/x", "http://xn--3e0b707e.example/x"),
    ])
    func `a host in letters beyond ASCII is asked for by its ASCII name`(url: String, asked: String) async throws {
        try await withLoopback { server, client in
            server.respond(to: asked) { _ in LoopbackAnswer(text: "found") }
            var request = TransferRequest(url: url, userAgent: "test")
            request.proxy = "http://127.0.0.1:\(server.port)"
            let response = try await client.fetch(request)
            #expect(response.body == bytes("found"))
        }
    }

    @Test func `a redirect through a proxy is judged like the first request`() async throws {
        try await withLoopback { server, client in
            server.respond(to: "http://feeds.example/x") { _ in .redirect(to: "http://metadata.internal/") }
            var request = TransferRequest(url: "http://feeds.example/x", userAgent: "test")
            request.allowance = AddressAllowance(entries: [.host("metadata.internal", port: nil)])
            request.proxy = "http://127.0.0.1:\(server.port)"
            await #expect(throws: TransferError.refusedName(host: "metadata.internal")) {
                try await client.fetch(request)
            }
            #expect(server.requests.count == 1)
        }
    }

    @Test(arguments: ["socks5", "SOCKS5", "socks5h", "socks4", "socks4a", "socks"])
    func `a SOCKS proxy is given the name, which nobody looks up here`(scheme: String) async throws {
        let names = Locked<[String]>([])
        let proxy = try LoopbackListener { connection, _ in
            guard let name = SOCKSRequest.host(from: connection) else { return }
            names.withLock { $0.append(name) }
        }
        defer { proxy.stop() }
        try await withLoopback { _, client in
            var request = TransferRequest(url: "http://feeds.example/x", userAgent: "test")
            request.proxy = "\(scheme)://127.0.0.1:\(proxy.port)"
            await #expect(throws: TransferError.self) { try await client.fetch(request) }
        }
        proxy.stop()
        #expect(names.withLock { $0 } == ["feeds.example"])
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
