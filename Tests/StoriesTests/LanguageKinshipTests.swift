import LookoutModel
import Stories
import Testing

@Suite struct LanguageKinshipTests {
    private let rule = RuleID("strait")

    private func story(
        _ id: String,
        _ language: String,
        hours: Int64 = 0,
        lists: Set<String> = ["taiwan", "forces"],
        leader: String? = nil,
        rule: String = "strait"
    ) -> LanguageKinship.Story {
        LanguageKinship.Story(
            id: id,
            leader: leader ?? id,
            language: language,
            time: Instant(seconds: 1_795_500_000 + hours * 3600),
            lists: [RuleID(rule): lists]
        )
    }

    @Test func `the same rule through the same lists in another language within a day is read as the same`() {
        let english = story("e", "en")
        #expect(LanguageKinship.leader(for: story("k", "ko", hours: 23), among: [english]) == "e")
        #expect(LanguageKinship.leader(for: story("k", "ko", hours: 25), among: [english]) == nil)
        #expect(LanguageKinship.leader(for: story("k", "ko", rule: "other"), among: [english]) == nil)
        #expect(LanguageKinship.leader(for: story("k", "ko", lists: ["taiwan", "trade"]), among: [english]) == nil)
        #expect(LanguageKinship.leader(for: story("k", "ko", lists: ["taiwan"]), among: [english]) == "e")
        #expect(LanguageKinship.leader(for: story("k", "ko", lists: []), among: [english]) == nil)
    }

    @Test func `a third language joins the first story`() {
        let others = [story("e", "en"), story("k", "ko", hours: 1, leader: "e")]
        #expect(LanguageKinship.leader(for: story("j", "ja", hours: 2), among: others) == "e")
    }

    @Test func `two stories in one language are never read as the same, neither by way of a third`() {
        #expect(LanguageKinship.leader(for: story("f", "en", hours: 2), among: [story("e", "en")]) == nil)
        let others = [story("e", "en"), story("k", "ko", hours: 1, leader: "e")]
        #expect(LanguageKinship.leader(for: story("f", "en", hours: 2), among: others) == nil)
    }

    @Test func `of several the nearest counts`() {
        let others = [story("e", "en"), story("f", "en", hours: 5)]
        #expect(LanguageKinship.leader(for: story("k", "ko", hours: 1), among: others) == "e")
        #expect(LanguageKinship.leader(for: story("k", "ko", hours: 4), among: others) == "f")
    }

    @Test func `the ground is the rule and the lists that both were caught through`() {
        let left: [RuleID: Set<String>] = [RuleID("b"): ["drill", "strait"], RuleID("a"): ["shoal"]]
        let ground = LanguageKinship.ground(left, [RuleID("b"): ["strait"], RuleID("a"): ["reef"]])
        #expect(ground?.rule == RuleID("b") && ground?.lists == ["strait"])
        #expect(LanguageKinship.ground(left, [RuleID("b"): ["strait", "reef"], RuleID("a"): []]) == nil)
    }
}
