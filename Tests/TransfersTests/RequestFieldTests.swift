import LookoutModel
import TestSupport
import Testing
import Transfers

struct RequestFieldTests {
    private func refusal(_ change: (inout TransferRequest) -> Void) async throws -> TransferError? {
        var failure: TransferError?
        try await withLoopback { server, client in
            var request = TransferRequest.loopback(server.url("/"))
            change(&request)
            do throws(TransferError) {
                _ = try await client.fetch(request)
            } catch {
                failure = error
            }
            #expect(server.connectionCount == 0, "nothing is sent of a request that is refused")
        }
        return failure
    }

    private static let controls = ["a\r\nX-Evil: 1", "a\nb", "a\rb", "a\u{0}b", "a\u{1}b", "a\u{7F}b", "a\u{1B}[2Jb"]

    @Test(arguments: controls)
    func `control characters are refused wherever they stand`(text: String) async throws {
        let url = try await refusal { $0.url += text }
        #expect(url == .badRequestField(.url))
        let value = try await refusal { $0.headers = [.init(name: "X-A", value: text)] }
        #expect(value == .badRequestField(.header(name: "X-A")))
        let name = try await refusal { $0.headers = [.init(name: text, value: "a")] }
        #expect(name == .badRequestField(.header(name: text)))
        let agent = try await refusal { $0.userAgent = text }
        #expect(agent == .badRequestField(.userAgent))
        let accept = try await refusal { $0.accept = text }
        #expect(accept == .badRequestField(.accept))
        let etag = try await refusal { $0.validators.etag = text }
        #expect(etag == .badRequestField(.validators))
        let date = try await refusal { $0.validators.lastModified = text }
        #expect(date == .badRequestField(.validators))
        let proxy = try await refusal { $0.proxy = "http://proxy.example/" + text }
        #expect(proxy == .badRequestField(.proxy))
        for credential in [
            TransferCredential.basic(user: text, password: "b"), .basic(user: "a", password: text), .bearer(text),
            .header(name: "X-Key", value: text), .header(name: text, value: "b"),
        ] {
            #expect(try await refusal { $0.credential = credential } == .badRequestField(.credential))
        }
    }

    @Test(arguments: ["", "a b", "a:", "naïve", "(a)", "a\u{20AC}"])
    func `a field name that is no token is refused`(name: String) async throws {
        let refusal = try await refusal { $0.headers = [.init(name: name, value: "a")] }
        #expect(refusal == .badRequestField(.header(name: name)))
    }

    @Test(arguments: [
        "Host", "content-length", "Transfer-Encoding", "If-None-Match", "Accept-Encoding", "User-Agent", "Range",
    ])
    func `fields that frame the message are not the user's to set`(name: String) async throws {
        let refusal = try await refusal { $0.headers = [.init(name: name, value: "a")] }
        #expect(refusal == .badRequestField(.header(name: name)))
        let credential = try await self.refusal { $0.credential = .header(name: name, value: "a") }
        #expect(credential == .badRequestField(.credential))
    }

    @Test func `a user name with a colon is refused, an empty proxy too`() async throws {
        let user = try await refusal { $0.credential = .basic(user: "a:b", password: "c") }
        #expect(user == .badRequestField(.credential))
        #expect(try await refusal { $0.proxy = "" } == .badRequestField(.proxy))
    }

    @Test(arguments: [
        ("", TransferError.malformedURL), ("feed.xml", .malformedURL), ("http://", .malformedURL),
        ("//example.com/", .malformedURL), ("http://example.com:0x50/", .malformedURL),
        ("http://example.com:65536/", .malformedURL), ("http://exa mple.com/", .malformedURL),
        ("file:///etc/passwd", .refusedScheme("file")), ("ftp://example.com/", .refusedScheme("ftp")),
        ("FeeD://example.com/", .refusedScheme("feed")), ("smtp://127.0.0.1/", .refusedScheme("smtp")),
    ])
    func `what is no http address is refused`(url: String, error: TransferError) async throws {
        #expect(try await refusal { $0.url = url } == error)
    }

    @Test func `an address too long to be one is refused`() async throws {
        #expect(try await refusal { $0.url += String(repeating: "a", count: 20_000) } == .malformedURL)
    }

    @Test func `configured fields are sent as they stand, in order`() async throws {
        try await withLoopback { server, client in
            var request = TransferRequest.loopback(server.url("/a b/\u{E9}?q=x y"))
            request.headers = [
                .init(name: "X-Second", value: "b"), .init(name: "X-First", value: " a  b"),
                .init(name: "X-Empty", value: ""), .init(name: "X-Second", value: "한국"),
            ]
            _ = try await client.fetch(request)
            let received = try #require(server.requests.first)
            #expect(received.target == "/a%20b/%c3%a9?q=x+y" || received.target == "/a%20b/%C3%A9?q=x+y")
            let own = received.fields.filter { $0.name.hasPrefix("X-") }
            #expect(own.map(\.name) == ["X-Second", "X-First", "X-Empty", "X-Second"])
            #expect(own.prefix(3).map(\.value) == ["b", "a  b", ""])
            let last = try #require(own.last).value.unicodeScalars.map { UInt8(truncatingIfNeeded: $0.value) }
            #expect(last == bytes("한국"))
            let names = received.fields.map { $0.name.lowercased() }
            #expect(Set(names).count == names.count - 1, "\(names)")
        }
    }
}
