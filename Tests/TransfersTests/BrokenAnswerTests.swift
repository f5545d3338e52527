import TestSupport
import Testing
import Transfers

struct BrokenAnswerTests {
    private func failure(of answer: LoopbackAnswer) async throws -> TransferError? {
        var failure: TransferError?
        try await withLoopback(limits: TransferLimits(totalTime: .seconds(5))) { server, client in
            server.respond(to: "/") { _ in answer }
            do throws(TransferError) {
                _ = try await client.fetch(.loopback(server.url("/")))
            } catch {
                failure = error
            }
        }
        return failure
    }

    @Test func `a body shorter than announced is incomplete`() async throws {
        let answer = LoopbackAnswer.raw("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n<rss>")
        #expect(try await failure(of: answer) == .incomplete(.shortBody))
    }

    @Test(arguments: ["5\r\n<rss>\r\n", "5\r\n<rss>\r\n0", "50\r\n<rss>"])
    func `chunks without their end are incomplete`(chunks: String) async throws {
        let answer = LoopbackAnswer.raw("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n" + chunks)
        #expect(try await failure(of: answer) == .incomplete(.shortBody))
    }

    @Test func `a chunk length that is no number is incomplete`() async throws {
        let answer = LoopbackAnswer.raw("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nxyz\r\n<rss>")
        #expect(try await failure(of: answer) == .incomplete(.connectionLost))
    }

    @Test func `a connection reset in the body is incomplete`() async throws {
        let answer = LoopbackAnswer.raw("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n<rss>", then: .reset)
        let failure = try await failure(of: answer)
        #expect(failure == .incomplete(.connectionLost) || failure == .incomplete(.shortBody))
    }

    @Test func `a body without a length ends with the connection`() async throws {
        try await withLoopback { server, client in
            server.respond(to: "/") { _ in .raw("HTTP/1.0 200 OK\r\n\r\n<rss/>") }
            let response = try await client.fetch(.loopback(server.url("/")))
            #expect(response.body == bytes("<rss/>"))
        }
    }

    @Test func `a connection closed without a word is lost`() async throws {
        #expect(try await failure(of: .raw("")) == .connectionLost)
        #expect(try await failure(of: LoopbackAnswer(steps: [.reset])) == .connectionLost)
    }

    @Test(arguments: ["SSH-2.0-OpenSSH_9.2\r\n", "220 mail.example ESMTP\r\n", "<html></html>"])
    func `what does not speak HTTP is told apart`(greeting: String) async throws {
        #expect(try await failure(of: .raw(greeting)) == .notHTTP)
    }

    @Test(arguments: [
        "HTTP/1.1 200 OK\r\nContent-Le", "HTTP/1.1 304 Not Modified\r\nETag: \"x", "HTTP/1.1 200 OK\r\nETag: \"x\"\r\n",
    ])
    func `fields cut in the middle are no answer`(beginning: String) async throws {
        #expect(try await failure(of: .raw(beginning)) == .incomplete(.connectionLost))
    }

    @Test(arguments: ["-5", "99999999999999999999999", "5, 5", "0x5", ""])
    func `a length that is none is borne`(length: String) async throws {
        // curl takes some of these and refuses others; that nothing breaks is what counts.
        let answer = LoopbackAnswer.raw("HTTP/1.1 200 OK\r\nContent-Length: \(length)\r\n\r\n<rss>")
        let failure = try await failure(of: answer)
        #expect(failure != .cancelled && failure != .shutDown && failure != .timedOut(.receiving))
    }

    @Test func `a port where nobody listens is a failure to connect`() async throws {
        let server = try LoopbackServer()
        let port = server.port
        server.stop()
        let client = TransferClient()
        do throws(TransferError) {
            _ = try await client.fetch(.loopback("http://127.0.0.1:\(port)/"))
            Issue.record("an answer from nobody")
        } catch {
            #expect(error.suggestsNetworkDown)
            if case .couldNotConnect(let host, let code) = error {
                #expect(host == "127.0.0.1")
                #expect(code == 111)
            } else {
                Issue.record("\(error)")
            }
        }
        await client.shutdown()
    }

    @Test func `a name that cannot be is a failure to resolve`() async throws {
        // A label beyond 63 letters fits no question, so no name server is asked.
        let host = String(repeating: "a", count: 70) + ".example"
        let client = TransferClient()
        await #expect(throws: TransferError.couldNotResolve(host: host)) {
            try await client.fetch(.loopback("http://\(host)/"))
        }
        await client.shutdown()
        #expect(TransferError.couldNotResolve(host: host).suggestsNetworkDown)
    }
}
