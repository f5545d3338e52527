/// Which transfers have waited so long for an answer that they are to keep no others waiting.
///
/// Transfers are known by the number of their start. A pure function of the times it is told.
struct Stragglers {
    /// How a transfer stands.
    enum Progress {
        case silent
        /// All fields of its answer are there.
        case answered
    }

    /// How long an answer may take to come, before it, too, is set aside.
    static let longest = Duration.seconds(5)
    /// How long an answer that comes is let alone.
    static let spared = Duration.seconds(10)
    /// What is left of the patience where there is hardly room for more; a part of it.
    private static let leastPatience = 0.15

    private struct Start {
        let number: UInt64
        let time: ContinuousClock.Instant
    }

    private let limits: ConnectionLimits
    private var young: ArraySlice<Start> = []
    private var answering: ArraySlice<Start> = []
    private var aside: ArraySlice<Start> = []

    init(limits: ConnectionLimits) {
        self.limits = limits
    }

    /// A transfer starts; each after those before it.
    mutating func begin(_ number: UInt64, at now: ContinuousClock.Instant) {
        young.append(Start(number: number, time: now))
    }

    /// Those that are to be set aside; `crowd` is how many are, and `progress` is nil of what is over.
    mutating func overdue(
        at now: ContinuousClock.Instant,
        crowd: Int,
        _ progress: (UInt64) -> Progress?
    ) -> [UInt64] {
        var overdue: [Start] = []
        let patience = patience(crowd: crowd)
        while let start = young.first, now - start.time >= patience {
            young.removeFirst()
            switch progress(start.number) {
            case nil: break
            case .answered: answering.append(start)
            case .silent: overdue.append(start)
            }
        }
        while let start = answering.first, now - start.time >= Self.longest {
            answering.removeFirst()
            if progress(start.number) != nil { overdue.append(start) }
        }
        aside.append(contentsOf: overdue)
        return overdue.map(\.number)
    }

    /// When `overdue` is to be asked next; nil where nothing waits.
    func nextLook(crowd: Int) -> ContinuousClock.Instant? {
        let looks = [
            young.first.map { $0.time + patience(crowd: crowd) }, answering.first.map { $0.time + Self.longest },
        ]
        return looks.compactMap(\.self).min()
    }

    /// The one that is broken off to make room: whichever has been set aside for longest without an answer; nil for none.
    mutating func dropped(
        at now: ContinuousClock.Instant,
        _ progress: (UInt64) -> Progress?
    ) -> UInt64? {
        while let first = aside.first, progress(first.number) == nil { aside.removeFirst() }
        let place =
            aside.firstIndex { progress($0.number) == .silent }
            ?? aside.firstIndex { now - $0.time >= Self.spared && progress($0.number) != nil }
        return place.map { aside.remove(at: $0).number }
    }

    private func patience(crowd: Int) -> Duration {
        let room = limits.sockets - limits.total
        let share = room > 0 ? 1 - Double(crowd) / Double(room) : 1
        return limits.patience * max(Self.leastPatience, share)
    }
}
