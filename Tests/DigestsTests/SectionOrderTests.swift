import Digests
import LookoutModel
import TestSupport
import Testing

struct SectionOrderTests {
    private let rules = [
        SectionOrder.Rule(name: RuleName(RuleID("sea"), "Sea"), priority: .digest),
        SectionOrder.Rule(name: RuleName(RuleID("strait"), "Strait"), priority: .alert),
        SectionOrder.Rule(name: RuleName(RuleID("hidden"), "Hidden"), priority: .mute),
        SectionOrder.Rule(name: RuleName(RuleID("talks"), "Talks"), priority: .alert),
    ]

    private func story(
        _ id: String,
        _ rules: [String],
        sources: [String] = ["A"],
        kind: SourceKind = .press,
        published: Int64? = nil,
        state: DigestStory.State = .new,
        seen: Int64 = 0
    ) -> DigestStory {
        DigestStory(
            id: id,
            title: id,
            state: state,
            firstSeen: Instant(seconds: seen),
            rules: rules.map { RuleName(RuleID($0), $0) },
            items: sources.map {
                DigestItem(
                    id: $0,
                    title: id,
                    feed: FeedID($0),
                    source: $0,
                    kind: kind,
                    published: published.map { Instant(seconds: $0) }
                )
            }
        )
    }

    @Test func `a story stands once, under its highest rule, and names the others in order`() {
        let sections = SectionOrder.sections([story("x", ["sea", "talks", "hidden", "strait"])], rules: rules)
        #expect(sections.map(\.rule) == [RuleID("talks")])
        #expect(sections.first?.stories.first?.rules.map(\.title) == ["Talks", "Strait", "Sea"])
    }

    @Test
    func
        `of what one pass brought the latest published stands first, and a date of the future is worth no more than now`()
    {
        let stories = [
            story("a", ["sea"], published: 3, seen: 9), story("b", ["sea"], seen: 9),
            story("c", ["sea"], published: 7, seen: 9), story("d", ["sea"], published: 99, seen: 9),
            story("e", ["sea"], published: 9, seen: 9),
        ]
        let sections = SectionOrder.sections(stories, rules: rules)
        #expect(sections.first?.stories.map(\.id) == ["d", "e", "c", "a", "b"])
    }

    @Test func `what only muted or unknown rules caught is not told`() {
        #expect(SectionOrder.sections([story("x", ["hidden"]), story("y", ["gone"])], rules: rules).isEmpty)
    }

    @Test func `a rule with background alone has its section`() {
        let background = DigestSection.Background(count: 4)
        let sections = SectionOrder.sections(
            [],
            rules: rules,
            background: [RuleID("sea"): background, RuleID("hidden"): background]
        )
        #expect(sections.map(\.rule) == [RuleID("sea")])
    }

    @Test func `the weightiest story stands first, however the stories come`() {
        let stories = [
            story("old", ["sea"], seen: 1), story("young", ["sea"], seen: 9), story("a", ["sea"], seen: 5),
            story("b", ["sea"], seen: 5), story("two", ["sea"], sources: ["A", "B"]),
            story("twice", ["sea"], sources: ["A", "A", "A"], seen: 8), story("said", ["sea"], kind: .official),
            story("on", ["sea"], sources: ["A", "B", "C"], state: .continuing),
        ]
        let expected = ["two", "said", "young", "twice", "a", "b", "old", "on"]
        var generator = SeededGenerator(seed: 11)
        for _ in 0..<50 {
            let sections = SectionOrder.sections(stories.shuffled(using: &generator), rules: rules)
            #expect(sections.first?.stories.map(\.id) == expected)
        }
    }
}
