import TestSupport
import Testing
import Transfers

// The certificates and the server come from the openssl command, which a system may lack; one after the other, for
// starting a command holds up a thread that other tests need.
@Suite(.serialized, .enabled(if: TLSServer.isAvailable, "no /usr/bin/openssl"))
struct TLSTests {
    private func fetch(
        from server: TLSServer,
        host: String = "127.0.0.1",
        isTrusted: Bool = true
    ) async throws -> Int {
        let client = TransferClient(certificates: isTrusted ? server.certificates : nil)
        let result: Result<Int, any Error>
        do {
            result = .success(try await client.fetch(.loopback("https://\(host):\(server.port)/")).status)
        } catch {
            result = .failure(error)
        }
        await client.shutdown()
        server.stop()
        return try result.get()
    }

    @Test func `a good certificate is accepted`() async throws {
        let server = try TLSServer(.selfSigned(name: "IP:127.0.0.1", days: 2))
        #expect(try await fetch(from: server) == 200)
    }

    @Test func `a certificate that nobody vouches for is self-signed`() async throws {
        let server = try TLSServer(.selfSigned(name: "IP:127.0.0.1", days: 2))
        await #expect(throws: TransferError.tls(.selfSigned)) { try await fetch(from: server, isTrusted: false) }
    }

    @Test func `an unknown authority is told apart`() async throws {
        let server = try TLSServer(.signedByAnother(name: "IP:127.0.0.1"))
        await #expect(throws: TransferError.tls(.unknownIssuer)) { try await fetch(from: server, isTrusted: false) }
    }

    @Test func `an expired certificate is told apart`() async throws {
        let server = try TLSServer(.selfSigned(name: "IP:127.0.0.1", days: -1))
        await #expect(throws: TransferError.tls(.expired)) { try await fetch(from: server) }
    }

    @Test(arguments: ["DNS:other.example", "IP:127.0.0.2", "DNS:127.0.0.1.example"])
    func `a certificate for another host is told apart`(name: String) async throws {
        let server = try TLSServer(.selfSigned(name: name, days: 2))
        await #expect(throws: TransferError.tls(.wrongHost)) { try await fetch(from: server) }
    }

    @Test func `an old protocol version is refused`() async throws {
        let server = try TLSServer(
            .selfSigned(name: "IP:127.0.0.1", days: 2),
            options: ["-www", "-tls1_1", "-cipher", "ALL:@SECLEVEL=0"]
        )
        await #expect(throws: TransferError.tls(.handshake)) { try await fetch(from: server) }
    }

    /// Fetches `http://localhost`, which sends on to the same host's https, where `entries` are allowed.
    private func upgrade(_ entries: (_ http: UInt16, _ https: UInt16) -> [AddressAllowance.Entry]) async throws -> Int {
        let secure = try TLSServer(.selfSigned(name: "DNS:localhost", days: 2))
        let plain = try LoopbackServer()
        defer {
            plain.stop()
            secure.stop()
        }
        plain.respond(to: "/") { [port = secure.port] _ in .redirect(301, to: "https://localhost:\(port)/") }
        let client = TransferClient(certificates: secure.certificates)
        let request = TransferRequest.loopback(
            "http://localhost:\(plain.port)/",
            allowing: entries(plain.port, secure.port)
        )
        let result: Result<Int, any Error>
        do {
            result = .success(try await client.fetch(request).status)
        } catch {
            result = .failure(error)
        }
        await client.shutdown()
        return try result.get()
    }

    @Test func `a host that is allowed by name may lead to its own https`() async throws {
        #expect(try await upgrade { _, _ in [.host("localhost", port: nil)] } == 200)
        #expect(try await upgrade { [.host("localhost", port: $0), .host("localhost", port: $1)] } == 200)
    }

    @Test func `a network or another port that is allowed does not go along to https`() async throws {
        for isRange in [true, false] {
            await #expect {
                try await upgrade { http, _ in
                    isRange ? TransferRequest.loopback("").allowance.entries : [.host("localhost", port: http)]
                }
            } throws: { error in
                if case .refusedAddress("localhost", _)? = error as? TransferError { true } else { false }
            }
        }
    }

    @Test func `a server without TLS is told apart`() async throws {
        let listener = try LoopbackListener { connection, _ in connection.send("HTTP/1.1 400 Bad\r\n\r\n") }
        let client = TransferClient()
        await #expect(throws: TransferError.tls(.handshake)) {
            try await client.fetch(.loopback("https://127.0.0.1:\(listener.port)/"))
        }
        await client.shutdown()
        listener.stop()
    }

    @Test func `a redirect from https to http is refused`() async throws {
        // The test server serves files by -HTTP: the file is the whole answer.
        let folder = try TemporaryFolder()
        try folder.write("HTTP/1.1 301 Moved\r\nLocation: http://127.0.0.1/\r\nContent-Length: 0\r\n\r\n", to: "a")
        let server = try TLSServer(.selfSigned(name: "IP:127.0.0.1", days: 2), options: ["-HTTP"], in: folder)
        let client = TransferClient(certificates: server.certificates)
        await #expect(throws: TransferError.badRedirect(to: "http://127.0.0.1/", .downgrade)) {
            try await client.fetch(.loopback("https://127.0.0.1:\(server.port)/a"))
        }
        await client.shutdown()
        server.stop()
    }
}
