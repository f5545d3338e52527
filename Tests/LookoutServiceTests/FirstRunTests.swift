import Digests
import LookoutModel
import LookoutService
import Storage
import TestSupport
import Testing

@Suite struct FirstRunTests {
    private let desk: Desk

    init() throws {
        desk = try Desk(rules: ["strait.yaml": "priority: alert\nany: [Taiwan Strait]\n"], feeds: ["a", "b"])
    }

    private func news(_ names: [String], age: Int64 = 60, feed: String = "a") -> [Item] {
        names.map { desk.item($0, "Taiwan Strait, \($0)", age: age, feed: feed) }
    }

    @Test func `a first pass without a network leaves the first look to the first that has one`() throws {
        let offline = try desk.pass(unreached: 2)
        #expect(offline.messages.isEmpty && offline.editions.isEmpty)
        desk.wait(900)
        #expect(try desk.pass(unreached: 2).editions.isEmpty)
        desk.wait(900)
        // Twenty hours old: still in full, as in any first look.
        let online = try desk.pass(news(["one", "two"]) + news(["old"], age: 20 * Desk.hour))
        #expect(online.messages.map(\.kind) == [.firstLook])
        #expect(online.messages.first?.body.hasPrefix("FIRST LOOK: 3 developments") == true)
        let edition = try #require(try desk.edition())
        #expect(edition.isFirst && edition.stories.count == 3)
        // From then on each is an alert of its own.
        desk.wait(900)
        #expect(try desk.pass(news(["three"])).messages.map(\.kind) == [.alert])
    }

    @Test func `one address that answers is network enough`() throws {
        #expect(try desk.pass(news(["one"]), unreached: 1).messages.map(\.kind) == [.firstLook])
        desk.wait(Desk.hour)
        let late = try desk.pass(news(["young"], feed: "b") + news(["older"], age: 7 * Desk.hour, feed: "b"))
        #expect(late.alerts.count == 1)
    }

    @Test func `a network that stays down is told in the edition of the next morning, and the first look comes after`()
        throws
    {
        try desk.pass(unreached: 2)
        desk.wait(2 * Desk.hour)
        let morning = try desk.pass(unreached: 2)
        #expect(morning.editions.count == 1)
        #expect(try desk.edition()?.isFirst == true)
        desk.wait(Desk.hour)
        let online = try desk.pass(news(["one"]))
        #expect(online.messages.map(\.kind) == [.firstLook] && online.editions.isEmpty)
        #expect(try desk.daySoFar(online.book).isFirst)
        desk.wait(Desk.day)
        try desk.pass(unchanged: ["a"])
        let first = try #require(try desk.edition())
        #expect(first.isFirst && first.stories.count == 1)
        desk.wait(Desk.day)
        try desk.pass(unchanged: ["a"])
        #expect(try desk.edition()?.isFirst == false)
    }

    @Test func `files have a first look of their own where there is no network, and nothing is told twice`() throws {
        let file = FeedSource(
            id: FeedID("file"),
            location: .file("file.xml"),
            place: SourcePlace(file: "Feeds/desk.yaml")
        )
        desk.sources.append(file)
        let offline = try desk.pass(news(["one", "two"], feed: "file"), unreached: 2)
        #expect(offline.messages.map(\.kind) == [.firstLook])
        #expect(offline.editions.count == 1)
        desk.wait(900)
        #expect(try desk.pass(unchanged: ["file"], unreached: 2).messages.isEmpty)
        // A file alerts as usual while the network is away.
        desk.wait(900)
        #expect(try desk.pass(news(["three"], feed: "file"), unreached: 2).messages.map(\.kind) == [.alert])
        desk.wait(900)
        let online = try desk.pass(news(["four", "five"]), unchanged: ["file"])
        #expect(online.messages.map(\.kind) == [.firstLook])
        #expect(online.messages.first?.body.hasPrefix("FIRST LOOK: 2 developments") == true)
    }

    @Test func `a first run in which no feed had to be asked is over`() throws {
        try desk.pass()
        desk.wait(Desk.hour)
        #expect(try desk.pass(news(["young"])).messages.map(\.kind) == [.alert])
    }
}
