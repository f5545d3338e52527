import Delivery
import Foundation
import LookoutModel
import Platform
import Storage
import TestSupport
import Testing
import Text

@testable import LookoutService

/// What a message of several alerts says of each, in the room that a chat gives it.
@Suite struct GroupedChatTests {
    private static let sinks = """
        alerts: {budget: 100}
        sinks:
          - {kind: slack, url: "https://chat.example/1"}
          - {kind: discord, url: "https://chat.example/2"}
          - {kind: mattermost, url: "https://chat.example/3"}
          - {kind: teams, url: "https://chat.example/4"}
          - {kind: telegram, token: t, chat: "1"}
          - {kind: matrix, server: "https://chat.example", room: "!a:chat.example", token: t}
          - {kind: ntfy, topic: desk}
          - {kind: gotify, server: "https://chat.example", token: t}
          - {kind: pushover, token: t, user: u}
          - {kind: mail, host: 127.0.0.1, security: none, from: desk@example.org, to: anna@example.org}

        """

    /// A headline of 200 columns that is like no other.
    private func headline(_ dice: inout SeededGenerator) -> String {
        "演習"
            + String(
                (0..<98).map { _ in Character(Unicode.Scalar(UInt16.random(in: 0x4E00..<0x9000, using: &dice)) ?? "一") }
            )
    }

    /// All that is in the outbox once such news was told.
    private func grouped(_ items: (Desk) -> [Item]) throws -> [OutboxEntry] {
        let rule = "title: Drills\npriority: alert\nany: [演習, drill]\n"
        let desk = try Desk(rules: ["drill.yaml": rule], feeds: ["a", "b"])
        let read = SettingsReader.read(
            Array(Self.sinks.utf8),
            file: "lookout.yaml",
            zones: SystemZones(),
            standard: .utc
        )
        #expect(read.problems == [])
        desk.settings = read.settings
        try desk.pass([desk.item("old", "Nothing")])
        desk.wait(2 * Desk.hour)
        try desk.pass()
        desk.wait(Desk.hour)
        try desk.pass(items(desk))
        return try desk.store.write { transaction in
            let maker = AlertMaker(
                book: SourceBook(desk.sources, states: [:]),
                settings: desk.settings,
                now: desk.now
            )
            try AlertGrouping(maker: maker, facts: [:], now: desk.now).group(in: transaction)
            return try transaction.outbox.latest(limit: 1000).reversed()
        }
    }

    @Test func `every alert that is told in another message has its headline in it, whole`() throws {
        var dice = SeededGenerator(seed: 7)
        let titles = (0..<10).map { _ in headline(&dice) }
        let all = try grouped { desk in
            titles.enumerated().map { number, title in
                var item = desk.item("n\(number)", title, summary: "Summary \(number * 7919).")
                item.link = "https://a.example/\(number)/" + String(repeating: "x", count: 330)
                item.language = "ja"
                return item
            }
        }
        for sink in ["slack", "discord", "mattermost", "teams", "telegram", "matrix", "ntfy", "gotify", "pushover"] {
            let own = all.filter { $0.sink == sink && $0.kind != .firstLook }
            let members = own.filter { $0.state == .merged }
            #expect(own.count { $0.kind == .alert } == 10 && members.count > 5, "\(sink)")
            for member in members {
                let group = try #require(own.first { $0.id == member.receipt })
                let title = try #require(StoredAlert(record: member.record)).items[0].title
                #expect(DisplayWidth.columns(title) == 200)
                let body = group.body.removingPercentEncoding ?? group.body
                #expect(body.contains(title), "\(sink)")
                #expect(group.record.contains(member.id))
            }
            // What has no room goes by itself or in another one.
            let groups = own.filter { $0.kind == .group }
            #expect(Set(groups.map(\.id)) == Set(members.compactMap(\.receipt)), "\(sink)")
        }
    }

    @Test func `what possibly tells something else is named apart from what tells the same`() throws {
        let words = (0..<10).map { "term\($0)x" }
        let near =
            "Jeju drill " + words.prefix(4).joined(separator: " ") + " other0y other1y other2y other3y other4y other5y"
        let all = try grouped { desk in
            let others = ["Osaka harbour", "Lagos oil", "Quito dental"].enumerated().map { number, place in
                desk.item("n\(number)", "\(place) drill number \((number + 1) * 7919)")
            }
            return [desk.item("x", "Jeju drill " + words.joined(separator: " ")), desk.item("y", near, feed: "b")]
                + others
        }
        for sink in ["gotify", "mail"] {
            let group = try #require(all.first { $0.sink == sink && $0.kind == .group })
            let body = group.body.replacing("=\r\n", with: "").replacing("\r\n    ", with: " ")
            #expect(body.contains("and 1 that possibly tells the same: \(near)"), "\(body)")
            #expect(!body.contains("more item"))
        }
    }
}
