/// Who may start next: jobs wait in lanes, each lane and all together with a limit of running jobs.
///
/// Lanes take turns, so that one with many jobs does not hold up the others.
struct AdmissionQueue {
    private struct Lane {
        var waiting: ArraySlice<UInt64> = []
        var running = 0
        /// Whether the lane stands in `turns`.
        var hasTurn = false
    }

    private let limits: ConnectionLimits
    private var lanes: [String: Lane] = [:]
    private var turns: ArraySlice<String> = []
    private(set) var running = 0

    init(limits: ConnectionLimits) {
        self.limits = limits
    }

    mutating func enqueue(_ id: UInt64, lane name: String) {
        lanes[name, default: Lane()].waiting.append(id)
        giveTurn(to: name)
    }

    /// Takes out the next job that may start; nil where none may.
    mutating func next() -> UInt64? {
        while running < limits.total, let name = turns.popFirst() {
            lanes[name]?.hasTurn = false
            guard let id = lanes[name]?.waiting.popFirst() else { continue }
            lanes[name]?.running += 1
            running += 1
            giveTurn(to: name)
            return id
        }
        return nil
    }

    /// A job that `next` gave out is over.
    mutating func finish(lane name: String) {
        guard let lane = lanes[name], lane.running > 0 else { return }
        lanes[name]?.running -= 1
        running -= 1
        giveTurn(to: name)
        forgetIfIdle(name)
    }

    /// Takes out a job that waits; false where it does not.
    mutating func remove(_ id: UInt64, lane name: String) -> Bool {
        guard let index = lanes[name]?.waiting.firstIndex(of: id) else { return false }
        lanes[name]?.waiting.remove(at: index)
        forgetIfIdle(name)
        return true
    }

    private mutating func giveTurn(to name: String) {
        guard let lane = lanes[name], !lane.hasTurn, !lane.waiting.isEmpty, lane.running < limits.perHost else {
            return
        }
        lanes[name]?.hasTurn = true
        turns.append(name)
    }

    private mutating func forgetIfIdle(_ name: String) {
        guard let lane = lanes[name], lane.waiting.isEmpty, lane.running == 0, !lane.hasTurn else { return }
        lanes[name] = nil
    }
}
