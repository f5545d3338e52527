import LookoutModel
import TestSupport
import Testing
import Transfers

struct ConditionalGetTests {
    @Test func `a first fetch gives the document, its fields and where it came from`() async throws {
        try await withLoopback { server, client in
            server.respond(to: "/feed.xml") { _ in
                LoopbackAnswer(
                    headers: [("Content-Type", "application/rss+xml; charset=utf-8"), ("ETag", "\"v1\"")],
                    text: "<rss/>"
                )
            }
            let response = try await client.fetch(.loopback(server.url("/feed.xml#top")))
            #expect(response.status == 200)
            #expect(response.body == bytes("<rss/>"))
            #expect(response.isBodyWhole)
            #expect(response.wireBytes == 6)
            #expect(response.contentType == "application/rss+xml; charset=utf-8")
            #expect(response.validators == Validators(etag: "\"v1\""))
            #expect(response.finalURL == server.url("/feed.xml"))
            #expect(response.redirects.isEmpty)
            let request = try #require(server.requests.first)
            #expect(request.method == "GET")
            #expect(request.target == "/feed.xml")
            #expect(request["User-Agent"] == "Lookout-Test/1")
            #expect(request["Accept-Encoding"] == "gzip")
            #expect(request["If-None-Match"] == nil)
            #expect(request["If-Modified-Since"] == nil)
            #expect(request["Cookie"] == nil)
        }
    }

    @Test(arguments: [
        "\"plain\"", "W/\"weak\"", "unquoted", "\"with \\\" inside\"", "\"caf\u{E9}\"", "\"two  spaces, and, commas\"",
        "\"\u{C3}\u{A9} in utf-8\"", "\"tab\there\"", "W/\"\"",
    ])
    func `validators go back byte for byte`(etag: String) async throws {
        try await withLoopback { server, client in
            let date = "Sat, 01 Jan 2041 00:00:00 GMT and a half"
            server.respond(to: "/feed.xml") { request in
                request["If-None-Match"] == nil
                    ? LoopbackAnswer(headers: [("eTaG", etag), ("Last-Modified", date)], text: "x")
                    : LoopbackAnswer(status: 304)
            }
            var request = TransferRequest.loopback(server.url("/feed.xml"))
            request.validators = try await client.fetch(request).validators
            #expect(request.validators == Validators(etag: etag, lastModified: date))
            let second = try await client.fetch(request)
            #expect(second.status == 304)
            #expect(server.requests.last?["If-None-Match"] == etag)
            #expect(server.requests.last?["If-Modified-Since"] == date)
        }
    }

    @Test func `a 304 brings its own validators and no body`() async throws {
        try await withLoopback { server, client in
            server.respond(to: "/") { _ in
                LoopbackAnswer(status: 304, headers: [("ETag", "W/\"next\""), ("Content-Encoding", "gzip")])
            }
            let response = try await client.fetch(.loopback(server.url("/")))
            #expect(response.status == 304)
            #expect(response.validators.etag == "W/\"next\"")
            #expect(response.body.isEmpty)
        }
    }

    @Test(arguments: [204, 205])
    func `an answer without a body is whole`(status: Int) async throws {
        try await withLoopback { server, client in
            server.respond(to: "/") { _ in
                .raw("HTTP/1.1 \(status) No\r\nContent-Encoding: gzip\r\nContent-Length: 0\r\n\r\n")
            }
            let response = try await client.fetch(.loopback(server.url("/")))
            #expect(response.status == status)
            #expect(response.isBodyWhole)
        }
    }

    @Test func `validators that could not be sent back are dropped`() async throws {
        try await withLoopback { server, client in
            server.respond(to: "/") { _ in
                LoopbackAnswer(headers: [
                    ("ETag", "\"a\u{1}b\""), ("Last-Modified", String(repeating: "x", count: 5_000)),
                ])
            }
            let response = try await client.fetch(.loopback(server.url("/")))
            #expect(response.validators == Validators())
        }
    }

    @Test func `of two fields of one name the last counts, and trailers do not`() async throws {
        try await withLoopback { server, client in
            server.respond(to: "/") { _ in
                .raw(
                    "HTTP/1.1 103 Early\r\nETag: \"early\"\r\n\r\nHTTP/1.1 200 OK\r\nETag: \"one\"\r\nETag: \"two\"\r\n"
                        + "X-Long: begins\r\n  and goes on\r\nTransfer-Encoding: chunked\r\nTrailer: ETag\r\n\r\n"
                        + "3\r\nabc\r\n0\r\nETag: \"late\"\r\n\r\n"
                )
            }
            let response = try await client.fetch(.loopback(server.url("/")))
            #expect(response.validators.etag == "\"two\"")
            #expect(response.headers.all("etag") == ["\"one\"", "\"two\""])
            #expect(response.headers.last("x-long") == "begins and goes on")
            #expect(response.body == bytes("abc"))
        }
    }

    @Test func `a status that is no success is an answer, with its Retry-After`() async throws {
        try await withLoopback { server, client in
            server.respond(to: "/") { _ in
                LoopbackAnswer(
                    status: 429,
                    headers: [("Retry-After", "Wed, 21 Oct 2037 07:28:00 GMT")],
                    text: "slow down"
                )
            }
            let response = try await client.fetch(.loopback(server.url("/")))
            #expect(response.status == 429)
            #expect(response.retryAfter == "Wed, 21 Oct 2037 07:28:00 GMT")
            #expect(response.body == bytes("slow down"))
        }
    }
}
