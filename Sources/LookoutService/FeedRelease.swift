package import LookoutModel
package import Platform
import Rules
import Storage
import Text

/// Lets go of what is held back of a feed, before it goes to the digest by itself, and of the feed itself where it was set
/// aside.
package enum FeedRelease {
    /// What came of it.
    package enum Outcome: Equatable, Sendable {
        /// So many items stand in the next edition.
        case released(Int)
        /// The feed had been set aside and is read again at the next run; so many items stand in the next edition.
        case readAgain(items: Int)
        /// The feed is known, and nothing of it is held back.
        case nothingHeld
        /// There is no such feed; perhaps another is meant.
        case unknown(suggestion: String?)
    }

    /// Releases what is held back of the feed with this id, as the one writer.
    ///
    /// - Throws: `PassError`.
    package static func release(
        _ feed: FeedID,
        of home: Home,
        zones: SystemZones,
        now: Instant
    ) throws(PassError) -> Outcome {
        let opened = try HomeSettings.open(home, zones: zones)
        do { try HomeWriter.prepare(home) } catch { throw .home(error) }
        let attempt: RunLock.Attempt
        do { attempt = try RunLock.attempt(home.lock, now: now) } catch { throw .lock(error) }
        guard case .acquired(let lock) = attempt else {
            if case .held(let holder) = attempt { throw .locked(holder) }
            throw .locked(nil)
        }
        defer { lock.release() }
        let lists = opened.folder.feedLists()
        let listed = FeedLists(lists.files.map { FeedLists.File(path: $0.path, bytes: $0.bytes) }).sources.map(\.id)
        do {
            let store = try Store(path: home.store, access: .writer)
            defer { store.close() }
            let outcome: Outcome = try store.write { transaction in
                let count = try transaction.holds.release(feed, at: now)
                if var state = try transaction.feeds.all()[feed], state.isQuarantined {
                    state.release(at: now)
                    try transaction.feeds.save(state)
                    return .readAgain(items: count)
                }
                if count > 0 { return .released(count) }
                let known = Set(listed).union(try transaction.feeds.all().keys)
                if known.contains(feed) { return .nothingHeld }
                return .unknown(
                    suggestion: Spelling.suggestion(for: feed.rawValue, among: known.map(\.rawValue).sorted())
                )
            }
            // A document that stays behind harms nobody, and the next one takes its place.
            if case .readAgain = outcome { try? Quarantine(home).remove(feed) }
            return outcome
        } catch {
            throw .store(error)
        }
    }
}
