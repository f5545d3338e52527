import LookoutModel
import LookoutService
import Rules
import Storage
import Testing

@Suite struct RuleBookTests {
    private let now = Instant(seconds: 1_800_000_000)

    private func book(
        _ files: [String: String],
        stored: [RuleID: StoredRule] = [:],
        lastItem: Int64 = 0,
        unread: Set<String> = []
    ) -> RuleBook {
        let loaded = RuleSet.load(
            files: files.sorted { $0.key < $1.key }.map { path, text in
                RuleFile(path: path, bytes: Array(text.utf8))
            }
        )
        return RuleBook(
            rules: loaded.rules.rules,
            problems: loaded.problems,
            stored: stored,
            lastItem: lastItem,
            now: now,
            unread: unread,
            wording: PlainWording()
        )
    }

    /// What the store holds after a pass with these files.
    private func stored(_ book: RuleBook, before: [RuleID: StoredRule] = [:]) -> [RuleID: StoredRule] {
        var stored = before
        for rule in book.saved { stored[rule.id] = rule }
        for id in book.removed { stored[id] = nil }
        return stored
    }

    private let good = "any: [Taiwan Strait]\n"
    private let bad = "any: [Taiwan Strait]\npriorty: alert\n"

    @Test func `a new rule is on and is run over what was there`() {
        let book = book(["Rules/a.yaml": good])
        #expect(book.active.map(\.id) == [RuleID("a")])
        #expect(book.changed.map(\.id) == [RuleID("a")])
        #expect(book.missed.isEmpty)
        #expect(book.broken.isEmpty)
    }

    @Test func `each error of a broken rule is kept`() {
        let book = book(["Rules/a.yaml": "any: [$one, Taiwan]\nnone: [$two]\n"])
        #expect(book.broken.map(\.problem.place.line) == [1])
        #expect(book.further.map(\.place.line) == [2])
    }

    @Test func `an unchanged rule is left alone, a changed one is run again`() {
        let first = stored(book(["Rules/a.yaml": good]))
        let same = book(["Rules/a.yaml": good], stored: first)
        #expect(same.changed.isEmpty && same.saved.isEmpty && same.removed.isEmpty)
        #expect(book(["Rules/a.yaml": "any: [Taiwan]\n"], stored: first).changed.count == 1)
        // A new title changes nothing that the rule matches.
        let titled = book(["Rules/a.yaml": good + "title: The strait\n"], stored: first)
        #expect(titled.changed.isEmpty)
        #expect(titled.saved.count == 1)
    }

    @Test func `the last good version of a broken rule goes on, and the date stays`() {
        let first = stored(book(["Rules/a.yaml": good]))
        let broken = book(["Rules/a.yaml": bad], stored: first)
        #expect(broken.active.map(\.id) == [RuleID("a")])
        #expect(broken.active.first?.any.isEmpty == false)
        #expect(broken.broken.map(\.worksMeanwhile) == [true])
        #expect(broken.broken.map(\.problem.place) == [SourcePlace(file: "Rules/a.yaml", line: 2, column: 1)])
        let later = stored(broken, before: first)
        #expect(later[RuleID("a")]?.brokenSince == now)
        let mended = book(["Rules/a.yaml": good], stored: later)
        #expect(mended.broken.isEmpty)
        #expect(mended.changed.isEmpty)
        #expect(stored(mended, before: later)[RuleID("a")]?.brokenSince == nil)
    }

    @Test func `a file that is no YAML touches all its rules and no other`() {
        let two = "rules:\n  - {id: a, any: [x1]}\n  - {id: b, any: [x2]}\n"
        let first = stored(book(["Rules/two.yaml": two, "Rules/c.yaml": good]))
        let broken = book(["Rules/two.yaml": "rules: [\n", "Rules/c.yaml": good], stored: first)
        #expect(Set(broken.active.map(\.id)) == [RuleID("a"), RuleID("b"), RuleID("c")])
        #expect(Set(broken.broken.compactMap(\.rule)) == [RuleID("a"), RuleID("b")])
        #expect(broken.removed.isEmpty)
    }

    @Test func `a rule that never loaded is off and knows what it missed`() {
        let broken = book(["Rules/a.yaml": bad], lastItem: 7)
        #expect(broken.active.isEmpty)
        #expect(broken.broken.map(\.worksMeanwhile) == [false])
        let rows = stored(broken)
        // Still broken later: what it missed begins where it did.
        let later = stored(book(["Rules/a.yaml": bad], stored: rows, lastItem: 20), before: rows)
        let mended = book(["Rules/a.yaml": good], stored: later, lastItem: 30)
        #expect(mended.missed.map(\.afterItem) == [7])
        #expect(mended.broken.isEmpty)
    }

    @Test func `a rule that is taken away is forgotten`() {
        let first = stored(book(["Rules/a.yaml": good]))
        let gone = book([:], stored: first)
        #expect(gone.removed == [RuleID("a")])
        #expect(gone.active.isEmpty)
    }

    @Test func `of two equal ids one stays on and the other is said`() {
        let first = book(["Rules/a.yaml": "id: x\nany: [one1]\n", "Rules/b.yaml": "id: x\nany: [two2]\n"])
        #expect(first.active.count == 1)
        #expect(first.broken.count == 1)
    }

    @Test func `an error beside rules that load keeps its date and goes with its cause`() {
        let two = [
            "Rules/a.yaml": "id: x\nany: [one1]\n", "Rules/b.yaml": "id: x\nany: [two2]\n", "Rules/c.yaml": good,
        ]
        // The second of the two files holds another rule that loads.
        let files = two.merging(["Rules/b.yaml": "rules:\n  - {id: x, any: [two2]}\n  - {id: y, any: [three3]}\n"]) {
            $1
        }
        let first = book(files)
        let since = first.broken.map(\.since)
        #expect(first.broken.count == 1)
        let rows = stored(first)
        let loaded = RuleSet.load(
            files: files.sorted { $0.key < $1.key }.map { path, text in
                RuleFile(path: path, bytes: Array(text.utf8))
            }
        )
        let later = RuleBook(
            rules: loaded.rules.rules,
            problems: loaded.problems,
            stored: rows,
            lastItem: 0,
            now: now.advanced(bySeconds: 86_400),
            wording: PlainWording()
        )
        #expect(later.broken.map(\.since) == since)
        #expect(later.removed.isEmpty)
        let mended = book(["Rules/a.yaml": "id: x\nany: [one1]\n", "Rules/c.yaml": good], stored: rows)
        #expect(mended.broken.isEmpty)
        #expect(stored(mended, before: rows).keys.allSatisfy { !$0.rawValue.hasPrefix("/") })
    }

    @Test(arguments: [[], ["Rules/a.yaml"]] as [Set<String>])
    func `a rule whose last good version cannot be read knows what it missed`(unread: Set<String>) {
        var rows = stored(book(["Rules/a.yaml": good]))
        rows[RuleID("a")]?.archive = "no archive"
        let broken = book(unread.isEmpty ? ["Rules/a.yaml": bad] : [:], stored: rows, lastItem: 7, unread: unread)
        #expect(broken.active.isEmpty && !broken.broken.contains(where: \.worksMeanwhile))
        let later = stored(broken, before: rows)
        #expect(later[RuleID("a")]?.missedAfterItem == 7)
        // Mended to what it was: what came in between is looked at again.
        let mended = book(["Rules/a.yaml": good], stored: later, lastItem: 20)
        #expect(mended.missed.map(\.afterItem) == [7])
    }

    @Test(arguments: ["Rules/a.yaml", "Rules"])
    func `a rule whose file cannot be read for a pass goes on and was not taken away`(unread: String) {
        let first = stored(book(["Rules/a.yaml": good]))
        let blind = book([:], stored: first, unread: [unread])
        #expect(blind.active.map(\.id) == [RuleID("a")])
        #expect(blind.removed.isEmpty && blind.broken.isEmpty)
        let again = book(["Rules/a.yaml": good], stored: stored(blind, before: first))
        #expect(again.changed.isEmpty && again.missed.isEmpty)
        // Of another file it says nothing.
        #expect(book([:], stored: first, unread: ["Rules/b.yaml"]).removed == [RuleID("a")])
    }

    @Test func `a rule that needs an id once a second one joins it goes on as it was`() {
        let first = stored(book(["Rules/a.yaml": "rules:\n  - any: [Taiwan Strait]\n"]))
        let second = book(
            ["Rules/a.yaml": "rules:\n  - any: [Taiwan Strait]\n  - {id: b, any: [Kinmen]}\n"],
            stored: first
        )
        #expect(Set(second.active.map(\.id)) == [RuleID("a"), RuleID("b")])
        #expect(second.removed.isEmpty)
        #expect(second.broken.map(\.worksMeanwhile) == [true])
        #expect(second.broken.map(\.rule) == [RuleID("a")])
    }

    @Test func `an error in a file of lists turns no rule of its own off`() {
        let book = book(["Rules/lists/ships.txt": "a\n", "Rules/a.yaml": good])
        #expect(book.active.map(\.id) == [RuleID("a")])
        #expect(book.broken.map(\.meanwhile) == [.others])
    }

    @Test func `only what the store has kept is said to go on`() {
        let files = [
            "Rules/a.yaml": "id: x\nany: [one1]\n",
            "Rules/b.yaml": "rules:\n  - {id: x, any: [two2]}\n  - {id: y, any: [three3]}\n  - {any: [four4]}\n",
            "Rules/c.yaml": "any: [five5]\nlists:\n  ships: [a]\n",
        ]
        let book = book(files)
        #expect(Set(book.active.map(\.id)) == [RuleID("x"), RuleID("y"), RuleID("c")])
        let meanwhile = Dictionary(grouping: book.broken, by: \.problem.place.file).mapValues { $0.map(\.meanwhile) }
        #expect(meanwhile == ["Rules/b.yaml": [.off, .off], "Rules/c.yaml": [.others]])
        #expect(!book.broken.contains(where: \.worksMeanwhile) && book.broken.count(where: \.isOff) == 2)
    }
}
