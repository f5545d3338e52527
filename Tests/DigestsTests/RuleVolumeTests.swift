import Digests
import LookoutModel
import Testing

@Suite struct RuleVolumeTests {
    private func volumes(_ counts: [Int]) -> [RuleVolume] {
        counts.enumerated().map { RuleVolume(rule: RuleID("r\($0)"), title: "R", counts: [0, $1]) }
    }

    @Test func `an edition has room for the largest volumes, in the order of the rules`() {
        let few = volumes(Array(1...RuleVolume.most))
        #expect(RuleVolume.largest(few) == few)
        let many = volumes((0..<200).map { $0 % 3 == 0 ? 9 : 1 })
        let largest = RuleVolume.largest(many)
        #expect(
            largest == Array(many.enumerated().filter { $0.offset % 3 == 0 }.map(\.element).prefix(RuleVolume.most))
        )
    }
}
