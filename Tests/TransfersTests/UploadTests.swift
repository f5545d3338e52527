import LookoutModel
import TestSupport
import Testing
import Transfers

/// What is sent rather than fetched.
struct UploadTests {
    private func upload(
        _ url: String,
        _ method: TransferUpload.Method = .post,
        body: [UInt8] = bytes("{\"a\":1}")
    ) -> TransferRequest {
        var request = TransferRequest.loopback(url)
        request.upload = TransferUpload(method: method, contentType: "application/json", body: body)
        return request
    }

    @Test(arguments: [TransferUpload.Method.post, .put])
    func `method, type and body arrive as they stand`(method: TransferUpload.Method) async throws {
        try await withLoopback { server, client in
            server.respond(to: "/in") { _ in LoopbackAnswer(status: 201, text: "taken") }
            var request = upload(server.url("/in"), method, body: bytes("한국 \u{0} {\"a\":1}\r\n"))
            request.headers = [FeedSource.Header(name: "webhook-id", value: "1")]
            let response = try await client.fetch(request)
            #expect(response.status == 201)
            #expect(response.body == bytes("taken"))
            let received = try #require(server.requests.first)
            #expect(received.method == method.rawValue)
            #expect(received.body == bytes("한국 \u{0} {\"a\":1}\r\n"))
            #expect(received["Content-Type"] == "application/json")
            #expect(received["Content-Length"] == "18")
            #expect(received["webhook-id"] == "1")
            #expect(received["Expect"] == nil && received["Transfer-Encoding"] == nil)
        }
    }

    @Test(arguments: [0, 1, 70_000, 3_000_000])
    func `bodies of any size are sent at once`(size: Int) async throws {
        try await withLoopback { server, client in
            server.respond(to: "/in") { _ in LoopbackAnswer(status: 204) }
            let response = try await client.fetch(
                upload(server.url("/in"), body: [UInt8](repeating: 0x61, count: size))
            )
            #expect(response.status == 204)
            #expect(server.requests.map(\.body.count) == [size])
            #expect(server.requests.first?["Expect"] == nil)
        }
    }

    @Test(arguments: [301, 302, 303, 307, 308])
    func `a redirect is an answer and leads nowhere`(status: Int) async throws {
        try await withLoopback { server, client in
            server.respond(to: "/in") { _ in .redirect(status, to: "/elsewhere") }
            var request = upload(server.url("/in"))
            request.credential = .bearer("secret")
            let response = try await client.fetch(request)
            #expect(response.status == status)
            #expect(response.redirects == [])
            #expect(server.requests.map(\.path) == ["/in"])
        }
    }

    @Test func `each upload has a connection of its own`() async throws {
        try await withLoopback { server, client in
            server.respond(to: "/in") { _ in LoopbackAnswer(text: "ok") }
            for _ in 0..<3 { _ = try await client.fetch(upload(server.url("/in"))) }
            #expect(server.requests.map(\.connection) == [0, 1, 2])
        }
    }

    @Test func `a connection that is lost after the request is not tried again`() async throws {
        try await withLoopback { server, client in
            server.respond(to: "/in") { _ in LoopbackAnswer(steps: [.reset]) }
            await #expect(throws: TransferError.connectionLost) { try await client.fetch(upload(server.url("/in"))) }
            #expect(server.requests.count == 1)
        }
    }

    @Test func `an answer that is endless, too large or broken off is an answer by its status`() async throws {
        let endless = LoopbackAnswer(
            steps: [.send(bytes("HTTP/1.1 200 OK\r\n\r\n")), .sendForever([UInt8](repeating: 0x61, count: 8_192))]
        )
        let short = LoopbackAnswer.raw("HTTP/1.1 202 Accepted\r\nContent-Length: 100\r\n\r\nok")
        let large = LoopbackAnswer.raw("HTTP/1.1 200 OK\r\nContent-Length: 99999999999\r\n\r\nok", then: .reset)
        let strange = LoopbackAnswer(headers: [("Content-Encoding", "br")], text: "??")
        for (answer, status) in [(endless, 200), (short, 202), (large, 200), (strange, 200)] {
            try await withLoopback { server, client in
                server.respond(to: "/in") { _ in answer }
                let response = try await client.fetch(upload(server.url("/in")))
                #expect(response.status == status)
                #expect(response.body.count <= 65_536)
            }
        }
    }

    @Test func `private addresses are refused unless allowed, and nothing is sent`() async throws {
        try await withLoopback { server, client in
            var request = upload(server.url("/in"))
            request.allowance = AddressAllowance()
            do throws(TransferError) {
                _ = try await client.fetch(request)
                Issue.record("sent to a private address")
            } catch {
                guard case .refusedAddress = error else {
                    Issue.record("\(error)")
                    return
                }
            }
            #expect(server.connectionCount == 0)
        }
    }

    @Test func `a content type with a line break is refused`() async throws {
        try await withLoopback { server, client in
            var request = upload(server.url("/in"))
            request.upload?.contentType = "text/plain\r\nX-Evil: 1"
            await #expect(throws: TransferError.badRequestField(.header(name: "Content-Type"))) {
                try await client.fetch(request)
            }
            #expect(server.connectionCount == 0)
        }
    }

    @Test func `fetching is as it was after uploads`() async throws {
        try await withLoopback { server, client in
            server.respond(to: "/in") { _ in LoopbackAnswer(text: "ok") }
            _ = try await client.fetch(upload(server.url("/in")))
            _ = try await client.fetch(.loopback(server.url("/in")))
            let last = try #require(server.requests.last)
            #expect(last.method == "GET" && last.body.isEmpty)
            #expect(last["Content-Type"] == nil && last["Content-Length"] == nil)
        }
    }
}
