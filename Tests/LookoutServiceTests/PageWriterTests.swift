import Digests
import Foundation
import LookoutModel
import LookoutService
import Platform
import Rules
import Storage
import TestSupport
import Testing

/// The pages beside the editions, written over a real store.
@Suite struct PageWriterTests {
    private let desk: Desk
    private let home: Home

    init() throws {
        desk = try Desk(
            rules: ["navy.yaml": "title: Navies\nany: [destroyer]\n", "Fog Watch.yaml": "any: [fog]\n"],
            feeds: ["a", "gov"]
        )
        desk.sources[1] = Desk.source("gov", kind: .official, title: "Ministry")
        try desk.folder.write("", to: "Digests/.keep")
        try desk.folder.remove("Digests/.keep")
        home = Home(root: desk.folder.path())
    }

    private func page(_ name: String) -> String? {
        desk.folder.read("Digests/" + name)
    }

    private func unwritten() throws -> Int {
        try desk.store.read { try $0.editions.withUnwrittenPages() }.count
    }

    @Test func `an edition brings a page for each rule, each story and the official headlines`() throws {
        let book = try desk.pass([
            desk.item("x", "A destroyer <sails>"), desk.item("g", "A decree", feed: "gov"),
        ]).book
        #expect(try unwritten() == 1)
        #expect(try desk.writePages(book, home: home) == [])
        #expect(try unwritten() == 0)
        let story = try #require(try desk.edition()?.stories.first)
        let history = try #require(page("stories/\(story.id).html"))
        #expect(history.contains("A destroyer &lt;sails&gt;") && history.contains("2026-11-23.html"))
        #expect(page("rules/navy.html")?.contains("../stories/\(story.id).html") == true)
        #expect(desk.folder.names(in: "Digests/rules").count == 2)
        let official = try #require(page("official/2026-11-23.html"))
        #expect(official.contains("A decree") && !official.contains("destroyer"))
        let rules = try #require(page("rules.html"))
        #expect(rules.contains("rules/navy.html") && rules.contains("rule navy digest"))
    }

    @Test func `between editions only the page of all rules moves, and leads to nothing that is not there`() throws {
        let first = try desk.pass([desk.item("x", "A destroyer")]).book
        #expect(try desk.writePages(first, home: home) == [])
        let before = page("rules/navy.html")
        desk.wait(60)
        desk.rules["new.yaml"] = "title: New\nany: [new]\n"
        let second = try desk.pass([desk.item("y", "Another destroyer")]).book
        #expect(try desk.writePages(second, home: home) == [])
        #expect(page("rules/navy.html") == before)
        let rules = try #require(page("rules.html"))
        #expect(rules.contains("Another destroyer") && rules.contains("New") && !rules.contains("rules/new.html"))
        let stories = desk.folder.names(in: "Digests/stories")
        #expect(stories.count == 1 && stories.allSatisfy { rules.contains("stories/" + $0) })
    }

    @Test func `the page of all rules is left alone where nothing of it is different`() throws {
        let first = try desk.pass([desk.item("x", "A destroyer")]).book
        #expect(try desk.writePages(first, home: home) == [])
        try desk.folder.write("as it was", to: "Digests/rules.html")
        desk.wait(60)
        let second = try desk.pass([desk.item("y", "A cutter")]).book
        #expect(try desk.writePages(second, home: home) == [])
        #expect(page("rules.html") == "as it was")
        try desk.folder.remove("Digests/rules.html")
        #expect(try desk.writePages(second, home: home) == [])
        #expect(page("rules.html")?.contains("A destroyer") == true)
        let third = try desk.pass([desk.item("z", "Fog")]).book
        #expect(try desk.writePages(third, home: home) == [])
        #expect(page("rules.html")?.contains("Fog") == true)
    }

    @Test func `a rule that does not load is shown with its place and what goes on instead`() throws {
        try desk.pass([desk.item("x", "A destroyer")])
        desk.wait(60)
        desk.rules["navy.yaml"] = "title: Navies\nanny: [destroyer]\n"
        let book = try desk.pass().book
        #expect(try desk.writePages(book, home: home) == [])
        let rules = try #require(page("rules.html"))
        #expect(rules.contains("Rules/navy.yaml, line 2") && rules.contains("its last good version goes on working"))
    }

    @Test func `the page of a rule that was taken away says so, and that of one with an error stays`() throws {
        let first = try desk.pass([desk.item("x", "A destroyer")]).book
        #expect(try desk.writePages(first, home: home) == [])
        let pages = desk.folder.names(in: "Digests/rules")
        let fog = try #require(pages.first { $0 != "navy.html" })
        desk.wait(60)
        desk.rules["Fog Watch.yaml"] = nil
        desk.rules["navy.yaml"] = "title: Navies\nanny: [destroyer]\n"
        let second = try desk.pass().book
        #expect(try desk.writePages(second, home: home) == [])
        #expect(page("rules/" + fog)?.contains("in no rule file any more") == true)
        #expect(page("rules/navy.html")?.contains("in no rule file any more") == false)
        desk.wait(60)
        desk.rules["Fog Watch.yaml"] = "any: [fog]\n"
        let third = try desk.pass([desk.item("f", "Fog at sea")]).book
        #expect(try desk.writePages(third, home: home) == [])
        #expect(page("rules/" + fog)?.contains("in no rule file any more") == false)
    }

    @Test func `pages that cannot be written are told, and written later`() throws {
        let book = try desk.pass([desk.item("x", "A destroyer")]).book
        try desk.folder.write("in the way", to: "Digests/stories")
        let problems = try desk.writePages(book, home: home)
        #expect(problems.count == 1 && problems.allSatisfy(\.needsPerson))
        #expect(try unwritten() == 1)
        try desk.folder.remove("Digests/stories")
        #expect(try desk.writePages(book, home: home) == [])
        #expect(try unwritten() == 0)
        #expect(desk.folder.names(in: "Digests/stories").count == 1)
    }

    @Test func `a rule with nothing to see in its title is called by its id`() throws {
        desk.rules["navy.yaml"] = "title: \"  \"\nany: [destroyer]\n"
        let book = try desk.pass([desk.item("x", "A destroyer")]).book
        #expect(book.active.contains { $0.id == RuleID("navy") && $0.title == "navy" })
    }

    /// The page of the only story, after an edition.
    private func storyPage() throws -> String {
        let names = desk.folder.names(in: "Digests/stories")
        #expect(names.count == 1)
        return "stories/" + (try #require(names.first))
    }

    @Test func `a story's page is written again where an item joins quietly or a headline changes`() throws {
        let title = "A destroyer sails for the southern islands"
        desk.sources.append(Desk.source("b"))
        let first = try desk.pass([desk.item("x", title)]).book
        #expect(try desk.writePages(first, home: home) == [])
        let name = try storyPage()
        desk.wait(60)
        let second = try desk.pass([desk.item("y", title, feed: "b")]).book
        #expect(try desk.writePages(second, home: home) == [])
        #expect(page(name)?.contains("2 items from") == true)
        desk.wait(60)
        let third = try desk.pass([desk.item("x", "Two destroyers sail for the southern islands")]).book
        #expect(try desk.writePages(third, home: home) == [])
        let text = try #require(page(name))
        #expect(text.contains(">Two destroyers sail for the southern islands<") && text.contains("headline until"))
        #expect(text.contains("First seen 24 Nov 2026, 06:00.") && text.contains("As of 24 Nov 2026, 06:02;"))
    }

    @Test func `a story and what is read as the same in another language have one page, whichever is asked for`() throws
    {
        desk.rules = [
            "lists.yaml": "lists:\n  place: [Jeju, 제주]\n  drill: [drill, 연합훈련]\n",
            "drill.yaml": "title: Drills\nall:\n  - any: [$place]\n  - any: [$drill]\n",
        ]
        desk.sources = [Desk.source("a"), Desk.source("b")]
        try desk.pass([desk.item("old", "Nothing"), desk.item("old", "Nothing", feed: "b")])
        desk.wait(2 * Desk.hour)
        let title = "Navies of three countries begin a joint drill south of Jeju island"
        let first = try desk.pass([desk.item("x", title)]).book
        #expect(try desk.writePages(first, home: home) == [])
        let begin = desk.now
        desk.wait(Desk.hour)
        var korean = desk.item("k", "한미일, 제주 남방서 연합훈련 시작", feed: "b")
        korean.language = "ko"
        try desk.pass([korean])
        let (leader, other) = try desk.store.read { transaction in
            let stories = try transaction.stories.made(since: begin)
            return (try #require(stories.first), try #require(stories.last))
        }
        #expect(leader.id != other.id && other.leader == leader.id)
        try desk.folder.write("old", to: "Digests/stories/\(other.id).html")
        desk.wait(Desk.day)
        let book = try desk.pass().book
        #expect(try desk.writePages(book, home: home) == [])
        let pages = [leader, other].map { page("stories/\($0.id).html") }
        #expect(pages[0] == pages[1] && pages[0]?.contains(title) == true && pages[0]?.contains("연합훈련") == true)
        #expect(pages[0]?.contains("First seen 24 Nov 2026, 08:00.") == true)
    }

    @Test func `the page of a rule is written again where the rule or its problem is another`() throws {
        let first = try desk.pass([desk.item("x", "A destroyer"), desk.item("f", "Fog")]).book
        #expect(try desk.writePages(first, home: home) == [])
        desk.wait(60)
        let fog = try #require(desk.folder.names(in: "Digests/rules").first { $0 != "navy.html" })
        let before = page("rules/" + fog)
        desk.rules["navy.yaml"] = "title: Navies of the world\nany: [destroyer]\n"
        let second = try desk.pass().book
        #expect(try desk.writePages(second, home: home) == [])
        #expect(page("rules/navy.html")?.contains("<h1 dir=\"auto\">Navies of the world</h1>") == true)
        #expect(page("rules/navy.html")?.contains("As of 24 Nov 2026, 06:01;") == true)
        desk.rules["navy.yaml"] = "title: Navies\nanny: [destroyer]\n"
        let third = try desk.pass().book
        #expect(try desk.writePages(third, home: home) == [])
        #expect(page("rules/navy.html")?.contains("It needs mending") == true)
        #expect(page("rules/" + fog) == before)
    }

    @Test func `pages that say the same are not written again with the next edition`() throws {
        let first = try desk.pass([desk.item("x", "A destroyer")]).book
        #expect(try desk.writePages(first, home: home) == [])
        let fog = "rules/" + (try #require(desk.folder.names(in: "Digests/rules").first { $0 != "navy.html" }))
        try desk.folder.write("as it was", to: "Digests/" + fog)
        desk.wait(Desk.day)
        let second = try desk.pass([desk.item("y", "Another destroyer is seen in fair weather")]).book
        #expect(try desk.writePages(second, home: home) == [])
        #expect(page(fog) == "as it was")
        #expect(page("rules/navy.html")?.contains("in fair weather") == true)
        #expect(page("rules.html")?.contains("As of 25 Nov 2026, 06:00;") == true)
    }

    @Test func `what a rule caught last stands in the order of dates`() throws {
        let items = [("x", 7200), ("y", 60), ("z", 3600)].map { name, age in
            desk.item(name, "A destroyer is seen by \(name)\(name)\(name)", age: Int64(age))
        }
        let book = try desk.pass(items).book
        #expect(try desk.writePages(book, home: home) == [])
        let text = try #require(page("rules.html"))
        let places = ["yyy", "zzz", "xxx"].map { text.range(of: "seen by " + $0)?.lowerBound }
        #expect(places.allSatisfy { $0 != nil } && places.compactMap(\.self) == places.compactMap(\.self).sorted())
    }

    @Test func `a rule's page tells day by day what it caught anew, the latest first, and leads to the stories`() throws
    {
        try desk.pass()
        for (number, title) in ["A destroyer leaves in fog", "A destroyer is back in fair weather"].enumerated() {
            desk.wait(Desk.day)
            let book = try desk.pass([
                desk.item("x\(number)", title), desk.item("y\(number)", "Another destroyer, of number \(number)"),
            ]).book
            #expect(try desk.writePages(book, home: home) == [])
        }
        let text = try #require(page("rules/navy.html"))
        let heads = ["Day by day", "Thursday, 26 November 2026", "Wednesday, 25 November 2026"]
        let places = heads.map { text.range(of: $0)?.lowerBound }
        let ordered = places.compactMap(\.self)
        #expect(ordered.count == 3 && ordered == ordered.sorted())
        let stories = desk.folder.names(in: "Digests/stories")
        let days = text[(ordered.first ?? text.startIndex)...]
        #expect(stories.count == 4 && stories.allSatisfy { days.contains("../stories/" + $0) })
    }
}
