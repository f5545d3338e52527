import Testing
import Text

@Suite struct IndexConditionTests {
    private func any(_ count: Int, _ name: String) -> IndexCondition {
        .any((0..<count).map { .token("\(name)\($0)") })
    }

    @Test func `what says nothing is left out of a conjunction, and empties a disjunction`() {
        #expect(IndexCondition.conjunction([.anything, .token("a"), .anything]) == .token("a"))
        #expect(IndexCondition.conjunction([.anything]) == .anything)
        #expect(IndexCondition.disjunction([.token("a"), .anything]) == .anything)
        #expect(IndexCondition.disjunction([.token("a"), .token("a")]) == .token("a"))
    }

    @Test func `an empty disjunction is what nothing fulfils`() {
        #expect(IndexCondition.disjunction([]) == .any([]))
        #expect(IndexCondition.disjunction([.any([]), .token("a")]) == .token("a"))
    }

    @Test func `conditions of one kind in each other are one`() {
        let inner = IndexCondition.conjunction([.token("a"), .token("b")])
        #expect(IndexCondition.conjunction([inner, .token("c")]) == .all([.token("a"), .token("b"), .token("c")]))
    }

    @Test func `a condition that asks for too much loses its largest parts, and never gains one`() {
        let condition = IndexCondition.conjunction([any(900, "a"), .token("b"), any(5, "c")])
        #expect(condition.size == 906)
        #expect(condition.limited(to: 1000) == condition)
        #expect(condition.limited(to: 100) == .all([.token("b"), any(5, "c")]))
        #expect(condition.limited(to: 3) == .token("b"))
        #expect(any(900, "a").limited(to: 100) == .anything)
    }
}
