import Foundation
import TestSupport
import Testing
import Transfers

/// How long a mail server may take, and what ends the waiting.
struct MailTimeTests {
    private let short = MailLimits(
        connectTime: .seconds(2),
        replyTime: .seconds(2),
        finalReplyTime: .seconds(2)
    )

    @Test func `a server that never greets is given up`() async throws {
        #expect(try await MailRun([.greeting: .hang], limits: short).error == .timedOut(.greeting))
    }

    @Test(arguments: [SMTPServer.Step.ehlo, .mail, .rcpt, .data])
    func `an answer that never comes is given up, and the message is unsent`(step: SMTPServer.Step) async throws {
        let run = try await MailRun([step: .hang], limits: short)
        #expect(run.error == .timedOut(.dialogue))
        #expect(run.messages.isEmpty)
    }

    @Test func `an answer to the message that never comes leaves it open whether it arrived`() async throws {
        let run = try await MailRun([.end: .hang], limits: short)
        #expect(run.error == .timedOut(.waiting))
        #expect(run.messages.count == 1)
    }

    @Test func `the answer to the message may take longer than any other`() async throws {
        let limits = MailLimits(replyTime: .seconds(2), finalReplyTime: .seconds(60))
        let run = try await MailRun([.end: .drip("250 at last\r\n", milliseconds: 200)], limits: limits)
        #expect(run.outcome == .accepted(MailReply(code: 250, text: "at last")))
    }

    @Test func `a server that drips is held to the whole time`() async throws {
        let limits = MailLimits(totalTime: .milliseconds(500))
        let line = String(repeating: "250-still thinking\r\n", count: 1_000)
        let run = try await MailRun([.rcpt: .drip(line, milliseconds: 5)], limits: limits)
        #expect(run.error == .timedOut(.dialogue))
    }

    @Test func `cancelling ends the waiting for the answer to the message`() async throws {
        let server = try SMTPServer([.end: .hang])
        let client = TransferClient()
        let mail = try MailTransfer.loopback(port: server.port)
        let task = Task { try await client.send(mail) }
        while server.messages.isEmpty { await Task.yield() }
        task.cancel()
        await #expect(throws: TransferError.cancelled) { try await task.value }
        await client.shutdown()
        server.stop()
    }

    @Test func `a shutdown ends the waiting, and nothing is sent after it`() async throws {
        let server = try SMTPServer([.end: .hang])
        let client = TransferClient()
        let mail = try MailTransfer.loopback(port: server.port)
        let task = Task { try await client.send(mail) }
        while server.messages.isEmpty { await Task.yield() }
        await client.shutdown()
        await #expect(throws: TransferError.shutDown) { try await task.value }
        await #expect(throws: TransferError.shutDown) { try await client.send(mail) }
        server.stop()
    }

    @Test func `a mail server that keeps its answer to itself holds up neither documents nor another server`()
        async throws
    {
        let slow = try SMTPServer([.end: .hang])
        let quick = try SMTPServer()
        try await withLoopback { web, client in
            let mail = try MailTransfer.loopback(port: slow.port)
            let task = Task { try await client.send(mail) }
            while slow.messages.isEmpty { await Task.yield() }
            web.respond(to: "/") { _ in LoopbackAnswer(text: "ok") }
            #expect(try await client.fetch(.loopback(web.url("/"))).status == 200)
            let outcome = try await client.send(try .loopback(port: quick.port))
            #expect(outcome == .accepted(MailReply(code: 250, text: "2.0.0 queued as 4711")))
            task.cancel()
            _ = await task.result
        }
        slow.stop()
        quick.stop()
    }

    @Test func `messages to one server go one after the other`() async throws {
        let server = try SMTPServer()
        let client = TransferClient()
        let mail = try MailTransfer.loopback(port: server.port)
        try await withThrowingTaskGroup(of: MailOutcome.self) { group in
            for _ in 0..<20 { group.addTask { try await client.send(mail) } }
            for try await outcome in group {
                #expect(outcome == .accepted(MailReply(code: 250, text: "2.0.0 queued as 4711")))
            }
        }
        await client.shutdown()
        server.stop()
        #expect(server.heard.count == 20)
        #expect(server.messages.count == 20)
    }
}
