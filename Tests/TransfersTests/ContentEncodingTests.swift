import TestSupport
import Testing
import Transfers

struct ContentEncodingTests {
    private static let text = String(repeating: "<item>한국 and 日本</item>\n", count: 4_000)

    private func fetch(
        _ body: [UInt8],
        encoding: String = "gzip",
        status: Int = 200,
        limits: TransferLimits = TransferLimits()
    ) async throws -> TransferResponse {
        var response: TransferResponse?
        try await withLoopback(limits: limits) { server, client in
            server.respond(to: "/") { _ in
                LoopbackAnswer(status: status, headers: [("Content-Encoding", encoding)], body: body)
            }
            response = try await client.fetch(.loopback(server.url("/")))
        }
        return try #require(response)
    }

    @Test(arguments: ["gzip", "x-gzip", "GZIP"])
    func `a gzip body is unpacked and both sizes are known`(encoding: String) async throws {
        let packed = Gzip.stored(bytes(Self.text))
        let response = try await fetch(packed, encoding: encoding)
        #expect(response.body == bytes(Self.text))
        #expect(response.wireBytes == packed.count)
    }

    @Test func `a tightly packed body is unpacked in full`() async throws {
        let response = try await fetch(Gzip.run(of: 0x61, count: 258 * 4_000 + 1))
        #expect(response.body == [UInt8](repeating: 0x61, count: 1_032_001))
        #expect(response.wireBytes < 10_000)
    }

    @Test func `members in a row are one body, and padding behind them is none of it`() async throws {
        let members = Gzip.stored(bytes("one ")) + Gzip.stored(bytes("two"))
        #expect(try await fetch(members).body == bytes("one two"))
        #expect(try await fetch(members + [0, 0, 0, 0]).body == bytes("one two"))
        #expect(try await fetch(members + [0x1F, 0x20, 0x20]).body == bytes("one two"))
    }

    @Test(arguments: [1, 4, 8, 9, 500, 100_000])
    func `a gzip body that was cut off is incomplete, though its length is as announced`(cut: Int) async throws {
        let packed = Gzip.stored(bytes(Self.text))
        await #expect(throws: TransferError.incomplete(.shortStream)) {
            try await fetch(Array(packed.dropLast(cut)))
        }
    }

    @Test func `a second member that was cut off is incomplete too`() async throws {
        let packed = Gzip.stored(bytes("one ")) + Gzip.stored(bytes(Self.text)).dropLast(5)
        await #expect(throws: TransferError.incomplete(.shortStream)) { try await fetch(packed) }
    }

    @Test func `an empty body that claims to be gzip is incomplete`() async throws {
        await #expect(throws: TransferError.incomplete(.shortStream)) { try await fetch([]) }
    }

    @Test func `a wrong checksum is a bad encoding`() async throws {
        var packed = Gzip.stored(bytes(Self.text))
        packed[packed.count - 8] ^= 1
        await #expect(throws: TransferError.badEncoding("gzip")) { try await fetch(packed) }
    }

    @Test(arguments: ["gzip, identity", "identity, GZIP", "utf-8, gzip", ",gzip,", "none,x-gzip"])
    func `what is no coding in a list of them says nothing`(encoding: String) async throws {
        let packed = Gzip.stored(bytes(Self.text))
        let response = try await fetch(packed, encoding: encoding)
        #expect(response.body == bytes(Self.text))
    }

    @Test(arguments: ["none", "utf-8", "UTF-8", "binary", "identity", "identity, identity", "8bit", "text/xml", ", ,"])
    func `a field that names no coding leaves the body as it is`(encoding: String) async throws {
        #expect(try await fetch(bytes(Self.text), encoding: encoding).body == bytes(Self.text))
    }

    @Test(arguments: [
        "br", "zstd", "compress", "X-Compress", "gzip, gzip", "deflate, gzip", "identity, br", "utf-8, br",
    ])
    func `an encoding that nobody asked for is named`(encoding: String) async throws {
        await #expect(throws: TransferError.badEncoding(encoding)) { try await fetch([1, 2, 3], encoding: encoding) }
    }

    @Test func `plain text that claims to be gzip is a bad encoding`() async throws {
        await #expect(throws: TransferError.badEncoding("gzip")) { try await fetch(bytes("<rss version='2.0'/>")) }
    }

    @Test func `of an answer that is not the document, a broken body costs nothing but the diagnosis`() async throws {
        let response = try await fetch(bytes("no gzip at all"), status: 503)
        #expect(response.status == 503)
        #expect(!response.isBodyWhole)
        #expect(try await fetch([1, 2], encoding: "br", status: 404).status == 404)
        #expect(try await fetch(Gzip.stored(bytes("sorry")), status: 404).body == bytes("sorry"))
    }

    @Test func `a gzip bomb is stopped at the limit, and one byte below it is well`() async throws {
        let count = 258 * 40_000 + 1
        let bomb = Gzip.run(of: 0x20, count: count)
        await #expect(throws: TransferError.tooLarge(.body, limit: count - 1)) {
            try await fetch(bomb, limits: TransferLimits(bodyBytes: count - 1))
        }
        #expect(try await fetch(bomb, limits: TransferLimits(bodyBytes: count)).body.count == count)
    }
}
