import Delivery
import Foundation
import LookoutModel
import Storage
import TestSupport
import Testing
import Text
import Transfers

@Suite struct WebhookSinkTests {
    private let body = WebhookForm().body(of: SampleMessages.plain, to: "reader")

    private func settings(_ desk: HookDesk, _ path: String = "/hook", seconds: Int = 30) -> WebhookSettings {
        WebhookSettings(name: "desk", url: .plain(desk.server.url(path)), route: desk.route(seconds: seconds))
    }

    private func deliver(_ desk: HookDesk, _ settings: WebhookSettings) async -> Result<String, DeliveryError> {
        let sink = WebhookSink(settings, connection: desk.connection)
        let entry = SampleMessages.entry(SampleMessages.plain, body: body)
        return await delivered { () async throws(DeliveryError) in try await sink.deliver(entry, mayHaveArrived: false)
        }
    }

    private func outcome(of answer: LoopbackAnswer, seconds: Int = 30) async throws -> Result<String, DeliveryError>? {
        var result: Result<String, DeliveryError>?
        try await HookDesk.open { desk in
            desk.server.respond(to: "/hook") { _ in answer }
            result = await deliver(desk, settings(desk, seconds: seconds))
        }
        return result
    }

    private func bytes(_ text: String) -> [UInt8] { Array(text.utf8) }

    @Test(arguments: [("plain", SampleMessages.plain), ("drill", SampleMessages.drill)])
    func `the payload has what machines read`(name: String, message: Message) throws {
        let payload = WebhookForm().body(of: message, to: "reader")
        try expectGolden(payload + "\n", "webhook-\(name).json")
        #expect(payload == WebhookForm().body(of: message, to: "reader"))
    }

    @Test func `hostile text is a string in the payload and nothing else`() throws {
        let payload = WebhookForm().body(of: SampleMessages.hostile, to: "reader")
        let object = try #require(try JSONSerialization.jsonObject(with: Data(payload.utf8)) as? [String: Any])
        #expect(object["headline"] as? String == SampleMessages.hostileText)
        #expect((object["text"] as? String)?.hasPrefix("ALERT") == true)
        let items = try #require(object["items"] as? [[String: Any]])
        #expect(items[0]["link"] is NSNull)
        #expect((items[1]["link"] as? String)?.contains("\"") == false)
        #expect(!payload.contains("\n"))
    }

    @Test func `a message is posted with its id, the time of the attempt and a signature of both and the body`()
        async throws
    {
        try await HookDesk.open { desk in
            desk.server.respond(to: "/hook") { _ in LoopbackAnswer(status: 202, text: "got\nit") }
            var settings = settings(desk)
            settings.secret = .secret(.environment("TOKEN"))
            settings.headers = [.init(name: "X-Key", value: .secret(.environment("TOKEN")))]
            #expect(await deliver(desk, settings) == .success("202 got it"))
            desk.clock.advance(by: 300)
            _ = await deliver(desk, settings)
            let requests = desk.server.requests
            #expect(requests.count == 2)
            #expect(requests.map(\.text) == [body, body])
            #expect(requests.map { $0["webhook-id"] } == [SampleMessages.plain.id, SampleMessages.plain.id])
            #expect(requests.map { $0["Idempotency-Key"] } == [SampleMessages.plain.id, SampleMessages.plain.id])
            #expect(requests.map { $0["webhook-timestamp"] } == ["1795500000", "1795500300"])
            #expect(requests.map { $0["X-Key"] } == [HookDesk.secret, HookDesk.secret])
            let signature = try #require(WebhookSignature(secret: HookDesk.secret))
            let signatures = [1_795_500_000, 1_795_500_300].map {
                signature.value(id: SampleMessages.plain.id, timestamp: $0, body: body)
            }
            #expect(requests.map { $0["webhook-signature"] } == signatures)
        }
    }

    @Test(arguments: [200, 201, 202, 204, 299])
    func `every 2xx is a receipt`(status: Int) async throws {
        #expect(try await outcome(of: LoopbackAnswer(status: status)) == .success("\(status)"))
    }

    @Test(arguments: [408, 425, 429, 500, 502, 503, 504, 507])
    func `a server in trouble will have it later`(status: Int) async throws {
        let answer = LoopbackAnswer(status: status, text: "busy")
        #expect(try await outcome(of: answer) == .failure(.postponed(answer: "\(status) busy", after: nil)))
    }

    @Test(arguments: [
        ("120", 120), ("5", 60), ("Tue, 24 Nov 2026 06:10:00 GMT", 600), ("999999999", 86_400),
    ])
    func `a pause that the server asks for is told`(field: String, seconds: Int64) async throws {
        let answer = LoopbackAnswer(status: 429, headers: [("Retry-After", field)])
        #expect(try await outcome(of: answer) == .failure(.postponed(answer: "429", after: seconds)))
    }

    @Test(arguments: [300, 301, 302, 307, 308, 400, 404, 405, 413, 415, 422])
    func `any other answer is a refusal, redirects among them`(status: Int) async throws {
        let answer = LoopbackAnswer(status: status, headers: [("Location", "/elsewhere")], text: "no")
        #expect(try await outcome(of: answer) == .failure(.refused(answer: "\(status) no")))
    }

    @Test(arguments: [401, 403, 407])
    func `an answer that lets nobody in is a fault of the sink, which may be mended`(status: Int) async throws {
        let error = DeliveryError.loginRefused(answer: "\(status) no")
        #expect(try await outcome(of: LoopbackAnswer(status: status, text: "no")) == .failure(error))
        #expect(error.isOfSink && !error.isFinal)
    }

    @Test func `a redirect is not followed`() async throws {
        try await HookDesk.open { desk in
            desk.server.respond(to: "/hook") { _ in .redirect(307, to: "/other") }
            desk.server.respond(to: "/other") { _ in LoopbackAnswer(text: "ok") }
            _ = await deliver(desk, settings(desk))
            #expect(desk.server.requests.map(\.path) == ["/hook"])
        }
    }

    @Test func `410 means that the hook is gone`() async throws {
        #expect(try await outcome(of: LoopbackAnswer(status: 410)) == .failure(.gone(answer: "410")))
    }

    @Test func `no answer, or none to its end, leaves open whether the message has arrived`() async throws {
        let hang = try await outcome(of: LoopbackAnswer(steps: [.hang]), seconds: 1)
        #expect(hang == .failure(.unreachable(.timedOut(.waiting))))
        let cut = try await outcome(of: LoopbackAnswer(steps: [.reset]))
        #expect(cut == .failure(.unreachable(.connectionLost)))
        let half = try await outcome(of: .raw("HTTP/1.1 200 OK\r\nX: "))
        #expect(half == .failure(.unreachable(.incomplete(.connectionLost))))
        let noise = try await outcome(of: .raw("SSH-2.0-x\r\n"))
        #expect(noise == .failure(.unreachable(.notHTTP)))
    }

    @Test func `a status is an answer even where its body never ends`() async throws {
        let slow = LoopbackAnswer.raw("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nok", then: .hang)
        #expect(try await outcome(of: slow, seconds: 1) == .success("200 ok"))
        let huge = LoopbackAnswer(
            steps: [.send(bytes("HTTP/1.1 200 OK\r\n\r\n")), .sendForever([UInt8](repeating: 0x61, count: 8_192))]
        )
        let receipt = "200 " + String(repeating: "a", count: 200) + "…"
        #expect(try await outcome(of: huge) == .success(receipt))
    }

    @Test func `what an answer says is shown as one safe line`() async throws {
        let answer = LoopbackAnswer(status: 400, text: "\u{1B}[2Jbad\r\n\u{202E}request \u{0}here")
        #expect(try await outcome(of: answer) == .failure(.refused(answer: "400 [2Jbad request here")))
        let binary = LoopbackAnswer(status: 400, body: [0xFF, 0xFE, 0x00, 0x61])
        #expect(try await outcome(of: binary) == .failure(.refused(answer: "400 \u{FFFD}\u{FFFD}a")))
    }

    @Test func `a secret that is missing is named, and nothing is sent`() async throws {
        try await HookDesk.open { desk in
            var settings = settings(desk)
            settings.secret = .secret(.file("secrets/hook"))
            #expect(await deliver(desk, settings) == .failure(.noSecret("secrets/hook")))
            desk.set("secrets/hook", "whsec_not base64!")
            #expect(await deliver(desk, settings) == .failure(.noSecret("secrets/hook")))
            settings.secret = nil
            settings.url = .secret(.environment("HOOK"))
            #expect(await deliver(desk, settings) == .failure(.noSecret("HOOK")))
            #expect(desk.server.connectionCount == 0)
        }
    }

    @Test func `a header's secret is told by nothing, and where it is short only the status is told`() async throws {
        try await HookDesk.open { desk in
            var settings = settings(desk)
            settings.headers = [.init(name: "Authorization", value: .secret(.environment("TOKEN")))]
            desk.server.respond(to: "/hook") { request in
                LoopbackAnswer(status: 403, text: "not \(request["Authorization"]?.split(separator: " ").last ?? "")")
            }
            desk.set("TOKEN", "Bearer s3cr3t")
            #expect(await deliver(desk, settings) == .failure(.loginRefused(answer: "403 not [secret]")))
            desk.set("TOKEN", "abc")
            #expect(await deliver(desk, settings) == .failure(.loginRefused(answer: "403")))
        }
    }

    @Test func `a secret address is read at each attempt and told by nothing`() async throws {
        try await HookDesk.open { desk in
            var settings = settings(desk)
            settings.url = .secret(.environment("HOOK"))
            let path = "/services/\(HookDesk.secret)/more"
            desk.set("HOOK", desk.server.url(path + "?key=\(HookDesk.secret)"))
            let url = desk.server.url(path)
            for status in [200, 400, 410, 500] {
                desk.server.respond(to: path) { request in
                    LoopbackAnswer(status: status, text: "no route for \(request.target) at \(url), \(HookDesk.secret)")
                }
                let result = await deliver(desk, settings)
                #expect(!"\(result)".contains(HookDesk.secret), "\(result)")
                #expect("\(result)".contains("no route for [secret]"), "\(result)")
            }
            #expect(desk.server.requests.count == 4)
            for address in [
                "", "T0ps3cr3tT0ken-Value", "T0ps3cr3t:Value", "http://", "ftp://T0ps3cr3t/x", "http://a b/",
            ] {
                desk.set("HOOK", address)
                let result = await deliver(desk, settings)
                #expect(!"\(result)".contains("T0ps3cr3t") && !"\(result)".contains("t0ps3cr3t"), "\(result)")
                guard case .failure = result else {
                    Issue.record("\(address) was delivered to")
                    return
                }
            }
        }
    }

    @Test func `a private address is reached only where the settings allow it`() async throws {
        try await HookDesk.open { desk in
            var settings = settings(desk)
            settings.route = HookRoute()
            guard case .failure(.unreachable(.refusedAddress)) = await deliver(desk, settings) else {
                Issue.record("reached")
                return
            }
            #expect(desk.server.connectionCount == 0)
        }
    }
}
