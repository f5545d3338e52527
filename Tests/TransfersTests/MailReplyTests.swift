import TestSupport
import Testing
import Transfers

/// How replies are read, and what is made of those that are not.
struct MailReplyTests {
    private func answer(_ action: SMTPAction) async throws -> MailRun {
        try await MailRun([.end: action])
    }

    @Test func `the lines of a reply are one text`() async throws {
        let run = try await answer(.reply("550-5.7.1 Your message\r\n550-was not liked.\r\n550 See our page"))
        #expect(run.outcome == .refused(MailReply(code: 550, text: "5.7.1 Your message was not liked. See our page")))
    }

    @Test func `a reply may be a code alone`() async throws {
        #expect(try await answer(.reply("250")).outcome == .accepted(MailReply(code: 250, text: "")))
        #expect(try await answer(.send("250 \r\n")).outcome == .accepted(MailReply(code: 250, text: "")))
    }

    @Test func `what a reply holds is safe to show and of bounded length`() async throws {
        let hostile = "250 ok \u{1B}[2J\u{7}\u{202E}" + String(repeating: "x", count: 5_000)
        guard case .accepted(let reply)? = try await answer(.reply(hostile)).outcome else {
            Issue.record("not accepted")
            return
        }
        #expect(reply.text.hasPrefix("ok [2Jxxx"))
        #expect(reply.text.unicodeScalars.count == MailReply.longest)
    }

    @Test func `a server that talks without end is broken off`() async throws {
        let run = try await MailRun([.greeting: .sendForever("220-and another thing\r\n")])
        #expect(run.error == .tooLarge(.headers, limit: 65_536))
        let later = try await MailRun([.mail: .sendForever("250-and another thing\r\n")])
        #expect(later.error == .tooLarge(.headers, limit: 65_536))
    }

    @Test func `what does not speak SMTP is told apart`() async throws {
        let run = try await MailRun([.greeting: .replyAndClose("HTTP/1.1 400 Bad Request\r\n\r\n<html>")])
        #expect(run.error == .notSMTP, "\(run)")
    }

    @Test func `a reply in pieces is one reply`() async throws {
        let run = try await answer(.drip("250-2.0.0 slow\r\n250 but whole\r\n", milliseconds: 1))
        #expect(run.outcome == .accepted(MailReply(code: 250, text: "2.0.0 slow but whole")))
    }
}
