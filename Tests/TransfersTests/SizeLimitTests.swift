import TestSupport
import Testing
import Transfers

struct SizeLimitTests {
    private static let limits = TransferLimits(
        totalTime: .seconds(5),
        bodyBytes: 10_000,
        wireBytes: 12_000,
        headerBytes: 4_000
    )

    private func fetch(_ answer: LoopbackAnswer) async throws -> TransferResponse {
        var response: TransferResponse?
        try await withLoopback(limits: Self.limits) { server, client in
            server.respond(to: "/") { _ in answer }
            response = try await client.fetch(.loopback(server.url("/")))
        }
        return try #require(response)
    }

    @Test func `a body of exactly the limit is well`() async throws {
        let body = [UInt8](repeating: 0x61, count: 10_000)
        #expect(try await fetch(LoopbackAnswer(body: body)).body == body)
    }

    @Test func `a body over the limit is refused`() async throws {
        await #expect(throws: TransferError.tooLarge(.body, limit: 10_000)) {
            try await fetch(LoopbackAnswer(body: [UInt8](repeating: 0x61, count: 10_001)))
        }
    }

    @Test func `an announced length over the limit is refused before any of it is read`() async throws {
        await #expect(throws: TransferError.tooLarge(.wire, limit: 12_000)) {
            try await fetch(.raw("HTTP/1.1 200 OK\r\nContent-Length: 12001\r\n\r\n", then: .hang))
        }
    }

    @Test func `chunks without end are cut at the limit`() async throws {
        let chunk = bytes("400\r\n" + String(repeating: "x", count: 1_024) + "\r\n")
        await #expect(throws: TransferError.tooLarge(.body, limit: 10_000)) {
            try await fetch(
                .raw("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n", then: .sendForever(chunk))
            )
        }
    }

    @Test func `packed bytes have a limit of their own`() async throws {
        let members = Array((0..<2_000).map { _ in Gzip.stored([]) }.joined())
        await #expect(throws: TransferError.tooLarge(.wire, limit: 12_000)) {
            try await fetch(
                LoopbackAnswer(headers: [("Content-Encoding", "gzip"), ("Connection", "close")], body: members)
            )
        }
    }

    @Test func `fields without end are cut at the limit`() async throws {
        await #expect(throws: TransferError.tooLarge(.headers, limit: 4_000)) {
            try await fetch(.raw("HTTP/1.1 200 OK\r\n", then: .sendForever(bytes("X-More: and more\r\n"))))
        }
    }

    @Test func `one field without end is cut too`() async throws {
        await #expect {
            try await fetch(.raw("HTTP/1.1 200 OK\r\nX-Long: ", then: .sendForever(bytes("and more "))))
        } throws: { error in
            if case .tooLarge(.headers, _)? = error as? TransferError { true } else { false }
        }
    }

    @Test func `interim answers without end count as fields`() async throws {
        await #expect(throws: TransferError.tooLarge(.headers, limit: 4_000)) {
            try await fetch(.raw("", then: .sendForever(bytes("HTTP/1.1 103 Early Hints\r\nLink: <a>\r\n\r\n"))))
        }
    }

    @Test func `of an error page without end the beginning is kept`() async throws {
        let response = try await fetch(
            .raw("HTTP/1.1 503 Busy\r\nRetry-After: 7\r\n\r\n", then: .sendForever(bytes("Error! ")))
        )
        #expect(response.status == 503)
        #expect(response.retryAfter == "7")
        #expect(!response.isBodyWhole)
        #expect(response.body.starts(with: bytes("Error! Error! ")))
        #expect(response.body.count <= 65_536)
    }
}
