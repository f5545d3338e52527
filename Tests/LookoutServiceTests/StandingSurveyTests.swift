import LookoutModel
import Rules
import Storage
import Testing

@testable import LookoutService

@Suite struct StandingSurveyTests {
    private let now = Instant(seconds: 1_800_000_000)

    private func state(_ id: String, failures: Int, gone: Bool = false) -> FeedState {
        var state = FeedState(id: FeedID(id), address: "https://\(id).example", addedAt: now)
        state.failures = failures
        state.failure = failures > 0 ? FeedFailure(gone ? .gone : .timedOut) : nil
        state.isGone = gone
        return state
    }

    private func problems(
        _ states: [FeedState],
        report: PassReport = PassReport(),
        rules: [String: String] = [:]
    ) -> [StandingProblem] {
        let loaded = RuleSet.load(files: rules.map { RuleFile(path: $0.key, bytes: Array($0.value.utf8)) })
        let known = Dictionary(uniqueKeysWithValues: states.map { ($0.id, $0) })
        let listed = states.filter { $0.id != FeedID("gone from the lists") }.map { Desk.source($0.id.rawValue) }
        return StandingSurvey(
            report: report,
            states: known,
            listed: listed,
            sources: SourceBook(listed, states: known),
            rules: RuleBook(
                rules: loaded.rules.rules,
                problems: loaded.problems,
                stored: [:],
                lastItem: 0,
                now: now,
                wording: PlainWording()
            ),
            wording: PlainWording(),
            now: now
        ).problems
    }

    @Test func `a feed is said to fail after three failures in a row, or when it is gone`() {
        let found = problems([
            state("well", failures: 0), state("twice", failures: 2), state("thrice", failures: 3),
            state("gone", failures: 1, gone: true), state("gone from the lists", failures: 9),
        ])
        #expect(found.map(\.key) == ["feed thrice", "feed gone"])
        #expect(found.allSatisfy { !$0.needsPerson })
    }

    @Test func `a feed that was set aside is said to be, with the place of its document`() {
        var aside = state("https://a.example/feed?x=1", failures: 4)
        aside.crashes = 2
        let found = problems([aside])
        #expect(found.map(\.key) == ["quarantine https://a.example/feed?x=1"])
        guard case .feedQuarantined(_, _, let file) = found.first else { return }
        #expect(file.hasPrefix("State/quarantine/https---a-example-feed-x-1-") && file.hasSuffix(".feed"))
        #expect(found.allSatisfy { !$0.needsPerson && $0.isToldOnce })
        let long = Quarantine.place(of: FeedID(String(repeating: "é/..", count: 9000)))
        #expect(long.utf8.count < 100 && !long.contains(".."))
    }

    @Test func `a network that is down is one problem`() {
        var report = PassReport()
        report.counts.isNetworkDown = true
        report.counts.failed = 130
        report.counts.unreached = 126
        #expect(problems([state("a", failures: 0)], report: report) == [.networkDown(feeds: 126)])
    }

    @Test func `errors of lists and rules need a person, warnings and notes are not standing`() {
        var report = PassReport()
        let place = SourcePlace(file: "Feeds/a.yaml", line: 3, column: 5)
        report.fileProblems = [
            FileProblem(place: place, fact: .badAddress("x")),
            FileProblem(place: place, level: .warning, fact: .emptyList),
            FileProblem(place: place, level: .note, fact: .passedOver(reason: "backup")),
        ]
        let found = problems([], report: report, rules: ["Rules/bad.yaml": "title: Bad\nanny: [x1]\n"])
        #expect(found.map(\.key) == ["rule bad", "list Feeds/a.yaml:3:5"])
        #expect(found.allSatisfy { $0.needsPerson })
    }

    @Test func `a problem keeps its key whatever its details become`() {
        let place = SourcePlace(file: "Rules/a.yaml", line: 1, column: 1)
        let moved = SourcePlace(file: "Rules/a.yaml", line: 9, column: 9)
        let rule = RuleID("a")
        let pairs: [(StandingProblem, StandingProblem)] = [
            (.networkDown(feeds: 1), .networkDown(feeds: 2)),
            (
                .feedFailing(FeedID("a"), title: "A", FeedFailure(.tls)),
                .feedFailing(FeedID("a"), title: "B", FeedFailure(.gone))
            ),
            (
                .ruleBroken(rule, place, message: "x", worksMeanwhile: true),
                .ruleBroken(rule, moved, message: "y", worksMeanwhile: false)
            ),
            (
                .ruleBroken(nil, place, message: "x", worksMeanwhile: true),
                .ruleBroken(nil, moved, message: "y", worksMeanwhile: true)
            ),
            (
                .deliveryStuck(sink: "mail", waiting: 1, dead: 0, detail: ""),
                .deliveryStuck(sink: "mail", waiting: 0, dead: 5, detail: "x")
            ),
        ]
        for (one, other) in pairs { #expect(one.key == other.key) }
        #expect(Set(pairs.map(\.0.key)).count == pairs.count)
    }
}
