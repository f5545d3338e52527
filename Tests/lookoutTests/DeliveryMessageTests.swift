import TestSupport
import Testing

@testable import lookout

/// Why a message did not arrive, as people read it.
@Suite struct DeliveryMessageTests {
    /// As a store keeps them: every code, and of what cannot be reached every reason.
    private static let failures = [
        "file write 28 /srv/desk/Alerts/alerts.jsonl", "file open 13 /srv/desk/Alerts/2026-11-24-strait-23174ea4.txt",
        "file of an unknown kind", "no-such-sink desk", "no-such-recipient anna@example.org",
        "refused 550 no such user here", "refused",
        "postponed 451 come back later", "postponed exit 75: the queue is full", "postponed",
        "unreachable name mail.example.org", "unreachable connection 111 mail.example.org",
        "unreachable connection 0 mail.example.org", "unreachable private intranet.example (10.0.0.7)",
        "unreachable private intranet.example", "unreachable tls expired", "unreachable tls not-yet-valid",
        "unreachable tls wrong-host", "unreachable tls self-signed", "unreachable tls unknown-issuer",
        "unreachable tls revoked", "unreachable tls certificate-60", "unreachable tls handshake",
        "unreachable tls no-trust-store", "unreachable tls not-offered", "unreachable time", "unreachable lost",
        "unreachable proxy 407", "unreachable address", "unreachable protocol", "unreachable answer",
        "unreachable ended", "unreachable curl 35", "gone 410 Gone", "gone", "unavailable 503 closed for repairs",
        "unavailable exit 78: bad configuration", "login-refused 535 authentication failed",
        "no-secret LOOKOUT_PASSWORD", "not-started 2", "not-started 13", "not-started 26", "too-slow 60", "unknown",
        "what an earlier version wrote \u{1B}[2J",
    ]

    @Test func `each says which sink, what happened and what to do`() throws {
        let sentences = Self.failures.map { failure in
            "\(VisibleFailure.text(failure))\n    \(DeliveryMessages.text(stored: failure, sink: "desk"))\n"
        }
        try expectGolden(sentences.joined(), "delivery-failures.txt")
        for (failure, sentence) in zip(Self.failures, sentences).dropLast() {
            #expect(sentence.split(separator: "\n").last?.contains("desk") == true, "no sink: \(failure)")
            #expect(sentence.contains("; "), "nothing to do: \(failure)")
            #expect(!sentence.contains("Error") && !sentence.contains("Optional"))
        }
    }

    /// A failure as the golden file heads its sentence with it.
    private enum VisibleFailure {
        static func text(_ failure: String) -> String {
            String(failure.unicodeScalars.filter { $0.value >= 0x20 }.map(Character.init))
        }
    }
}
