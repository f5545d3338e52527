/// Who may start next: jobs wait in lanes, each lane and all together with a limit of running jobs.
///
/// Lanes take turns, so that one with many jobs does not hold up the others. Patient jobs start where no other may.
struct AdmissionQueue {
    private struct Lane {
        var waiting: ArraySlice<UInt64> = []
        var patient: ArraySlice<UInt64> = []
        var running = 0
        /// Whether the lane stands in `turns`, `patientTurns` or `resting`.
        var hasTurn = false
        /// Before it nothing of the lane starts.
        var earliest: ContinuousClock.Instant?

        var isEmpty: Bool { waiting.isEmpty && patient.isEmpty }
    }

    private let limits: ConnectionLimits
    private var lanes: [String: Lane] = [:]
    private var turns: ArraySlice<String> = []
    private var patientTurns: ArraySlice<String> = []
    /// Lanes between two starts.
    private var resting: [String] = []
    private(set) var running = 0

    init(limits: ConnectionLimits) {
        self.limits = limits
    }

    mutating func enqueue(_ id: UInt64, lane name: String, isPatient: Bool = false) {
        if isPatient {
            lanes[name, default: Lane()].patient.append(id)
        } else {
            lanes[name, default: Lane()].waiting.append(id)
            // A lane whose turn was to come last has something now that goes first.
            if let lane = lanes[name], lane.hasTurn, lane.earliest == nil, lane.waiting.count == 1,
                !lane.patient.isEmpty,
                let place = patientTurns.firstIndex(of: name)
            {
                patientTurns.remove(at: place)
                lanes[name]?.hasTurn = false
            }
        }
        giveTurn(to: name)
    }

    /// Takes out the next job that may start at `now`; nil where none may.
    mutating func next(at now: ContinuousClock.Instant) -> UInt64? {
        wake(at: now)
        while running < limits.total, let name = turns.popFirst() ?? patientTurns.popFirst() {
            lanes[name]?.hasTurn = false
            guard let id = lanes[name]?.waiting.popFirst() ?? lanes[name]?.patient.popFirst() else { continue }
            lanes[name]?.running += 1
            if limits.pause > .zero { lanes[name]?.earliest = now + limits.pause }
            running += 1
            giveTurn(to: name)
            return id
        }
        return nil
    }

    /// When a lane that rests may start its next job; nil where none rests.
    var nextStart: ContinuousClock.Instant? {
        resting.compactMap { lanes[$0]?.earliest }.min()
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
        if let index = lanes[name]?.waiting.firstIndex(of: id) {
            lanes[name]?.waiting.remove(at: index)
        } else if let index = lanes[name]?.patient.firstIndex(of: id) {
            lanes[name]?.patient.remove(at: index)
        } else {
            return false
        }
        forgetIfIdle(name)
        return true
    }

    private mutating func wake(at now: ContinuousClock.Instant) {
        guard !resting.isEmpty else { return }
        let rested = resting.filter { (lanes[$0]?.earliest ?? now) <= now }
        guard !rested.isEmpty else { return }
        resting.removeAll { rested.contains($0) }
        for name in rested {
            lanes[name]?.hasTurn = false
            lanes[name]?.earliest = nil
            giveTurn(to: name)
        }
    }

    private mutating func giveTurn(to name: String) {
        guard let lane = lanes[name], !lane.hasTurn, !lane.isEmpty, lane.running < limits.perHost else { return }
        lanes[name]?.hasTurn = true
        if lane.earliest != nil {
            resting.append(name)
        } else if lane.waiting.isEmpty {
            patientTurns.append(name)
        } else {
            turns.append(name)
        }
    }

    private mutating func forgetIfIdle(_ name: String) {
        guard let lane = lanes[name], lane.isEmpty, lane.running == 0, !lane.hasTurn, lane.earliest == nil else {
            return
        }
        lanes[name] = nil
    }
}
