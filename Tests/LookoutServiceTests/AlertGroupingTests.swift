import Delivery
import LookoutModel
import Platform
import Storage
import TestSupport
import Testing

@testable import LookoutService

/// What happens to the alerts that a person would get at once.
@Suite struct AlertGroupingTests {
    private let places = [
        "Osaka", "Lagos", "Quito", "Perth", "Minsk", "Turin", "Accra", "Lima", "Cairo", "Doha", "Hanoi", "Bonn", "Riga",
        "Oslo",
    ]
    private let things = [
        "harbour", "oil", "dental", "school", "mining", "fire", "tax", "flood", "rescue", "tank", "ice", "jet", "lamp",
        "rope",
    ]

    /// A desk past its first look, at 09:00 UTC, with a mail server, a chat and a command.
    private func desk(_ more: String = "") throws -> Desk {
        let desk = try Desk(rules: [
            "drill.yaml": "title: Drills\npriority: alert\nany: [drill]\n",
            "war.yaml": "title: War\npriority: critical\nany: [torpedo]\n",
        ])
        let text =
            """
            alerts: {budget: 100}
            sinks:
              - {kind: mail, host: 127.0.0.1, security: none, from: desk@example.org, to: [anna@example.org, ben@example.org]}
              - {name: phone, kind: ntfy, topic: desk}
              - {kind: command, command: [/bin/cat]}

            """ + more
        let read = SettingsReader.read(Array(text.utf8), file: "lookout.yaml", zones: SystemZones(), standard: .utc)
        #expect(read.problems == [])
        desk.settings = read.settings
        try desk.pass([desk.item("old", "Nothing")])
        desk.wait(2 * Desk.hour)
        try desk.pass()
        desk.wait(Desk.hour)
        return desk
    }

    private func news(_ desk: Desk, _ range: Range<Int>, word: String = "drill") -> [Item] {
        range.map { desk.item("n\($0)", "\(places[$0]) \(things[$0]) \(word) number \($0 * 7919)") }
    }

    private func grouping(_ desk: Desk) -> AlertGrouping {
        AlertGrouping(
            maker: AlertMaker(book: SourceBook(desk.sources, states: [:]), settings: desk.settings, now: desk.now),
            facts: [
                RuleID("drill"): RuleFacts(
                    id: RuleID("drill"),
                    title: "Drills",
                    priority: .alert,
                    alertsOnContent: false,
                    asksForAnalysis: false,
                    order: 0
                )
            ],
            now: desk.now
        )
    }

    /// Groups, and returns all that was ever put into the outbox, the oldest first.
    private func grouped(_ desk: Desk) throws -> [OutboxEntry] {
        try desk.store.write { transaction in
            try grouping(desk).hold(in: transaction)
            try grouping(desk).group(in: transaction)
            return try transaction.outbox.latest(limit: 1000).reversed()
        }
    }

    private func entries(_ all: [OutboxEntry], _ sink: String, _ recipient: String = "reader") -> [OutboxEntry] {
        all.filter { $0.sink == sink && $0.recipient == recipient && $0.kind != .firstLook }
    }

    @Test func `three alerts come one by one`() throws {
        let desk = try desk()
        try desk.pass(news(desk, 0..<3))
        #expect(try grouped(desk).allSatisfy { $0.kind != .group && $0.state != .merged })
    }

    @Test func `more at once are one message to a person, and each by itself to files and programs`() throws {
        let desk = try desk()
        try desk.pass(news(desk, 0..<5))
        let all = try grouped(desk)
        for (sink, recipient) in [("mail", "anna@example.org"), ("mail", "ben@example.org"), ("phone", "reader")] {
            let own = entries(all, sink, recipient)
            let group = try #require(own.last)
            #expect(own.map(\.kind) == Array(repeating: .alert, count: 5) + [.group])
            #expect(own.dropLast().allSatisfy { $0.state == .merged && $0.receipt == group.id })
            #expect(group.state == .pending && group.nextTry == desk.now)
            for place in places[0..<5] { #expect(group.body.contains(place)) }
        }
        #expect(entries(all, "command").map(\.kind) == Array(repeating: .alert, count: 5))
        #expect(entries(all, "files").map(\.kind) == Array(repeating: .alert, count: 5))
        // Asked again, there is nothing more to do.
        #expect(try grouped(desk).count == all.count)
    }

    @Test func `the text names each alert with its rule, source and reason`() throws {
        let desk = try desk()
        try desk.pass(news(desk, 0..<4))
        let group = try #require(entries(try grouped(desk), "phone").last)
        let record = try #require(group.record.utf8.count > 0 ? group.record : nil)
        #expect(record.contains("\"kind\":\"group\"") && record.contains("\"title\":\"4 alerts: "))
        for member in entries(try grouped(desk), "phone").dropLast() { #expect(record.contains(member.id)) }
        #expect(group.story == nil)
    }

    @Test func `what is critical comes by itself`() throws {
        let desk = try desk()
        try desk.pass(news(desk, 0..<4) + news(desk, 4..<6, word: "torpedo"))
        let own = entries(try grouped(desk), "phone")
        #expect(own.count { $0.kind == .group } == 1)
        let single = own.filter { $0.state == .pending && $0.kind == .alert }
        #expect(single.count == 2 && single.allSatisfy { $0.record.contains("\"critical\"") })
    }

    @Test func `one message tells ten, and the rest follow in another`() throws {
        let desk = try desk()
        try desk.pass(news(desk, 0..<11))
        let own = entries(try grouped(desk), "phone")
        #expect(own.count { $0.kind == .group } == 1 && own.count { $0.state == .merged } == 10)
        let other = try self.desk()
        try other.pass(news(other, 0..<14))
        #expect(entries(try grouped(other), "phone").count { $0.kind == .group } == 2)
    }

    @Test func `what quiet hours held is one message when they end, and not before`() throws {
        let desk = try desk("  - {name: night, kind: ntfy, topic: other, quiet: \"08:00-10:00\"}\n")
        try desk.pass(news(desk, 0..<4))
        #expect(entries(try grouped(desk), "night").allSatisfy { $0.state == .pending && $0.kind == .alert })
        desk.wait(Desk.hour)
        let own = entries(try grouped(desk), "night")
        #expect(own.count { $0.state == .merged } == 4 && own.last?.kind == .group)
    }

    @Test func `another try of what failed before the quiet hours waits for their end`() throws {
        let desk = try desk("  - {name: night, kind: ntfy, topic: other, quiet: \"10:00-11:00\"}\n")
        try desk.pass(news(desk, 0..<1) + news(desk, 1..<2, word: "torpedo"))
        try fail(desk, "night", result: "unreachable time")
        desk.wait(Desk.hour + 60)
        let own = entries(try grouped(desk), "night")
        let wake = desk.now.advanced(bySeconds: Desk.hour - 60)
        #expect(own.first { $0.record.contains("\"alert\",\"story") }?.nextTry == wake)
        #expect(own.first { $0.record.contains("\"critical\"") }.map { $0.nextTry < desk.now } == true)
        #expect(own.allSatisfy { $0.expiresAt > wake.advanced(bySeconds: 4 * Desk.day) })
    }

    /// Every message of a sink is tried once, in vain.
    private func fail(_ desk: Desk, _ sink: String, result: String) throws {
        try desk.store.write { transaction in
            for entry in try transaction.outbox.claim(sink: sink, at: desk.now, limit: 100) {
                try transaction.outbox.settle(
                    entry,
                    as: .retry,
                    result: result,
                    nextTry: desk.now.advanced(bySeconds: 300),
                    at: desk.now
                )
            }
        }
    }

    @Test func `what could not leave since no server was reached is one message afterwards`() throws {
        let desk = try desk()
        try desk.pass(news(desk, 0..<3))
        try fail(desk, "phone", result: "unreachable connection 7 ntfy.example")
        desk.wait(30)
        try desk.pass(news(desk, 3..<5))
        let own = entries(try grouped(desk), "phone")
        #expect(own.count { $0.state == .merged } == 5 && own.count { $0.kind == .group } == 1)
    }

    @Test(arguments: [
        "unreachable lost", "unreachable time", "postponed 503 later", "unknown", "unreachable tls expired",
    ])
    func `what may have arrived is never told in another message as well`(result: String) throws {
        let desk = try desk()
        try desk.pass(news(desk, 0..<5))
        try fail(desk, "phone", result: result)
        desk.wait(600)
        #expect(entries(try grouped(desk), "phone").allSatisfy { $0.state == .retry && $0.kind == .alert })
    }

    @Test func `the same alerts make the same message, whenever it is made`() throws {
        let ids = try (0..<2).map { round in
            let desk = try desk()
            try desk.pass(news(desk, 0..<4))
            desk.wait(Int64(round) * 600)
            return try grouped(desk).filter { $0.kind == .group }.map(\.id)
        }
        #expect(ids[0] == ids[1] && Set(ids[0]).count == 3)
    }

    @Test func `a story that was told in such a message is not told again`() throws {
        let desk = try desk()
        try desk.pass(news(desk, 0..<4))
        _ = try grouped(desk)
        desk.wait(Desk.hour)
        var copy = desk.item("copy", news(desk, 0..<1)[0].title)
        copy.summary = "Once more."
        #expect(try desk.pass([copy]).messages.isEmpty)
        #expect(try entries(grouped(desk), "phone").count == 5)
    }
}
