import LookoutModel
import LookoutService
import Testing

@Suite struct AlertPolicyTests {
    private func caught(
        _ id: String,
        _ priority: Priority,
        plain: Bool = true,
        alertsOnContent: Bool = false,
        asksForAnalysis: Bool = false,
        isOnTrial: Bool = false,
        order: Int = 0
    ) -> AlertPolicy.Catch {
        AlertPolicy.Catch(
            rule: RuleFacts(
                id: RuleID(id),
                title: id,
                priority: priority,
                alertsOnContent: alertsOnContent,
                asksForAnalysis: asksForAnalysis,
                isOnTrial: isOnTrial,
                order: order
            ),
            match: Match(rule: RuleID(id), holdsWithoutContent: plain, texts: [])
        )
    }

    private func causes(
        _ catches: [AlertPolicy.Catch],
        kind: SourceKind = .press,
        isBackground: Bool = false,
        alerted: Priority? = nil
    ) -> [String]? {
        AlertPolicy.causes(of: catches, kind: kind, isBackground: isBackground, alerted: alerted)?.map(
            \.rule.id.rawValue
        )
    }

    @Test func `a digest rule alone never alerts, and a muted one is never named`() {
        #expect(causes([caught("d", .digest)]) == nil)
        #expect(causes([caught("m", .mute)]) == nil)
        #expect(causes([caught("m", .mute), caught("a", .alert), caught("d", .digest, order: 1)]) == ["a", "d"])
    }

    @Test func `a rule on trial neither alerts nor is named, and raises no priority`() {
        #expect(causes([caught("t", .critical, isOnTrial: true)]) == nil)
        #expect(causes([caught("t", .critical, isOnTrial: true), caught("a", .alert)]) == ["a"])
        #expect(causes([caught("t", .critical, isOnTrial: true), caught("a", .alert)], alerted: .alert) == nil)
    }

    @Test func `the highest rule comes first, then the order of the files`() {
        let catches = [caught("b", .alert, order: 2), caught("a", .alert, order: 1), caught("c", .critical, order: 9)]
        #expect(causes(catches) == ["c", "a", "b"])
    }

    @Test func `a match in the content alone goes to the digest unless the rule asks`() {
        #expect(causes([caught("a", .alert, plain: false)]) == nil)
        #expect(causes([caught("a", .alert, plain: false, alertsOnContent: true)]) == ["a"])
        // A rule that the headline meets speaks before a higher one that only the content meets.
        let catches = [caught("c", .critical, plain: false), caught("a", .alert)]
        #expect(causes(catches) == ["a", "c"])
    }

    @Test func `analysis never alerts unless the rule asks for it`() {
        #expect(causes([caught("a", .alert)], kind: .analysis) == nil)
        #expect(causes([caught("a", .alert, asksForAnalysis: true)], kind: .analysis) == ["a"])
    }

    @Test func `background never alerts`() {
        #expect(causes([caught("a", .critical)], isBackground: true) == nil)
    }

    @Test func `a further rule joins quietly unless it raises the priority`() {
        #expect(causes([caught("a", .alert)], alerted: .alert) == nil)
        #expect(causes([caught("a", .alert)], alerted: .critical) == nil)
        #expect(causes([caught("c", .critical), caught("a", .alert)], alerted: .alert) == ["c", "a"])
    }
}
