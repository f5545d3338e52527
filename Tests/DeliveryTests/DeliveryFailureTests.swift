import Delivery
import Platform
import Testing
import Transfers

@Suite struct DeliveryFailureTests {
    private static let errors: [DeliveryError] = [
        .file(FileError(path: "/home/a b/Alerts/x", operation: .write, code: 28)), .noSuchSink("fax"),
        .refused(answer: "550 no such user"), .postponed(answer: "451 later", after: 60),
        .unreachable(.couldNotConnect(host: "mail.example.org", code: 111)), .gone(answer: "410"),
        .unavailable(answer: "530 no"), .loginRefused(answer: "535 no"), .noSecret("PASSWORD"), .notStarted(code: 2),
        .tooSlow(seconds: 60),
    ]

    @Test(arguments: errors)
    func `what is kept of an error can be read again, and is no text of Swift`(error: DeliveryError) {
        let failure = DeliveryFailure(error)
        #expect(DeliveryFailure(stored: failure.stored) == failure)
        #expect(!failure.stored.contains("(") && !failure.stored.contains("\""))
    }

    @Test func `the codes and details are facts`() {
        let stored = Self.errors.map { DeliveryFailure($0).stored }
        #expect(
            stored == [
                "file write 28 /home/a b/Alerts/x", "no-such-sink fax", "refused 550 no such user",
                "postponed 451 later", "unreachable connection 111 mail.example.org", "gone 410", "unavailable 530 no",
                "login-refused 535 no", "no-secret PASSWORD", "not-started 2", "too-slow 60",
            ]
        )
        #expect(DeliveryFailure(stored: "refused(answer: \"550\")") == nil)
        #expect(DeliveryFailure(stored: "unknown") == DeliveryFailure(.unknown))
    }

    @Test(arguments: [
        ("postponed 451 later", true), ("unreachable connection 111 mail.example.org", true),
        ("unreachable time", true),
        ("unreachable tls expired", false), ("unreachable private 10.0.0.1", false), ("unavailable 421 busy", true),
        ("unavailable 530 no", false), ("refused 550 no", false), ("no-secret PASSWORD", false), ("too-slow 60", true),
    ])
    func `what a server says for now may pass by itself, what somebody must mend does not`(
        stored: String,
        mayPass: Bool
    ) {
        #expect(DeliveryFailure(stored: stored)?.mayPass == mayPass)
    }
}
