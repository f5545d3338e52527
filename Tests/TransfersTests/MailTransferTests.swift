import TestSupport
import Testing
import Text
import Transfers

/// What a message comes to at each step of the dialogue.
struct MailTransferTests {
    @Test func `a message is handed over in one transaction for one recipient`() async throws {
        let run = try await MailRun()
        #expect(run.outcome == .accepted(MailReply(code: 250, text: "2.0.0 queued as 4711")))
        #expect(
            run.commands == [
                "EHLO example.org", "MAIL FROM:<lookout@example.org>", "RCPT TO:<desk@example.net>", "DATA", "QUIT",
            ]
        )
        #expect(run.messages == [bytes("Subject: test\r\n\r\nbody\r\n")])
        #expect(run.heard.count == 1)
    }

    @Test func `lines that begin with dots arrive as they are`() async throws {
        let message = ".first\r\n\r\n.\r\n..\r\n.a\r\n...\r\nlast.\r\n.\r\n"
        let run = try await MailRun { $0.message = bytes(message) }
        #expect(run.messages == [bytes(message)])
        #expect(run.commands.last == "QUIT")
        let data = String(decoding: run.heard.first?.data ?? [], as: UTF8.self)
        #expect(data == "..first\r\n\r\n..\r\n...\r\n..a\r\n....\r\nlast.\r\n..\r\n")
    }

    @Test func `a message larger than all buffers arrives whole`() async throws {
        let message = String(repeating: ".0123456789.0123456789\r\n", count: 20_000)
        let run = try await MailRun { $0.message = bytes(message) }
        #expect(run.messages == [bytes(message)])
    }

    @Test func `user and password go by AUTH PLAIN, or by LOGIN where there is no other`() async throws {
        let login = MailTransfer.Login(user: "desk", password: "pä ss")
        let plain = try await MailRun { $0.login = login }
        #expect(plain.commands.contains("AUTH PLAIN"))
        #expect(plain.commands.contains("AGRlc2sAcMOkIHNz"))
        let other = try await MailRun(extensions: ["AUTH CRAM-MD5 DIGEST-MD5 NTLM LOGIN"]) { $0.login = login }
        #expect(other.commands.contains("AUTH LOGIN"))
        #expect(other.outcome == .accepted(MailReply(code: 250, text: "2.0.0 queued as 4711")))
    }

    @Test func `a server that offers no way to sign in that we know is told as one that refuses the login`()
        async throws
    {
        let run = try await MailRun(extensions: ["AUTH NTLM"]) {
            $0.login = MailTransfer.Login(user: "desk", password: "secret")
        }
        guard case .unavailable(.login, _)? = run.outcome else {
            Issue.record("\(run)")
            return
        }
        #expect(!run.commands.contains { $0.hasPrefix("MAIL") })
    }

    @Test(arguments: [
        (SMTPServer.Step.greeting, MailOutcome.Step.service), (.auth, .login), (.mail, .sender),
    ])
    func `what a server says before the recipient is said of itself`(
        step: SMTPServer.Step,
        failed: MailOutcome.Step
    ) async throws {
        for code in [451, 554] {
            let run = try await MailRun([step: .reply("\(code) 4.3.0 not now")]) {
                $0.login = MailTransfer.Login(user: "desk", password: "secret")
            }
            #expect(run.outcome == .unavailable(failed, MailReply(code: code, text: "4.3.0 not now")), "\(run)")
            #expect(run.messages.isEmpty)
        }
    }

    @Test func `a refused EHLO is followed by HELO, a refused HELO by nothing`() async throws {
        let old = try await MailRun([.ehlo: .reply("502 5.5.1 no such command")])
        #expect(old.outcome == .accepted(MailReply(code: 250, text: "2.0.0 queued as 4711")))
        let run = try await MailRun([.ehlo: .reply("502 no"), .helo: .reply("550 5.7.1 go away")])
        #expect(run.outcome == .unavailable(.service, MailReply(code: 550, text: "5.7.1 go away")))
    }

    @Test(arguments: [SMTPServer.Step.rcpt, .data, .end])
    func `what a server says of recipient and message is said of this message`(step: SMTPServer.Step) async throws {
        let later = try await MailRun([step: .reply("451 4.2.0 greylisted, try again")])
        #expect(later.outcome == .postponed(MailReply(code: 451, text: "4.2.0 greylisted, try again")))
        let never = try await MailRun([step: .reply("550 5.1.1 no such user")])
        #expect(never.outcome == .refused(MailReply(code: 550, text: "5.1.1 no such user")))
        #expect(never.messages.isEmpty == (step != .end))
        #expect(never.heard.count == 1)
    }

    @Test(arguments: [SMTPServer.Step.greeting, .ehlo, .mail, .rcpt, .data])
    func `a server that closes down is out of service, wherever it says so`(step: SMTPServer.Step) async throws {
        let run = try await MailRun([step: .replyAndClose("421 4.3.2 shutting down")])
        #expect(run.outcome == .unavailable(.service, MailReply(code: 421, text: "4.3.2 shutting down")), "\(run)")
    }

    @Test func `a server that wants a login before the sender is one whose login failed`() async throws {
        let run = try await MailRun([.mail: .reply("530 5.7.0 authentication required")])
        #expect(run.outcome == .unavailable(.login, MailReply(code: 530, text: "5.7.0 authentication required")))
    }

    @Test(arguments: [SMTPServer.Step.greeting, .ehlo, .mail, .rcpt, .data])
    func `a connection that is cut before the message has left it unsent`(step: SMTPServer.Step) async throws {
        for action in [SMTPAction.close, .reset] {
            let run = try await MailRun([step: action])
            var isLost = run.error == .connectionLost
            // What is reset at once may not have been a connection yet, as far as the caller has seen.
            if step == .greeting, case .couldNotConnect = run.error { isLost = true }
            #expect(isLost, "\(step) \(action) \(run)")
            #expect(run.messages.isEmpty)
        }
    }

    @Test func `a connection that is cut after the final dot leaves it open whether the message arrived`() async throws
    {
        for action in [SMTPAction.close, .reset] {
            let run = try await MailRun([.end: action])
            #expect(run.error == .incomplete(.connectionLost), "\(run)")
            #expect(run.messages.count == 1)
        }
    }

    @Test func `once the message is accepted nothing can go wrong any more`() async throws {
        let accepted = MailOutcome.accepted(MailReply(code: 250, text: "2.0.0 queued as 4711"))
        for action in [SMTPAction.reply("500 no"), .close, .reset, .hang] {
            #expect(try await MailRun([.quit: action]).outcome == accepted, "\(action)")
        }
        let closing = try await MailRun([.end: .replyAndClose("250 kept")])
        #expect(closing.outcome == .accepted(MailReply(code: 250, text: "kept")))
    }

    @Test func `an answer that does not fit is no acceptance`() async throws {
        let early = try await MailRun([.data: .reply("250 already there")])
        #expect(early.outcome == nil)
        #expect(early.error != nil)
        let odd = try await MailRun([.end: .reply("354 go on")])
        #expect(odd.error == .incomplete(.badReply))
    }
}
