/// Who may start next: jobs wait in lanes, each lane and all together with a limit of running jobs.
///
/// Lanes take turns, so that one with many jobs does not hold up the others. Patient jobs start where no other may: first
/// those of lanes that have answered, last those of lanes that have kept silent.
struct AdmissionQueue {
    /// How soon the turn of a lane comes.
    private enum Rank: Int, CaseIterable {
        case well
        case answered
        case unknown
        case silent
    }

    private enum Standing {
        case unknown
        case answered
        case silent
    }

    private struct Lane {
        var waiting: ArraySlice<UInt64> = []
        var patient: ArraySlice<UInt64> = []
        var running = 0
        var standing = Standing.unknown
        /// How many transfers in a row could not reach it.
        var unreached = 0
        /// Where its turn stands in `turns`; what stands elsewhere is void.
        var turn: Rank?
        /// Before it nothing of the lane starts.
        var earliest: ContinuousClock.Instant?
        /// Whether it stands in `resting`.
        var isResting = false

        var rank: Rank? {
            if waiting.isEmpty, patient.isEmpty { return nil }
            switch standing {
            case .silent: return .silent
            case _ where !waiting.isEmpty: return .well
            case .answered: return .answered
            case .unknown: return .unknown
            }
        }

        mutating func pop() -> UInt64? {
            waiting.popFirst() ?? patient.popFirst()
        }
    }

    private let limits: ConnectionLimits
    private var lanes: [String: Lane] = [:]
    private var turns = [ArraySlice<String>](repeating: [], count: Rank.allCases.count)
    /// Lanes that have a turn.
    private var turnCount = 0
    /// Lanes between two starts.
    private var resting: [String] = []
    /// Jobs that run and are not set aside.
    private(set) var running = 0
    /// Jobs that run and are set aside.
    private(set) var aside = 0

    init(limits: ConnectionLimits) {
        self.limits = limits
    }

    mutating func enqueue(_ id: UInt64, lane name: String, isPatient: Bool = false) {
        if isPatient {
            lanes[name, default: Lane()].patient.append(id)
        } else {
            lanes[name, default: Lane()].waiting.append(id)
        }
        giveTurn(to: name)
    }

    /// Takes out the next job that may start at `now`; nil where none may.
    mutating func next(at now: ContinuousClock.Instant) -> UInt64? {
        wake(at: now)
        guard running < limits.total, running + aside < limits.sockets else { return nil }
        for rank in Rank.allCases {
            while let name = turns[rank.rawValue].popFirst() {
                guard lanes[name]?.turn == rank else { continue }
                setTurn(nil, of: name)
                guard let id = lanes[name]?.pop() else { continue }
                lanes[name]?.running += 1
                if limits.pause > .zero { lanes[name]?.earliest = now + limits.pause }
                running += 1
                giveTurn(to: name)
                return id
            }
        }
        return nil
    }

    /// Whether jobs wait that might start if fewer were set aside.
    var wantsRoom: Bool {
        turnCount > 0 && running < limits.total && running + aside >= limits.sockets
    }

    /// When a lane that rests may start its next job; nil where none rests.
    var nextStart: ContinuousClock.Instant? {
        resting.compactMap { lanes[$0]?.earliest }.min()
    }

    /// A job that `next` gave out is over.
    mutating func finish(lane name: String, isAside: Bool = false) {
        guard let lane = lanes[name], lane.running > 0 else { return }
        lanes[name]?.running -= 1
        if isAside { aside -= 1 } else { running -= 1 }
        giveTurn(to: name)
        forgetIfIdle(name)
    }

    /// A job that runs keeps no other lane's jobs waiting any more.
    mutating func setAside() {
        running -= 1
        aside += 1
    }

    /// Nothing has come of a job for long; true where nothing has ever come of the lane, and that is news.
    mutating func noteSilence(lane name: String) -> Bool {
        guard lanes[name]?.standing == .unknown else { return false }
        lanes[name]?.standing = .silent
        giveTurn(to: name)
        return true
    }

    /// Whether a lane has kept silent so far.
    func isSilent(lane name: String) -> Bool {
        lanes[name]?.standing == .silent
    }

    /// The host of a lane has answered.
    mutating func noteAnswer(lane name: String) {
        guard let lane = lanes[name] else { return }
        if lane.unreached > 0 { lanes[name]?.unreached = 0 }
        guard lane.standing != .answered else { return }
        lanes[name]?.standing = .answered
        giveTurn(to: name)
    }

    /// The host of a lane could not be reached; true where that has been so often that nothing else is to be expected.
    mutating func noteUnreached(lane name: String) -> Bool {
        lanes[name]?.unreached += 1
        return lanes[name].map { $0.unreached >= limits.perHost + Self.furtherTries } ?? false
    }

    /// Takes out all that waits in a lane.
    mutating func takeAll(lane name: String) -> [UInt64] {
        guard let lane = lanes[name] else { return [] }
        lanes[name]?.waiting = []
        lanes[name]?.patient = []
        forgetIfIdle(name)
        return Array(lane.waiting + lane.patient)
    }

    /// Tries that may fail beyond those that are made at once, before a host is taken to be out of reach.
    private static let furtherTries = 2

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
        resting.removeAll { (lanes[$0]?.earliest ?? now) <= now }
        for name in rested {
            lanes[name]?.earliest = nil
            lanes[name]?.isResting = false
            giveTurn(to: name)
            forgetIfIdle(name)
        }
    }

    /// Puts the lane where its next job belongs, unless it stands there already.
    private mutating func giveTurn(to name: String) {
        guard let lane = lanes[name], lane.running < limits.perHost, let rank = lane.rank, lane.turn != rank else {
            return
        }
        if lane.earliest == nil {
            setTurn(rank, of: name)
            turns[rank.rawValue].append(name)
        } else if !lane.isResting {
            lanes[name]?.isResting = true
            resting.append(name)
        }
    }

    private mutating func setTurn(_ rank: Rank?, of name: String) {
        if lanes[name]?.turn != nil { turnCount -= 1 }
        lanes[name]?.turn = rank
        if rank != nil { turnCount += 1 }
    }

    private mutating func forgetIfIdle(_ name: String) {
        guard let lane = lanes[name], lane.rank == nil, lane.running == 0, lane.earliest == nil else { return }
        // What was learnt of a host that gives no answer is worth keeping.
        guard lane.standing != .silent, lane.unreached == 0 else { return setTurn(nil, of: name) }
        setTurn(nil, of: name)
        lanes[name] = nil
    }
}
