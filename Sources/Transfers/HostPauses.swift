/// Hosts that have asked, while this client was at work, to be let alone.
///
/// A 429 means the whole host. A 503 may be the trouble of one feed, as behind a bridge that makes feeds of many sites: it means
/// the host when a second one says too when to come back.
package final class HostPauses: Sendable {
    /// What a host asked for.
    package struct Pause: Hashable, Sendable {
        /// The host, with its port where that is not the usual one.
        package let host: String
        /// 429 or 503.
        package let status: Int
        /// The `Retry-After` field as sent; nil where there was none.
        package let retryAfter: String?
    }

    /// Answers of one host that are kept: only so many requests of it are on their way when the first comes.
    private static let mostPauses = 16

    private struct State {
        var pauses: [String: [Pause]] = [:]
        var refusals: [String: Int] = [:]
    }

    private let state = Locked(State())

    init() {}

    /// The pauses, in no order; a host that asked for several has several, of which the longest holds.
    package var all: [Pause] { state.withLock { $0.pauses.values.flatMap(\.self) } }

    /// Whether the host is not to be asked any more.
    func holds(_ host: String) -> Bool {
        state.withLock { $0.pauses[host] != nil }
    }

    /// Notes an answer.
    func note(_ host: String, status: Int, retryAfter: String?) {
        guard status == 429 || status == 503 && retryAfter != nil else { return }
        state.withLock {
            if status == 503 {
                $0.refusals[host, default: 0] += 1
                guard $0.refusals[host, default: 0] > 1 else { return }
            }
            let pause = Pause(host: host, status: status, retryAfter: retryAfter)
            let known = $0.pauses[host] ?? []
            if known.count < HostPauses.mostPauses, !known.contains(pause) { $0.pauses[host] = known + [pause] }
        }
    }
}
