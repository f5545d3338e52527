import Delivery
import LookoutModel
import Storage

/// A message of a script, and what must be true of it by what has happened to it.
struct Letter: Sendable {
    /// What is wrong with a message itself, at every attempt.
    enum Poison: Sendable {
        /// It is put off for ever.
        case putOff
        /// The sink hangs on it.
        case hangs
        /// The process dies of it.
        case kills
    }

    /// What a sink said in the end.
    enum Answer: Equatable, Sendable {
        case ok
        case later(after: Int64?)
        case refused
        case gone
        /// The sink is at fault, not the message.
        case fault

        var isOfSink: Bool { self == .fault || self == .gone }
        var isFinal: Bool { self == .refused || self == .gone }
        /// Seconds for which the sink wants none of the others either.
        var rest: Int64? {
            guard case .later(let after?) = self else { return nil }
            return min(max(after, 60), 3600)
        }
    }

    let id: String
    let sink: String
    let body: String
    let poison: Poison?
    var expires: Instant
    /// When it is due again, by all that is known.
    var due: ClosedRange<Int64>
    var attempts = 0
    /// How often its bytes were taken.
    var arrivals = 0
    /// Whether a receipt of it is on the disk.
    var isRecorded = false
    var isDead = false
    /// What was said last, and at which pass's time.
    var last: (answer: Answer, at: Instant)?
    /// The pass in which it was claimed last.
    var claimedIn = 0
    /// Whether the process died of it or over it, and no other has taken up yet.
    var isUnknown = false

    /// Seconds until the next attempt: five minutes, doubled up to an hour, a fifth more or less.
    static func pause(after attempts: Int) -> ClosedRange<Int64> {
        let base = [300, 600, 1200, 2400][..<max(1, min(attempts, 4))].last.map { attempts > 4 ? 3600 : $0 } ?? 300
        return Int64(base * 4 / 5)...Int64(base * 6 / 5)
    }

    /// Takes in what was said at the latest attempt, once it is on the disk.
    mutating func settle() {
        guard let (answer, at) = last else { return }
        last = nil
        if answer == .ok {
            isRecorded = true
        } else if answer.isFinal || expires < at {
            isDead = true
        } else if case .later(let after?) = answer {
            let end = at.seconds + min(max(after, 60), 86_400)
            due = end...end
        } else {
            wait(Letter.pause(after: attempts), from: at)
        }
    }

    mutating func wait(_ pause: ClosedRange<Int64>, from time: Instant) {
        due = time.seconds + pause.lowerBound...time.seconds + pause.upperBound
    }

    /// The sink wants nothing before then.
    mutating func rest(until end: Int64?) {
        guard let end, !isRecorded, !isDead else { return }
        due = max(due.lowerBound, end)...max(due.upperBound, end)
    }
}
