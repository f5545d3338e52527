import LookoutModel
import Rules
import Text

/// Makes a test of an item: as little of it as shows the same.
struct NewTestMaker {
    let rule: Rule
    let expectsHit: Bool

    /// Whether a test does as it says, as the rule is now.
    func passes(_ test: NewTest) -> Bool {
        catches(test.subject(for: rule.condition)) == expectsHit
    }

    /// The test of an item.
    ///
    /// Its headline, and of the rest only what it takes for the rule to say of the test what it says of the item; where the
    /// rule is wrong about the item, headline and summary.
    func test(of subject: RuleSubject, note: String?, isTextAlone: Bool) -> NewTest {
        let verdict = catches(subject)
        let texts = texts(of: subject)
        let facts = isTextAlone ? [] : facts(of: subject)
        var tests: [NewTest] = []
        for facts in [[], facts] {
            for parts in texts {
                tests.append(NewTest(expectsHit: expectsHit, text: text(of: subject), parts: parts + facts, note: note))
            }
        }
        // A rule that is wrong now will be mended by what a person reads: headline and summary at least.
        let least = verdict == expectsHit ? 0 : min(1, texts.count - 1)
        let fitting = tests.enumerated().first { index, test in
            index % texts.count >= least && catches(test.subject(for: rule.condition)) == verdict
        }
        return fitting?.element ?? tests[tests.count - 1]
    }

    private func catches(_ subject: RuleSubject) -> Bool {
        !RuleSet([rule]).matches(subject).isEmpty
    }

    private func text(of subject: RuleSubject) -> String {
        subject.title.isEmpty ? subject.summary.isEmpty ? subject.content : subject.summary : subject.title
    }

    /// The texts beside the headline, from few to many.
    private func texts(of subject: RuleSubject) -> [[NewTest.Part]] {
        guard !subject.title.isEmpty else { return [[]] }
        var steps: [[NewTest.Part]] = [[]]
        let summary = subject.summary.isEmpty ? [] : [NewTest.Part("summary", subject.summary)]
        if !summary.isEmpty { steps.append(summary) }
        guard !subject.content.isEmpty else { return steps }
        // Of a long text the sentences that matter are enough, if they are.
        let quotes = RuleExplainer(rule).explain(subject).quotes.filter { $0.field == .content }.map(\.text)
        if !quotes.isEmpty { steps.append(summary + [NewTest.Part("content", quotes.joined(separator: "\n"))]) }
        steps.append(summary + [NewTest.Part("content", subject.content)])
        return steps
    }

    /// Where the item comes from.
    private func facts(of subject: RuleSubject) -> [NewTest.Part] {
        var parts: [NewTest.Part] = []
        func add(_ key: String, _ value: String?) {
            if let value, !value.isEmpty { parts.append(NewTest.Part(key, value)) }
        }
        add("author", subject.author)
        add("url", subject.link)
        add("language", subject.language)
        add("source", subject.feed?.rawValue ?? subject.host)
        add("kind", subject.kind?.rawValue)
        add("tag", subject.categories.first)
        return parts
    }
}
