import Rules
import Testing

/// Explanations of items in which a rule's terms stand tens of thousands of times.
@Suite struct LongItemTests {
    private static let count = 30_000
    /// Words without an end.
    private static let words = String(repeating: "ship gas ", count: count / 2)
    /// A sentence for every two words.
    private static let sentences = String(repeating: "Ship gas. ", count: count / 2)

    private func explain(_ yaml: String, _ text: String) throws -> RuleExplanation {
        try explain(yaml, ItemText(RuleSubject(title: "Ports", summary: text)))
    }

    private func explain(_ yaml: String, _ text: ItemText) throws -> RuleExplanation {
        try RuleExplainer(#require(RuleText.rules(yaml).rules.first)).explain(text)
    }

    @Test func `rules that hold are explained`() throws {
        let text = ItemText(RuleSubject(title: "Ports", summary: Self.words))
        for yaml in [
            "any: [ship, gas]\n", "match: |\n  ship NEAR/3 gas\n", "match: |\n  gas BEFORE/3 ship\n",
            "match: |\n  ATLEAST/50(ship OR gas)\n", "match: |\n  /ship|gas/ AND gas\n",
            "all: [{any: [ship]}, {any: [gas]}]\nwithin: 4 words\n",
        ] {
            let explanation = try explain(yaml, text)
            #expect(explanation.holds)
            for part in leaves(explanation.root) {
                #expect(part.found.count == FoundTexts.limit)
                // Of a regular expression the first 200 matches are looked at.
                let isPattern = if case .pattern = part.kind { true } else { false }
                #expect(part.found.count + part.found.rest >= (isPattern ? 200 : Self.count / 2))
            }
            #expect(explanation.quotes.allSatisfy { $0.marks.count <= FoundTexts.limit })
        }
    }

    @Test func `rules that do not hold are explained`() throws {
        let text = ItemText(RuleSubject(title: "Ports", summary: Self.words))
        for yaml in [
            "match: |\n  ship AND oil\n", "match: |\n  gas AND NOT ship\n", "match: |\n  title:(ship)\n",
            "match: |\n  ATLEAST/50(Ports)\n", "match: |\n  ship BEFORE/5 Ports\n",
            "all: [{any: [ship]}, {any: [Ports]}]\nwithin: 4 words\n",
            "any: [=SHIP, =Gas, 'shi', 'hip', ships, ship gas ships]\n",
        ] {
            let explanation = try explain(yaml, text)
            #expect(!explanation.holds)
            #expect(!explanation.missing.isEmpty)
            #expect(explanation.nearMisses.allSatisfy { $0.found.count <= FoundTexts.limit })
        }
    }

    @Test func `rules about sentences are explained`() throws {
        let text = ItemText(RuleSubject(title: "Ports", summary: Self.sentences))
        for (yaml, holds) in [
            ("match: |\n  SENTENCE(ship AND gas)\n", true), ("match: |\n  SENTENCE(ship AND oil)\n", false),
            ("match: |\n  SENTENCE(gas AND Ports)\n", false), ("any: [ship]\n", true),
            ("all: [{any: [ship]}, {any: [gas]}]\nwithin: sentence\n", true),
        ] {
            let explanation = try explain(yaml, text)
            #expect(explanation.holds == holds)
            #expect(explanation.quotes.count <= FoundTexts.limit)
            #expect(explanation.nearMisses.allSatisfy { $0.found.count <= FoundTexts.limit })
            guard yaml.hasPrefix("any") else { continue }
            #expect(explanation.quotes.count + explanation.restOfQuotes == Self.count / 2)
        }
    }

    @Test func `what none found is listed up to the limit, and counted`() throws {
        let explanation = try explain("any: [gas]\nnone: [ship]\n", Self.words)
        #expect(explanation.none.count == FoundTexts.limit)
        #expect(explanation.none.rest == Self.count / 2 - FoundTexts.limit)
        #expect(explanation.missing == [.none(explanation.none)])
    }

    @Test func `what except covers is listed up to the limit, and counted`() throws {
        let explanation = try explain("any: [ship]\nexcept: [ship gas, gas ship]\n", Self.words)
        #expect(!explanation.holds)
        #expect(explanation.masks.count == FoundTexts.limit)
        #expect(explanation.masks.count + explanation.restOfMasks == Self.count - 1)
        #expect(explanation.masks.allSatisfy { $0.covered.map(\.text) == ["ship"] })
        #expect(explanation.nearMisses.count == 1)
    }

    @Test func `a word inside thousands of others is nearly met once`() throws {
        let text = String(repeating: "warships finally ", count: Self.count / 2)
        let explanation = try explain("any: [ships, 'final']\n", text)
        #expect(explanation.nearMisses.map(\.found.count) == [1, 1])
        #expect(explanation.nearMisses.map(\.remedy) == ["~ships", "final*"])
    }

    @Test func `of every term something is listed, however often another is met`() throws {
        let explanation = try explain("any: [ship, Suez]\n", Self.words + "Suez")
        #expect(explanation.root.found.termCount == 2)
        #expect(explanation.root.found.last?.text == "Suez")
        #expect(explanation.root.found.last?.scalars == Self.words.count..<(Self.words.count + 4))
        #expect(explanation.root.found.rest == Self.count / 2 + 1 - FoundTexts.limit)
    }

    private func leaves(_ part: ExplainedPart) -> [ExplainedPart] {
        part.parts.isEmpty ? [part] : part.parts.flatMap(leaves)
    }
}
