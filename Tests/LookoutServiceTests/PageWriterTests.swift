import Digests
import LookoutModel
import LookoutService
import Platform
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
}
