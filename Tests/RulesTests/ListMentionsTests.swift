import LookoutModel
import Rules
import Testing

struct ListMentionsTests {
    private func mentions(_ files: [String: String]) -> ListMentions {
        let loaded = RuleSet.load(
            files: files.map { RuleFile(path: "Rules/" + $0.key, bytes: Array($0.value.utf8)) }
        )
        #expect(loaded.problems.isEmpty)
        return ListMentions(loaded.rules.rules)
    }

    private let lists = "lists:\n  us: [United States]\n  japan: [Japan, 日本]\n  ships: [frigate]\n  fog: [fog]\n"

    @Test func `lists that several rules look for are found, in any script`() {
        let mentions = mentions([
            "lists.yaml": lists, "a.yaml": "all: [$us, $japan]\nnone: [$fog]\n",
            "b.yaml": "match: |\n  $us OR $japan\n",
            "c.yaml": "any: [$ships]\n", "d.yaml": "none: [$fog]\nany: [sea]\n",
        ])
        #expect(mentions.canPair)
        let subject = RuleSubject(title: "A frigate in the fog", summary: "日本", content: "The United States says so.")
        #expect(mentions.lists(in: subject) == ["us", "japan"])
    }

    @Test func `where rules share fewer than two lists all that they look for are found`() {
        let mentions = mentions([
            "lists.yaml": lists, "a.yaml": "all: [$us, $ships]\nexcept: [$fog]\n",
        ])
        #expect(
            mentions.lists(in: RuleSubject(title: "A United States frigate in the fog off Japan")) == ["us", "ships"]
        )
    }

    @Test func `rules without lists pair nothing`() {
        #expect(!mentions(["a.yaml": "any: [sea]\n"]).canPair)
        #expect(!mentions(["lists.yaml": lists, "a.yaml": "any: [$us]\n"]).canPair)
    }

    @Test func `lists of which one holds all names of the other are known`() {
        let mentions = mentions([
            "lists.yaml":
                "lists:\n  us: [United States]\n  japan: [Japan]\n  allies: [$us, $japan]\n  two: [Japan, Guam]\n",
            "a.yaml": "all: [$us, $japan]\n", "b.yaml": "all: [$allies, $two]\n",
        ])
        #expect(mentions.nested == [["allies", "japan"], ["allies", "us"], ["japan", "two"]])
    }
}
