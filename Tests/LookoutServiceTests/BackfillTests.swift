import Digests
import LookoutModel
import LookoutService
import Storage
import TestSupport
import Testing

/// New, changed and mended rules over what came in before.
@Suite struct BackfillTests {
    private let desk: Desk

    init() throws {
        desk = try Desk(rules: ["old.yaml": "any: [destroyer]\n"])
    }

    @Test func `a new rule's hits of fourteen days stand once in the digest, as earlier, and never alert`() throws {
        try desk.pass([desk.item("far", "A typhoon far back")])
        desk.wait(Desk.day)
        for number in 1...5 { try desk.pass([desk.item("n\(number)", "Typhoon \(number)", age: 6 - Int64(number))]) }
        desk.wait(14 * Desk.day - Desk.hour)
        desk.rules["storm.yaml"] = "title: Storms\npriority: alert\nany: [typhoon]\n"
        let outcome = try desk.pass([desk.item("now", "A typhoon now")])
        #expect(outcome.alerts.count == 1)
        let digest = try #require(try desk.edition())
        #expect(digest.stories.map(\.title) == ["A typhoon now"])
        #expect(digest.newRules.map(\.rule) == [RuleID("storm")])
        #expect(digest.newRules.map(\.earlier) == [5])
        #expect(digest.newRules.first?.headlines.count == 3)
        #expect(digest.ledger.matched == 1)
        desk.wait(Desk.day)
        try desk.pass()
        #expect(try desk.edition()?.newRules == [])
    }

    @Test func `a changed rule tells only what it did not catch before`() throws {
        try desk.pass()
        desk.wait(Desk.hour)
        try desk.pass([desk.item("x", "A destroyer"), desk.item("y", "A frigate")])
        desk.rules["old.yaml"] = "any: [destroyer, frigate]\n"
        desk.wait(Desk.day)
        try desk.pass()
        let digest = try #require(try desk.edition())
        #expect(digest.newRules.map(\.earlier) == [1])
        #expect(digest.newRules.first?.headlines.map(\.title) == ["A frigate"])
        #expect(digest.stories == [])
    }

    @Test func `a rule whose title alone changed is no new rule`() throws {
        try desk.pass([desk.item("x", "A destroyer")])
        desk.rules["old.yaml"] = "title: Ships\nany: [destroyer]\n"
        desk.wait(Desk.hour)
        #expect(try desk.pass().book.changed.isEmpty)
        #expect(try desk.edition()?.newRules == [])
    }

    @Test func `a rule that never loaded tells what it missed as usual once it is mended`() throws {
        try desk.pass([desk.item("before", "A typhoon before", age: Desk.hour)])
        desk.rules["storm.yaml"] = "priority: alert\nanny: [typhoon]\n"
        desk.wait(60)
        try desk.pass()
        try desk.pass([desk.item("while", "A typhoon meanwhile")])
        desk.rules["storm.yaml"] = "priority: alert\nany: [typhoon]\n"
        desk.wait(Desk.hour)
        let outcome = try desk.pass()
        #expect(outcome.messages.isEmpty)
        let digest = try #require(try desk.edition())
        #expect(digest.stories.map(\.title) == ["A typhoon meanwhile"])
        #expect(digest.newRules.map(\.earlier) == [1])
        #expect(digest.newRules.first?.headlines.map(\.title) == ["A typhoon before"])
    }

    @Test func `what a rule missed in a file that was no YAML is told though another rule of it is still broken`()
        throws
    {
        try desk.pass()
        desk.rules["two.yaml"] = "rules: [\n"
        try desk.pass()
        try desk.pass([desk.item("x", "A typhoon"), desk.item("y", "A drought")])
        desk.rules["two.yaml"] = "rules:\n  - {id: storm, any: [typhoon]}\n  - {id: dry, anny: [drought]}\n"
        desk.wait(Desk.hour)
        try desk.pass()
        #expect(try desk.edition()?.stories.map(\.title) == ["A typhoon"])
        desk.rules["two.yaml"] = "rules:\n  - {id: storm, any: [typhoon]}\n  - {id: dry, any: [drought]}\n"
        desk.wait(Desk.day)
        try desk.pass()
        #expect(try desk.edition()?.stories.map(\.title) == ["A drought"])
    }
}
