import Delivery
import Digests
import Foundation
import LookoutModel
import Platform
import Storage
import Testing
import Text

@testable import LookoutService

/// Whom editions go to, as what, and how often.
@Suite struct EditionPostTests {
    private let desk: Desk
    private let mail: MailSettings

    init() throws {
        desk = try Desk(
            rules: [
                "navy.yaml": "title: Navies\ntags: [maritime]\nany: [destroyer]\n",
                "strait.yaml": "title: The strait\npriority: alert\nany: [Taiwan Strait]\n",
            ]
        )
        mail = MailSettings(from: try MailAddress("lookout@desk.example"))
        desk.settings.sinks = [
            SinkPlan(name: "mail", way: .sendmail("/bin/cat", seconds: 5, mail)),
            SinkPlan(name: "hook", way: .webhook(WebhookSettings(name: "hook", url: .plain("https://hook.example/")))),
            SinkPlan(
                name: "chat",
                way: .chat(ChatSettings(name: "chat", service: .slack(SlackShape(webhook: .plain("x")))))
            ),
        ]
        desk.settings.people = [
            Person(name: "Ana", mail: try MailAddress("ana@desk.example"), zone: .utc),
            Person(
                name: "Bob",
                mail: try MailAddress("bob@desk.example"),
                zone: .utc,
                secondsOfDay: 25_200,
                quiet: QuietHours(start: 0, end: 43_200),
                rules: RuleChoice([.tag("maritime")])
            ),
        ]
    }

    private func posted() throws -> [OutboxEntry] {
        try desk.store.read { try $0.outbox.waiting() }.filter { $0.kind == .digest }
    }

    private func targets() throws -> [String] {
        try posted().map { "\($0.sink) \($0.recipient)" }
    }

    /// A pass an hour after the first, when an edition is due.
    private func morning(_ items: [Item]? = nil) throws {
        try desk.pass()
        desk.wait(Desk.hour)
        try desk.pass(items ?? [desk.item("x", "A destroyer"), desk.item("y", "In the Taiwan Strait")])
    }

    @Test func `a digest without sinks goes to nobody, and who has editions of their own gets them`() throws {
        try morning()
        #expect(try targets() == ["mail bob@desk.example", "mail bob@desk.example"])
    }

    @Test func `a digest goes where its sinks say, but to nobody who has editions of their own`() throws {
        desk.settings.digests[0].sinks = ["mail", "hook", "chat"]
        try desk.pass()
        let first = try targets()
        #expect(first == ["mail ana@desk.example", "hook reader", "chat reader", "mail bob@desk.example"])
        desk.wait(Desk.hour)
        try desk.pass()
        #expect(try targets() == first + first, "an edition without anything is sent too")
        #expect(Set(try posted().map(\.id)).count == 8)
        try desk.pass()
        #expect(try posted().count == 8)
    }

    @Test func `another digest than the first goes to all`() throws {
        desk.settings.digests.append(
            Settings.DigestPlan(name: "week", secondsOfDay: 25_200, zone: .utc, weekdays: [2], sinks: ["mail"])
        )
        try morning()
        #expect(try targets().filter { $0.hasPrefix("mail ana") }.count == 2)
        #expect(try targets().filter { $0.hasPrefix("mail bob") }.count == 4)
    }

    @Test func `addresses under to are those of the sink, each but for who has editions of their own`() throws {
        let list = try ["BOB@desk.example", "list@desk.example"].map { try MailAddress($0) }
        desk.settings.sinks[0].addresses = list
        desk.settings.digests[0].sinks = ["mail"]
        try desk.pass()
        #expect(try targets() == ["mail list@desk.example", "mail BOB@desk.example"])
        #expect(try posted().map(\.fileName) == ["2026-11-23.html", "2026-11-23-bob.html"])
    }

    @Test func `quiet hours hold no edition, and an edition uses up no alert`() throws {
        desk.settings.alerts.budget = 1
        desk.settings.people[1].rules = RuleChoice()
        desk.settings.digests[0].sinks = ["mail"]
        try morning()
        try desk.store.write { [desk] transaction in
            let maker = AlertMaker(book: SourceBook([], states: [:]), settings: desk.settings, now: desk.now)
            try AlertGrouping(maker: maker, facts: [:], now: desk.now).hold(in: transaction)
        }
        let entries = try desk.store.read { try $0.outbox.waiting() }
        for entry in entries where entry.recipient == "bob@desk.example" {
            #expect((entry.nextTry > desk.now) == (entry.kind == .alert || entry.kind == .firstLook), "\(entry.kind)")
        }
        #expect(entries.contains { $0.kind == .alert && $0.recipient == "ana@desk.example" })
    }

    @Test func `the mail has the text and the subject says which, when, how much and what`() throws {
        desk.settings.digests[0].sinks = ["mail"]
        try morning()
        let mails = try posted().filter { $0.recipient == "ana@desk.example" }
        #expect(mails.count == 2 && mails[0].body.contains("Subject: First look,"))
        let body = mails[1].body.replacing("\r\n ", with: " ")
        #expect(body.contains("Subject: Digest, Tuesday, 24 November 2026: 2 new: In the Taiwan Strait\r\n"))
        #expect(body.contains("Message-ID: <\(mails[1].id)@desk.example>") && body.contains("X-Lookout-Kind: digest"))
        #expect(!body.contains("References:") && body.contains("Auto-Submitted: auto-generated"))
        let bob = try #require(try posted().last { $0.recipient == "bob@desk.example" })
        #expect(bob.body.replacing("\r\n ", with: " ").contains("Bob, Tuesday, 24 November 2026: 1 new: A destroyer"))
    }

    @Test func `chats get counts and headlines in short, machines the summary, both the link`() throws {
        desk.settings.baseURL = "https://news.example/l"
        desk.settings.digests[0].sinks = ["hook", "chat"]
        try morning((0..<20).map { desk.item("n\($0)", "Destroyer \($0) sails past the \($0)th cape") })
        let chat = try #require(try posted().last { $0.sink == "chat" }).body
        #expect(
            chat.contains("20 new") && chat.contains("and 15 more")
                && chat.contains("https://news.example/l/2026-11-24.html")
        )
        #expect(chat.utf8.count < 4_000)
        struct Hook: Decodable {
            struct Record: Decodable {
                struct Item: Decodable { let title: String }
                let kind: String
                let day: String
                let new: Int
                let more: Int
                let items: [Item]
                let ledger: [String: Int]
            }
            let kind: String
            let link: String
            let record: Record
        }
        let entry = try #require(try posted().last { $0.sink == "hook" })
        let hook = try JSONDecoder().decode(Hook.self, from: Data(entry.body.utf8))
        #expect(
            hook.kind == "digest" && hook.record.kind == "digest"
                && hook.link == "https://news.example/l/2026-11-24.html"
        )
        #expect(
            hook.record.day == "2026-11-24" && hook.record.new == 20 && hook.record.items.count == 10
                && hook.record.more == 10
        )
        #expect(hook.record.ledger["told"] == 20)
    }

    @Test func `what came from samples before there was a sink leaves by none, and keeps nothing else back`() throws {
        let sinks = desk.settings.sinks
        desk.settings.sinks = []
        desk.sources.append(Desk.source("b"))
        desk.sources[1].isSample = true
        desk.settings.people = []
        try desk.pass([desk.item("s", "SAMPLE frigate", feed: "b")])
        desk.wait(Desk.hour)
        try desk.pass([desk.item("x", "SAMPLE destroyer", feed: "b")])
        #expect(try desk.edition()?.hasSamples == true)
        desk.settings.sinks = sinks
        desk.settings.digests[0].sinks = ["hook"]
        desk.rules["new.yaml"] = "title: New\nany: [frigate]\n"
        desk.wait(Desk.hour)
        try desk.pass([desk.item("y", "SAMPLE destroyer again", feed: "b"), desk.item("z", "A destroyer")])
        desk.wait(Desk.day)
        try desk.pass()
        let edition = try #require(try desk.edition())
        #expect(edition.stories.map(\.title) == ["A destroyer"] && edition.newRules.isEmpty && !edition.hasSamples)
        let sent = try posted()
        #expect(sent.map(\.fileName) == ["2026-11-25.html"] && !sent[0].body.contains("SAMPLE"))
    }

    @Test func `missed editions go out each by itself, and the same home sends the same bytes`() throws {
        func run() throws -> [OutboxEntry] {
            let desk = try EditionPostTests().desk
            desk.settings.digests[0].sinks = ["mail", "hook"]
            desk.settings.digests[0].catchUp = .each
            try desk.pass([desk.item("x", "A destroyer")])
            desk.wait(4 * Desk.day)
            try desk.pass([desk.item("y", "Another destroyer")])
            return try desk.store.read { try $0.outbox.waiting() }.filter { $0.kind == .digest }
        }
        let entries = try run()
        #expect(entries.filter { $0.sink == "hook" }.map(\.fileName) == (23...27).map { "2026-11-\($0).html" })
        let again = try run()
        #expect(again.map(\.id) == entries.map(\.id) && again.map(\.body) == entries.map(\.body))
    }
}
