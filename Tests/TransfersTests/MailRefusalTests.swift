import TestSupport
import Testing
import Text
import Transfers

/// What is never sent.
struct MailRefusalTests {
    @Test(arguments: [
        "", "a\r\n.\r\nMAIL FROM:<x@y.example>", "a\nb\r\n", "a\r\n.\n", "a\rb\r\n", "a\r\n\r", "a\u{0}b\r\n",
        "a\n\r\n",
        "a\r\r\n",
    ])
    func `a message that is not in canonical form is not sent`(text: String) async throws {
        let run = try await MailRun { $0.message = bytes(text) }
        #expect(run.error == .badRequestField(.message))
        #expect(run.heard.isEmpty)
    }

    @Test func `a line of 998 bytes is sent, one of 999 is not`() async throws {
        let line = String(repeating: "x", count: 998)
        #expect(try await MailRun { $0.message = bytes(line + "\r\n") }.outcome != nil)
        #expect(try await MailRun { $0.message = bytes(line + "x\r\n") }.error == .badRequestField(.message))
    }

    @Test(arguments: [
        "", "a@b\r\nRCPT TO:<evil@x.example>", "a b@c.example", "<a@b.example>", "a@b.example>", "a@[127.0.0.1]",
        "\"a b\"@c.example", "a@@b.example", "@b.example", "a@", "a", "a.@b.example", ".a@b.example", "a..b@c.example",
        "a@-b.example", "a@b-.example", "a@b..example", "a@.example", "a@b.example.", "ä@b.example", "a@bä.example",
        "a@b_c.example", "a\u{0}@b.example", "a@b.example\u{0}", "a,b@c.example", "a@b.example,c@d.example",
        "a:b@c.example", "a@b.example SIZE=1",
    ])
    func `what is no plain address is refused`(text: String) {
        #expect(throws: MailAddress.Problem.self) { try MailAddress(text) }
    }

    @Test func `plain addresses are taken as they are`() throws {
        for text in [
            "a@b.example", "first.last+tag=x@mail.example.org", "root@localhost", "-a@b.example", "A_b/c@D.example",
        ] {
            #expect(try MailAddress(text).description == text)
        }
        #expect(try MailAddress("  desk@example.org\n").description == "desk@example.org")
        #expect(throws: MailAddress.Problem.notASCII) { try MailAddress("用户@例子.example") }
        let local = String(repeating: "a", count: 64)
        #expect(try MailAddress(local + "@b.example").localPart == local)
        #expect(throws: MailAddress.Problem.tooLong) { try MailAddress("a" + local + "@b.example") }
    }

    @Test func `no text makes an address that could be read as two`() {
        for seed in UInt64(1)...400 {
            var dice = SeededGenerator(seed: seed)
            let pieces = [
                "a", "@", "b.example", "\r\n", "<", ">", " ", "\u{0}", ",", ";", "\"", "é", ".", "RCPT TO:", "\\",
            ]
            let text = (0..<Int.random(in: 1...8, using: &dice)).map { _ in pieces.randomElement(using: &dice) ?? "" }
                .joined()
            guard let address = try? MailAddress(text) else { continue }
            let allowed = address.description.utf8.allSatisfy {
                $0 > 0x20 && $0 < 0x7F && !"<>,;:\"\\()[]".utf8.contains($0)
            }
            #expect(allowed, "seed \(seed): \(text)")
            #expect(address.description.utf8.filter { $0 == 0x40 }.count == 1)
        }
    }

    @Test(arguments: ["", "a b", "a/b", "a@b", "a:25", "a?b", "a#b", "a\r\nb", "[::1]", "::1%lo"])
    func `a host that is no name and no address is refused`(host: String) async throws {
        let run = try await MailRun { $0.host = host }
        #expect(run.error == .badRequestField(.host))
        #expect(run.heard.isEmpty)
    }

    @Test func `a name for EHLO that is no domain is refused`() async throws {
        for name in ["", "a b", "a\r\nMAIL FROM:<x@y>", "[127.0.0.1]", "ä.example"] {
            #expect(try await MailRun { $0.hello = name }.error == .badRequestField(.hello))
        }
        #expect(try await MailRun { $0.hello = "desk.example" }.commands.first == "EHLO desk.example")
    }

    @Test func `a login that could start another command is refused`() async throws {
        for login in [
            MailTransfer.Login(user: "a\r\nb", password: "x"), MailTransfer.Login(user: "a", password: "x\u{0}"),
            MailTransfer.Login(user: "", password: "x"), MailTransfer.Login(user: "a", password: ""),
        ] {
            #expect(try await MailRun { $0.login = login }.error == .badRequestField(.credential))
        }
    }

    @Test func `without STARTTLS nothing is sent where it is required`() async throws {
        let run = try await MailRun { $0.security = .startTLS }
        #expect(run.error == .tls(.notOffered))
        #expect(run.commands.filter { !$0.hasPrefix("QUIT") } == ["EHLO example.org"])
        let refused = try await MailRun(extensions: ["STARTTLS"]) {
            $0.security = .startTLS
            $0.login = MailTransfer.Login(user: "desk", password: "secret")
        }
        #expect(refused.outcome == .unavailable(.encryption, MailReply(code: 454, text: "4.7.0 no TLS here")))
        #expect(!refused.commands.contains { $0.hasPrefix("AUTH") || $0.hasPrefix("MAIL") })
    }

    @Test func `a server without TLS is told apart where TLS comes first`() async throws {
        let run = try await MailRun { $0.security = .tls }
        #expect(run.error == .tls(.handshake))
        #expect(run.messages.isEmpty)
    }

    @Test func `without TLS only this machine and what is allowed is spoken to`() async throws {
        let loopback = try await MailRun { $0.allowance = AddressAllowance() }
        #expect(loopback.outcome != nil)
        let client = TransferClient()
        var mail = try MailTransfer.loopback(port: 25)
        mail.host = "192.0.2.1"
        mail.allowance = AddressAllowance()
        await #expect(throws: TransferError.refusedAddress(host: "192.0.2.1", address: IPAddress(192, 0, 2, 1))) {
            try await client.send(mail)
        }
        mail.host = "8.8.8.8"
        await #expect(throws: TransferError.refusedAddress(host: "8.8.8.8", address: IPAddress(8, 8, 8, 8))) {
            try await client.send(mail)
        }
        await client.shutdown()
    }

    @Test func `a private address needs an allowance, with TLS too`() async throws {
        for security in [MailTransfer.Security.tls, .startTLS] {
            let run = try await MailRun {
                $0.security = security
                $0.allowance = AddressAllowance()
            }
            #expect(run.error == .refusedAddress(host: "127.0.0.1", address: IPAddress(127, 0, 0, 1)))
            #expect(run.heard.isEmpty)
        }
    }

    @Test func `a port where nobody listens and a name that is nobody's are told apart`() async throws {
        let server = try SMTPServer()
        let port = server.port
        server.stop()
        let client = TransferClient()
        await #expect(throws: TransferError.couldNotConnect(host: "127.0.0.1", code: 111)) {
            try await client.send(try .loopback(port: port))
        }
        await client.shutdown()
    }
}
