import LookoutModel
import TestSupport
import Testing
import Transfers

struct RedirectTests {
    @Test func `redirects are followed and told`() async throws {
        try await withLoopback { server, client in
            server.respond(to: "/a") { _ in .redirect(301, to: "/b/c?d=e") }
            server.respond(to: "/b/c") { _ in .redirect(302, to: "../f#part") }
            server.respond(to: "/f") { _ in LoopbackAnswer(headers: [("ETag", "\"f\"")], text: "here") }
            var request = TransferRequest.loopback(server.url("/a"))
            request.validators = Validators(etag: "\"old\"")
            let response = try await client.fetch(request)
            #expect(response.body == bytes("here"))
            #expect(response.finalURL == server.url("/f"))
            #expect(response.redirects.map(\.status) == [301, 302])
            #expect(response.redirects.map(\.isPermanent) == [true, false])
            #expect(response.redirects.map(\.from) == [server.url("/a"), server.url("/b/c?d=e")])
            #expect(response.redirects.map(\.to) == [server.url("/b/c?d=e"), server.url("/f")])
            // The validators are the document's, which stands at the end.
            #expect(server.requests.map { $0["If-None-Match"] } == ["\"old\"", "\"old\"", "\"old\""])
        }
    }

    @Test(arguments: [301, 302, 303, 307, 308])
    func `every kind of redirect is followed by GET`(status: Int) async throws {
        try await withLoopback { server, client in
            server.respond(to: "/a") { _ in .redirect(status, to: "b") }
            server.respond(to: "/b") { _ in LoopbackAnswer(text: "b") }
            let response = try await client.fetch(.loopback(server.url("/a")))
            #expect(response.body == bytes("b"))
            #expect(server.requests.map(\.method) == ["GET", "GET"])
        }
    }

    @Test(arguments: [300, 304, 305, 399])
    func `other statuses of that class are answers, whatever their Location`(status: Int) async throws {
        try await withLoopback { server, client in
            server.respond(to: "/a") { _ in LoopbackAnswer(status: status, headers: [("Location", "/b")]) }
            let response = try await client.fetch(.loopback(server.url("/a")))
            #expect(response.status == status)
            #expect(server.requests.count == 1)
        }
    }

    @Test func `a redirect without a Location is an answer`() async throws {
        try await withLoopback { server, client in
            server.respond(to: "/a") { _ in LoopbackAnswer(status: 302) }
            let response = try await client.fetch(.loopback(server.url("/a")))
            #expect(response.status == 302)
        }
    }

    @Test func `five redirects are followed, a sixth is not, and a loop ends`() async throws {
        try await withLoopback { server, client in
            for hop in 0..<6 { server.respond(to: "/\(hop)") { _ in .redirect(to: "/\(hop + 1)") } }
            server.respond(to: "/6") { _ in LoopbackAnswer(text: "end") }
            server.respond(to: "/loop") { _ in .redirect(to: "/loop") }
            let response = try await client.fetch(.loopback(server.url("/1")))
            #expect(response.redirects.count == 5)
            await #expect(throws: TransferError.tooManyRedirects(limit: 5)) {
                try await client.fetch(.loopback(server.url("/0")))
            }
            await #expect(throws: TransferError.tooManyRedirects(limit: 5)) {
                try await client.fetch(.loopback(server.url("/loop")))
            }
            #expect(server.requests(to: "/loop").count == 6)
        }
    }

    @Test(arguments: [
        ("file:///etc/passwd", TransferError.Refusal.scheme("file")),
        ("FILE:///etc/passwd", .scheme("file")),
        ("ftp://127.0.0.1/", .scheme("ftp")),
        ("gopher://127.0.0.1:25/x", .scheme("gopher")),
        ("dict://127.0.0.1/", .scheme("dict")),
        ("http://user@example.com/", .userInfo),
        ("http://user:secret@example.com/", .userInfo),
        ("http://exa mple.com/", .malformed),
        ("http://", .malformed),
        ("http://example.com:99999/", .malformed),
        ("/a\u{1}b", .malformed),
        ("http://[::1/", .malformed),
    ])
    func `a redirect to where it must not go is refused`(
        location: String,
        reason: TransferError.Refusal
    ) async throws {
        try await withLoopback { server, client in
            server.respond(to: "/a") { _ in .redirect(to: location) }
            await #expect(throws: TransferError.badRedirect(to: location, reason)) {
                try await client.fetch(.loopback(server.url("/a")))
            }
            #expect(server.requests.count == 1)
        }
    }

    @Test func `configured fields and credentials stay at home`() async throws {
        try await withLoopback { server, client in
            var request = TransferRequest.loopback(server.url("/a"), allowing: [.host("127.0.0.1", port: nil)])
            request.headers = [
                .init(name: "X-Api-Key", value: "key"), .init(name: "Cookie", value: "a=b"),
                .init(name: "Accept", value: "text/secret"),
            ]
            request.credential = .basic(user: "reader", password: "hunter2")
            // The server is also the proxy, so that it can stand for a public host.
            request.proxy = "http://127.0.0.1:\(server.port)"
            server.respond(to: server.url("/a")) { _ in .redirect(to: "http://public.example/b") }
            server.respond(to: "http://public.example/b") { _ in .redirect(to: server.url("/c")) }
            server.respond(to: server.url("/c")) { _ in LoopbackAnswer(text: "home again") }
            let response = try await client.fetch(request)
            #expect(response.body == bytes("home again"))
            #expect(server.requests.map { $0["X-Api-Key"] } == ["key", nil, "key"])
            #expect(server.requests.map { $0["Cookie"] } == ["a=b", nil, "a=b"])
            #expect(
                server.requests.map { $0["Authorization"] }
                    == ["Basic cmVhZGVyOmh1bnRlcjI=", nil, "Basic cmVhZGVyOmh1bnRlcjI="]
            )
            #expect(
                server.requests.map { $0["Accept"] } == ["text/secret", TransferRequest.feedMediaTypes, "text/secret"]
            )
        }
    }

    @Test(arguments: [
        (TransferCredential.bearer("token"), "Authorization", "Bearer token"),
        (.header(name: "X-Key", value: "k"), "X-Key", "k"),
        (.basic(user: "a", password: "b"), "Authorization", "Basic YTpi"),
    ])
    func `another port is not home`(credential: TransferCredential, name: String, value: String) async throws {
        try await withLoopback { server, client in
            let away = try LoopbackServer()
            defer { away.stop() }
            server.respond(to: "/a") { _ in .redirect(to: away.url("/b")) }
            var request = TransferRequest.loopback(server.url("/a"))
            request.credential = credential
            await #expect(throws: TransferError.self) { try await client.fetch(request) }
            #expect(server.requests.first?[name] == value)
            #expect(away.connectionCount == 0)
        }
    }

    @Test func `a name and password in the configured address sign in and are not told`() async throws {
        try await withLoopback { server, client in
            server.respond(to: "/a") { _ in .redirect(to: "/b") }
            server.respond(to: "/b") { _ in LoopbackAnswer(text: "b") }
            let response = try await client.fetch(.loopback("http://me:p%40ss@127.0.0.1:\(server.port)/a"))
            #expect(server.requests.map { $0["Authorization"] } == ["Basic bWU6cEBzcw==", "Basic bWU6cEBzcw=="])
            #expect(response.finalURL == server.url("/b"))
            #expect(response.redirects.map(\.from) == [server.url("/a")])
        }
    }
}
