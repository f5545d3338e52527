import LookoutModel
import Rules
import Testing

@testable import lookout

/// A rule in one sentence, as the page of all rules has it.
@Suite struct RuleSentenceTests {
    private func sentence(_ text: String) throws -> String {
        let lists = "lists:\n  us: [United States, Washington]\n"
        let loaded = RuleSet.load(files: [
            RuleFile(path: "Rules/a.yaml", bytes: Array(text.utf8)),
            RuleFile(path: "Rules/lists.yaml", bytes: Array(lists.utf8)),
        ])
        #expect(loaded.problems.filter { $0.level == .error }.isEmpty)
        return RuleSentence(try #require(loaded.rules.rules.first)).text
    }

    @Test func `what it names, what not, and only where`() throws {
        #expect(
            try sentence("any: [Taiwan Strait, 臺海]\nnone: [weather]\nwhere: {language: [en, ko]}\n")
                == "Tells when an item names “Taiwan Strait” or “臺海”, unless it names “weather”; only in English or Korean."
        )
    }

    @Test func `what must stand together, and how it speaks`() throws {
        #expect(
            try sentence(
                "priority: alert\nall: [$us, {any: [talks, summit]}]\nwithin: 12 words\nexcept: [peace talks]\n"
            )
                == "Alerts when an item names one of $us, and “talks” or “summit” within 12 words; what is only part of "
                + "“peace talks” does not count."
        )
        #expect(
            try sentence("priority: critical\nmatch: |\n  Taiwan AND\n  ( warship OR frigate )\nfields: [title]\n")
                == "Alerts at any hour when the title of an item fulfils \"Taiwan\" AND (\"warship\" OR \"frigate\")."
        )
    }

    @Test func `many phrases are counted, and those that tell nobody say so`() throws {
        #expect(
            try sentence("priority: mute\nany: [one1, two2, three3, four4, five5, six6]\n")
                == "Tells nobody, and only counts, when an item names “one1”, “two2”, “three3”, “four4” or 2 more."
        )
        #expect(
            try sentence("trial: true\nany: [one1]\nwhere: {kind: official}\n")
                == "On trial, it counts when an item names “one1”; only from sources of the kind official."
        )
    }
}
