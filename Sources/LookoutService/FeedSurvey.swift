package import LookoutModel
package import Platform
import Storage

/// How each feed of a home stands: the lists as they are, what the store knows of them.
package struct FeedSurvey: Sendable {
    /// How a feed stands.
    package enum Standing: String, Sendable {
        case ok
        /// It failed, too seldom to be sure.
        case suspect
        case failing
        /// The server said that it is gone for good.
        case gone
        /// It was never asked.
        case new
        /// Off in the list.
        case off
        /// Left out by its terms, or as a sample.
        case leftOut = "left out"
    }

    /// One feed.
    package struct Row: Sendable {
        package let source: FeedSource
        package let title: String
        package let standing: Standing
        /// Nil for a feed that was never asked.
        package let state: FeedState?
        /// When it is asked next; nil for one that is not, or as soon as a pass is made.
        package let nextDue: Instant?
        /// Seconds between two requests as things are; nil for a file, which every pass reads.
        package let rhythm: Int64?
        /// Until when its host wants to be let alone.
        package let pausedUntil: Instant?
    }

    package let rows: [Row]
    package let settings: Settings
    package let problems: [FileProblem]

    /// Surveys a home; a store that is not there yet knows nothing.
    ///
    /// - Throws: `PassError`.
    package init(_ home: Home, now: Instant, zones: SystemZones) throws(PassError) {
        let opened = try HomeSettings.open(home, zones: zones)
        let files = opened.folder.feedLists()
        let lists = FeedLists(files.files.map { FeedLists.File(path: $0.path, bytes: $0.bytes) })
        let settings = opened.settings
        var states: [FeedID: FeedState] = [:]
        var paused: [String: Instant] = [:]
        do {
            let store = try Store(path: home.store, access: .reader)
            defer { store.close() }
            (states, paused) = try store.read { transaction in
                let pauses = try transaction.hosts.pauses(at: now).map { ($0.host, $0.endsAt) }
                return (try transaction.feeds.all(), Dictionary(uniqueKeysWithValues: pauses))
            }
        } catch {
            guard case .absent = error else { throw .store(error) }
        }
        let book = SourceBook(lists.sources, states: states)
        let conditions = FeedDecision.Circumstances(
            now: now,
            isOfficeUse: settings.use == .office,
            hasSinksBesidesFiles: !settings.sinks.isEmpty,
            pausedHosts: paused
        )
        rows = lists.sources.map { source in
            // What was known of another address says nothing of this one.
            let state = states[source.id].flatMap { $0.address == source.locationText ? $0 : nil }
            let decision = FeedDecision.of(source, state: state, conditions)
            var (nextDue, pausedUntil): (Instant?, Instant?) = (nil, nil)
            if case .skip(let reason, let until) = decision {
                nextDue = until
                if reason == .hostPaused { pausedUntil = until }
            }
            let course = state?.course ?? FeedCourse()
            let rhythm = FeedRhythm.interval(of: source, course: course, standard: settings.fetch.interval, now: now)
            return Row(
                source: source,
                title: book.title(source.id),
                standing: FeedSurvey.standing(state, decision),
                state: state,
                nextDue: nextDue,
                rhythm: source.isRemote ? rhythm : nil,
                pausedUntil: pausedUntil
            )
        }
        self.settings = settings
        problems = opened.problems + files.problems + lists.problems
    }

    private static func standing(_ state: FeedState?, _ decision: FeedDecision) -> Standing {
        switch decision {
        case .skip(.off, _): return .off
        case .skip(.personalTerms, _), .skip(.sampleBesideSinks, _): return .leftOut
        case .skip(.gone, _): return .gone
        default: break
        }
        guard let state, state.lastAttempt != nil else { return .new }
        return state.failures == 0 ? .ok : state.failures < StandingSurvey.patience ? .suspect : .failing
    }
}
