import Delivery
import Foundation
import LookoutModel
import Platform
import Storage
import TestSupport
import Testing
import Transfers

@Suite struct ChatSinkTests {
    /// What a service makes of a message, as it arrives.
    private func received(_ name: String, _ message: Message) async throws -> String {
        var shown = ""
        try await HookDesk.open { desk in
            let services = ChatServices(desk: desk)
            desk.server.respond(to: services.path(name, id: message.id)) { _ in ChatServices.receipt(name) }
            let result = await services.deliver(name, message)
            guard case .success = result else {
                Issue.record("\(name): \(result)")
                return
            }
            #expect(desk.server.requests.count == 1)
            shown = desk.shown(try #require(desk.server.requests.first))
        }
        return shown
    }

    @Test(arguments: ChatServices.names)
    func `a message arrives in the service's own form`(name: String) async throws {
        try expectGolden(try await received(name, SampleMessages.plain), "chat-\(name).txt")
    }

    @Test(arguments: ChatServices.names)
    func `a critical drill says so first`(name: String) async throws {
        let shown = try await received(name, SampleMessages.drill)
        try expectGolden(shown, "chat-\(name)-drill.txt")
        #expect(shown.contains("DRILL: CRITICAL: 日米韓") || shown.contains("DRILL%3A%20CRITICAL%3A%20"))
    }

    @Test(arguments: ChatServices.names)
    func `a first look is told with its text`(name: String) async throws {
        let shown = try await received(name, SampleMessages.firstLook)
        #expect(shown.contains("ffeeddccbbaa99887766554433221100"))
    }

    @Test(arguments: ChatServices.names)
    func `what was stored holds no secret, and neither does a receipt`(name: String) async throws {
        try await HookDesk.open { desk in
            let services = ChatServices(desk: desk)
            let body = ChatForm(services.service(name), time: LocalTime(zone: .utc))
                .body(of: SampleMessages.plain, to: "reader")
            #expect(!body.contains(HookDesk.secret) && !body.contains("uQiRzpo4"))
            for status in [200, 400, 404, 500] {
                desk.server.respond(to: services.path(name)) { request in
                    LoopbackAnswer(
                        status: status,
                        text: "\(request.target) \(HookDesk.secret) \(request.text.prefix(120))"
                    )
                }
                let result = await services.deliver(name, SampleMessages.plain)
                #expect(!"\(result)".contains(HookDesk.secret) && !"\(result)".contains("uQiRzpo4"), "\(result)")
            }
        }
    }

    @Test(arguments: ChatServices.names)
    func `a secret that is missing is named, and nothing is sent`(name: String) async throws {
        try await HookDesk.open { desk in
            let services = ChatServices(desk: desk)
            let service = services.service(name)
            for variable in ["HOOK", "TOKEN", "USER"] { desk.set(variable, nil) }
            let sink = ChatSink(
                ChatSettings(name: name, service: service, route: desk.route()),
                connection: desk.connection
            )
            let entry = SampleMessages.entry(SampleMessages.plain, body: "{}")
            let result = await delivered { () async throws(DeliveryError) in
                try await sink.deliver(entry, mayHaveArrived: false)
            }
            guard case .failure(.noSecret) = result else {
                Issue.record("\(result)")
                return
            }
            #expect(desk.server.connectionCount == 0)
        }
    }

    /// An answer and what it means.
    struct Meaning: Sendable, CustomTestStringConvertible {
        let name: String
        let status: Int
        var headers: [(name: String, value: String)] = []
        let text: String
        let expected: String

        var testDescription: String { "\(name) \(status) \(text)" }
    }

    @Test(arguments: [
        Meaning(name: "slack", status: 200, text: "ok", expected: "arrived"),
        Meaning(name: "slack", status: 200, text: "<html>Sign in</html>", expected: "later nil"),
        Meaning(name: "slack", status: 200, text: "accepted", expected: "arrived"),
        Meaning(name: "slack", status: 200, text: "{\"ok\":false,\"error\":\"fatal_error\"}", expected: "later nil"),
        Meaning(name: "slack", status: 400, text: "invalid_payload", expected: "refused"),
        Meaning(name: "slack", status: 403, text: "action_prohibited", expected: "locked"),
        Meaning(name: "slack", status: 404, text: "no_service", expected: "gone"),
        Meaning(name: "slack", status: 410, text: "channel_is_archived", expected: "gone"),
        Meaning(name: "slack", status: 429, headers: [("Retry-After", "90")], text: "", expected: "later 90"),
        Meaning(name: "slack", status: 500, text: "rollup_error", expected: "later nil"),
        Meaning(name: "discord", status: 200, text: "{\"id\":\"1\"}", expected: "arrived"),
        Meaning(name: "discord", status: 400, text: "{\"code\":50006}", expected: "refused"),
        Meaning(
            name: "discord",
            status: 404,
            text: "{\"code\":10015,\"message\":\"Unknown Webhook\"}",
            expected: "gone"
        ),
        Meaning(name: "discord", status: 404, text: "not here", expected: "refused"),
        Meaning(name: "discord", status: 429, text: "{\"retry_after\":64.57,\"global\":false}", expected: "later 65"),
        Meaning(name: "mattermost", status: 200, text: "ok", expected: "arrived"),
        Meaning(name: "mattermost", status: 200, text: "", expected: "arrived"),
        Meaning(name: "mattermost", status: 201, text: "{\"status\":\"OK\"}", expected: "arrived"),
        Meaning(name: "mattermost", status: 200, text: "<html>Sign in</html>", expected: "later nil"),
        Meaning(name: "mattermost", status: 400, text: "{\"id\":\"web.incoming_webhook\"}", expected: "refused"),
        Meaning(name: "teams", status: 200, text: "1", expected: "arrived"),
        Meaning(
            name: "teams",
            status: 200,
            text: "Webhook message delivery failed with error: Microsoft Teams endpoint returned HTTP error 429",
            expected: "later nil"
        ),
        Meaning(name: "teams", status: 413, text: "", expected: "refused"),
        Meaning(name: "telegram", status: 200, text: "{\"ok\":true}", expected: "arrived"),
        Meaning(name: "telegram", status: 200, text: "{\"result\":{}}", expected: "arrived"),
        Meaning(name: "telegram", status: 200, text: "{\"ok\":false,\"error_code\":500}", expected: "later nil"),
        Meaning(
            name: "telegram",
            status: 400,
            text: "{\"ok\":false,\"description\":\"chat not found\"}",
            expected: "refused"
        ),
        Meaning(name: "telegram", status: 401, text: "{\"ok\":false}", expected: "locked"),
        Meaning(name: "telegram", status: 403, text: "{\"ok\":false,\"description\":\"blocked\"}", expected: "locked"),
        Meaning(
            name: "telegram",
            status: 429,
            text: "{\"ok\":false,\"error_code\":429,\"parameters\":{\"retry_after\":75}}",
            expected: "later 75"
        ),
        Meaning(name: "matrix", status: 200, text: "{\"event_id\":\"$x\"}", expected: "arrived"),
        Meaning(name: "matrix", status: 200, text: "{}", expected: "arrived"),
        Meaning(name: "matrix", status: 200, text: "{\"errcode\":\"M_UNKNOWN\"}", expected: "later nil"),
        Meaning(
            name: "matrix",
            status: 429,
            text: "{\"errcode\":\"M_LIMIT_EXCEEDED\",\"retry_after_ms\":70001}",
            expected: "later 71"
        ),
        Meaning(name: "matrix", status: 401, text: "{\"errcode\":\"M_UNKNOWN_TOKEN\"}", expected: "locked"),
        Meaning(name: "matrix", status: 403, text: "{\"errcode\":\"M_FORBIDDEN\"}", expected: "locked"),
        Meaning(name: "ntfy", status: 200, text: "<html></html>", expected: "later nil"),
        Meaning(name: "ntfy", status: 200, text: "", expected: "arrived"),
        Meaning(name: "ntfy", status: 200, text: "{\"code\":50001,\"error\":\"internal\"}", expected: "later nil"),
        Meaning(name: "ntfy", status: 403, text: "{\"code\":40301,\"http\":403}", expected: "locked"),
        Meaning(name: "ntfy", status: 429, text: "{\"code\":42901}", expected: "later nil"),
        Meaning(name: "gotify", status: 200, text: "[]", expected: "arrived"),
        Meaning(name: "gotify", status: 200, text: "{\"error\":\"Failed\",\"errorCode\":500}", expected: "later nil"),
        Meaning(name: "gotify", status: 401, text: "{\"error\":\"Unauthorized\"}", expected: "locked"),
        Meaning(name: "pushover", status: 200, text: "{\"status\":0}", expected: "later nil"),
        Meaning(name: "pushover", status: 200, text: "{\"request\":\"647d2300\"}", expected: "arrived"),
        Meaning(
            name: "pushover",
            status: 400,
            text: "{\"user\":\"invalid\",\"errors\":[\"user identifier is invalid\"],\"status\":0}",
            expected: "refused"
        ),
        Meaning(name: "pushover", status: 429, text: "{\"status\":0}", expected: "later nil"),
        Meaning(name: "pushover", status: 500, text: "", expected: "later nil"),
    ])
    func `every answer means what the service says it means`(meaning: Meaning) async throws {
        try await HookDesk.open { desk in
            let services = ChatServices(desk: desk)
            desk.server.respond(to: services.path(meaning.name)) { _ in
                LoopbackAnswer(status: meaning.status, headers: meaning.headers, text: meaning.text)
            }
            let found =
                switch await services.deliver(meaning.name, SampleMessages.plain) {
                case .success: "arrived"
                case .failure(.postponed(_, let after)): "later " + (after.map { String($0) } ?? "nil")
                case .failure(.refused): "refused"
                case .failure(.gone): "gone"
                case .failure(.loginRefused): "locked"
                case .failure(let error): "\(error)"
                }
            #expect(found == meaning.expected)
        }
    }

    @Test(arguments: ChatServices.names)
    func `a lost connection leaves the end open, and a redirect is refused`(name: String) async throws {
        try await HookDesk.open { desk in
            let services = ChatServices(desk: desk)
            desk.server.respond(to: services.path(name)) { _ in LoopbackAnswer(steps: [.reset]) }
            #expect(await services.deliver(name, SampleMessages.plain) == .failure(.unreachable(.connectionLost)))
            desk.server.respond(to: services.path(name)) { _ in .redirect(302, to: "/away") }
            #expect(await services.deliver(name, SampleMessages.plain) == .failure(.refused(answer: "302")))
            #expect(desk.server.requests(to: "/away").isEmpty)
        }
    }
}
