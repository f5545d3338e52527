import Testing

@testable import Transfers

/// How long a transfer may keep others waiting.
struct StragglersTests {
    private let start = ContinuousClock.now
    private let limits = ConnectionLimits(total: 2, sockets: 12, patience: .seconds(1))

    @Test func `a transfer without an answer is set aside after the patience, one with an answer later`() {
        var stragglers = Stragglers(limits: limits)
        stragglers.begin(1, at: start)
        stragglers.begin(2, at: start)
        let progress: (UInt64) -> Stragglers.Progress? = { $0 == 2 ? .answered : .silent }
        #expect(stragglers.nextLook(crowd: 0) == start + .seconds(1))
        let looks = [999, 1_000, 4_999, 5_000, 9_000].map {
            stragglers.overdue(at: start + .milliseconds($0), crowd: 0, progress)
        }
        #expect(looks == [[], [1], [], [2], []])
        #expect(stragglers.nextLook(crowd: 0) == nil)
    }

    @Test func `the more are set aside the sooner others follow`() {
        for (crowd, patience) in [(0, 1_000), (5, 500), (9, 150), (10, 150)] {
            var stragglers = Stragglers(limits: limits)
            stragglers.begin(1, at: start)
            let due = start + .milliseconds(patience)
            let early = stragglers.overdue(at: due - .milliseconds(2), crowd: crowd) { _ in .silent }
            let late = stragglers.overdue(at: due + .milliseconds(2), crowd: crowd) { _ in .silent }
            #expect(early.isEmpty)
            #expect(late == [1])
        }
    }

    @Test func `what is over is not set aside`() {
        var stragglers = Stragglers(limits: limits)
        stragglers.begin(1, at: start)
        let overdue = stragglers.overdue(at: start + .seconds(9), crowd: 0) { _ in nil }
        #expect(overdue.isEmpty)
    }

    @Test func `to make room whoever has waited longest without an answer goes, then an answer that takes long`() {
        var stragglers = Stragglers(limits: limits)
        for number in UInt64(1)...4 { stragglers.begin(number, at: start) }
        let progress: (UInt64) -> Stragglers.Progress? = { number in
            number == 4 ? nil : number == 1 ? .answered : .silent
        }
        _ = stragglers.overdue(at: start + .seconds(6), crowd: 0, progress)
        let dropped = [6, 6, 6, 11, 11].map { stragglers.dropped(at: start + .seconds($0), progress) }
        #expect(dropped == [2, 3, nil, 1, nil])
    }
}
