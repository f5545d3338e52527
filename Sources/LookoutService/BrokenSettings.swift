import Digests
package import LookoutModel
import Platform
import Storage

/// Settings that cannot be used, in a home that has run before: a problem that stands like any other, told when it begins,
/// once a day, and when it ends.
package struct BrokenSettings: Equatable, Sendable {
    package let since: Instant
    /// Whether it is to be told now.
    package let isDue: Bool

    /// Notes the problem and says it in `today.html`; nil where the home has no store that could remember it.
    package static func note(
        _ problems: [FileProblem],
        in home: Home,
        now: Instant,
        wording: any Wording
    ) -> BrokenSettings? {
        guard let names = try? FolderListing.names(in: home.state), names.contains("lookout.db"),
            case .acquired(let lock)? = try? RunLock.attempt(home.lock, now: now)
        else { return nil }
        defer { lock.release() }
        guard let store = try? Store(path: home.store, access: .writer) else { return nil }
        defer { store.close() }
        let outcome = try? store.write { transaction in
            let problem = StandingProblem.settingsBroken(problems)
            let known = try transaction.notices.all().filter { $0.key == problem.key }
            let board = NoticeBoard(standing: [problem], stored: known, now: now, wording: wording)
            try board.save(in: transaction)
            return BrokenSettings(since: known[problem.key]?.since ?? now, isDue: !board.lines.isEmpty)
        }
        guard let outcome else { return nil }
        let page = StandstillRenderer.render(
            since: outcome.since,
            problems: problems.filter { $0.level == .error }.map { (wording.text(of: $0.place), wording.text(of: $0)) }
        )
        // Where it cannot be written, the exit status and what is printed still say it.
        try? EditionWriter(home: home, store: store).write(page, to: "today.html")
        return outcome
    }
}
