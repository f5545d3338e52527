import Delivery
import LookoutModel
import Platform
import Storage
import TestSupport
import Transfers

/// What is outside of Lookout in a script: the sinks as they are, the disk, the power.
final class ScriptWorld: Sendable {
    /// How a sink is at the moment.
    enum Weather: CaseIterable, Sendable {
        case fine, flaky, down, silent, lockedOut
    }

    /// What happens at an attempt.
    struct Plan: Sendable {
        var answer = Letter.Answer.ok
        /// Whether the bytes are taken, whatever is said of them.
        var arrives = true
        var isLate = false
        /// Whether the process dies before the answer is there.
        var dies = false
        /// The attempt is not made, for there is no process any more.
        var isVoid = false
    }

    struct State: Sendable {
        var dice: SeededGenerator
        var letters: [String: Letter] = [:]
        var weather: [String: Weather] = [:]
        var now = Instant(seconds: 1_800_000_000)
        var pass = 0
        var isKilled = false
        /// Whether the process may die at all.
        var isPowerCertain = false
        /// Ids in the order of the attempts of a pass, and what came of them.
        var attempts: [(id: String, answer: Letter.Answer?)] = []
        var suspended: [String: CheckedContinuation<Void, Never>] = [:]
        var faults: [String] = []
        var store: Store
        /// How often each thing has happened.
        var census: [String: Int] = [:]
    }

    let state: Locked<State>

    init(seed: UInt64, store: Store) {
        state = Locked(State(dice: SeededGenerator(seed: seed ^ 0x5EED), store: store))
    }

    func fault(_ text: String) {
        state.withLock { $0.faults.append(text) }
    }

    /// The process is no more: whatever it has not committed is lost, and it commits no more.
    func kill() {
        let store = state.withLock { state in
            state.isKilled = true
            state.census["kill", default: 0] += 1
            return state.store
        }
        store.close()
    }

    /// A sink is given a message.
    func begin(_ entry: OutboxEntry, mayHaveArrived: Bool, isExact: Bool) -> Plan {
        let plan = state.withLock { state -> Plan in
            guard !state.isKilled else { return Plan(isVoid: true) }
            guard var letter = state.letters[entry.id] else {
                state.faults.append("\(entry.id) was never enqueued")
                return Plan(isVoid: true)
            }
            let plan = state.plan(letter)
            letter.attempts += 1
            if state.attempts.contains(where: { $0.id == entry.id }) {
                state.faults.append("\(entry.id) twice in a pass")
            }
            state.attempts.append((entry.id, nil))
            if entry.attempts != letter.attempts {
                state.faults.append("\(entry.id): attempt \(letter.attempts) is counted as \(entry.attempts)")
            }
            if letter.isRecorded { state.faults.append("\(entry.id) again after its receipt") }
            if letter.isDead { state.faults.append("\(entry.id) again after it was given up") }
            if entry.body != letter.body { state.faults.append("\(entry.id) with other bytes: \(entry.body)") }
            if letter.attempts > 1, !mayHaveArrived { state.faults.append("\(entry.id) again without a warning") }
            if state.now.seconds < letter.due.lowerBound {
                state.faults.append("\(entry.id) at \(state.now.seconds), due at \(letter.due)")
            }
            if plan.arrives, !(isExact && mayHaveArrived && letter.arrivals > 0) { letter.arrivals += 1 }
            letter.claimedIn = state.pass
            state.letters[entry.id] = letter
            state.census[
                plan.dies ? "death at an attempt" : "\(plan.answer)\(plan.isLate ? " late" : "")",
                default: 0
            ] += 1
            return plan
        }
        if plan.dies { kill() }
        return plan
    }

    /// The sink has said what it says.
    func finish(_ entry: OutboxEntry, _ plan: Plan, by sink: String) throws(DeliveryError) -> String {
        let isOver = state.withLock { state in
            guard !plan.isVoid, !state.isKilled else { return true }
            state.letters[entry.id]?.last = (plan.answer, state.now)
            if let index = state.attempts.lastIndex(where: { $0.id == entry.id }) {
                state.attempts[index].answer = plan.answer
            }
            return false
        }
        if isOver { throw .unreachable(.cancelled) }
        switch plan.answer {
        case .ok: return "receipt of \(entry.id)"
        case .later(let after): throw .postponed(answer: "451 later", after: after)
        case .refused: throw .refused(answer: "550 no")
        case .gone: throw .gone(answer: "410 gone")
        case .fault: throw plan.isLate ? .tooSlow(seconds: 60) : .unreachable(.connectionLost)
        }
    }

    /// The sink says nothing until its time is over.
    func wait(_ sink: String) async {
        await withCheckedContinuation { continuation in
            state.withLock { $0.suspended[sink] = continuation }
        }
    }

    /// The time is over for all that did not answer.
    func endWaits() {
        let waiting = state.withLock { state in
            defer { state.suspended = [:] }
            return state.suspended.sorted { $0.key < $1.key }.map(\.value)
        }
        for continuation in waiting { continuation.resume() }
    }
}

extension ScriptWorld.State {
    fileprivate mutating func plan(_ letter: Letter) -> ScriptWorld.Plan {
        let roll = Int.random(in: 0..<100, using: &dice)
        let arrives = Bool.random(using: &dice)
        switch letter.poison {
        case .putOff?: return ScriptWorld.Plan(answer: .later(after: nil), arrives: false)
        case .hangs?: return ScriptWorld.Plan(answer: .fault, arrives: arrives, isLate: true)
        case .kills? where roll < 95: return ScriptWorld.Plan(arrives: arrives, dies: true)
        default: break
        }
        if roll < 3, !isPowerCertain { return ScriptWorld.Plan(arrives: arrives, dies: true) }
        switch weather[letter.sink] ?? .fine {
        case .fine: return roll < 90 ? ScriptWorld.Plan() : ScriptWorld.Plan(isLate: true)
        case .down: return ScriptWorld.Plan(answer: .fault, arrives: false)
        case .silent: return ScriptWorld.Plan(answer: .fault, arrives: arrives, isLate: true)
        case .lockedOut: return ScriptWorld.Plan(answer: roll < 10 ? .gone : .fault, arrives: false)
        case .flaky:
            let after: Int64? = [nil, 1, 90, 7200, 200_000].randomElement(using: &dice) ?? nil
            switch roll {
            case 3..<30: return ScriptWorld.Plan()
            case 30..<40: return ScriptWorld.Plan(answer: .refused, arrives: false)
            case 40..<60: return ScriptWorld.Plan(answer: .later(after: after), arrives: false)
            case 60..<70: return ScriptWorld.Plan(answer: .later(after: nil), arrives: true)
            case 70..<80: return ScriptWorld.Plan(answer: .fault, arrives: arrives)
            case 80..<90: return ScriptWorld.Plan(answer: .fault, arrives: arrives, isLate: true)
            default: return ScriptWorld.Plan(isLate: true)
            }
        }
    }
}
