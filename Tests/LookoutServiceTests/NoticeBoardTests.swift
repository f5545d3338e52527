import LookoutModel
import LookoutService
import Storage
import Testing

@Suite struct NoticeBoardTests {
    private let start = Instant(seconds: 1_800_000_000)

    private func board(
        _ standing: [StandingProblem],
        _ stored: [String: StoredNotice],
        after seconds: Int64
    ) -> NoticeBoard {
        NoticeBoard(
            standing: standing,
            stored: stored,
            now: start.advanced(bySeconds: seconds),
            wording: PlainWording()
        )
    }

    private func saved(_ board: NoticeBoard) -> [String: StoredNotice] {
        Dictionary(uniqueKeysWithValues: board.saved.map { ($0.key, $0) })
    }

    @Test func `a problem is told when it begins, once a day, and when it ends`() {
        let problem = StandingProblem.networkDown(feeds: 3)
        let first = board([problem], [:], after: 0)
        #expect(first.lines == ["network begins"])
        let stored = saved(first)
        #expect(board([problem], stored, after: 3600).lines.isEmpty)
        #expect(board([.networkDown(feeds: 9)], stored, after: 7200).lines.isEmpty)
        let daily = board([problem], stored, after: 86_400)
        #expect(daily.lines == ["network lasts since \(start.seconds)"])
        #expect(saved(daily)["network"]?.since == start)
        #expect(board([problem], saved(daily), after: 90_000).lines.isEmpty)
        let end = board([], saved(daily), after: 90_000)
        #expect(end.lines == ["network ends, since \(start.seconds)"])
        #expect(end.ended == ["network"])
        #expect(end.saved.isEmpty)
    }

    @Test func `a feed that was set aside is told once, and when it is not any more`() {
        let problem = StandingProblem.feedQuarantined(FeedID("a"), title: "A", file: "State/quarantine/a.feed")
        let first = board([problem], [:], after: 0)
        #expect(first.lines == ["quarantine a begins"])
        #expect(board([problem], saved(first), after: 400_000).lines.isEmpty)
        #expect(board([], saved(first), after: 500_000).lines == ["quarantine a ends, since \(start.seconds)"])
        #expect(StandingProblem.subject(of: problem.key) == .feed(FeedID("a")))
    }

    @Test func `what was taken away has not been mended`() {
        let place = SourcePlace(file: "Feeds/a:b.txt", line: 3, column: 1)
        let problems: [(StandingProblem, StandingProblem.Subject)] = [
            (
                .feedFailing(FeedID("https://a.example/x y"), title: "A", FeedFailure(.tls)),
                .feed(FeedID("https://a.example/x y"))
            ),
            (.ruleBroken(RuleID("n"), place, message: "", worksMeanwhile: true), .rule(RuleID("n"))),
            (
                .ruleBroken(nil, SourcePlace(file: "Rules/n.yaml"), message: "", worksMeanwhile: true),
                .file("Rules/n.yaml")
            ),
            (.feedListBroken(FileProblem(place: place, fact: .emptyList)), .file("Feeds/a:b.txt")),
        ]
        for (problem, subject) in problems {
            let stored = saved(board([problem], [:], after: 0))
            let end = NoticeBoard(
                standing: [],
                stored: stored,
                isGone: { $0 == subject },
                now: start.advanced(bySeconds: 60),
                wording: PlainWording()
            )
            #expect(end.lines == ["\(subject) gone, since \(start.seconds)"])
            #expect(board([], stored, after: 60).lines == ["\(problem.key) ends, since \(start.seconds)"])
        }
    }

    @Test func `the same problem twice is told once`() {
        let problem = StandingProblem.feedFailing(FeedID("a"), title: "A", FeedFailure(.timedOut))
        #expect(board([problem, problem], [:], after: 0).lines.count == 1)
    }

    @Test func `weather needs nobody and the rest does`() {
        #expect(!StandingProblem.networkDown(feeds: 1).needsPerson)
        #expect(!StandingProblem.feedFailing(FeedID("a"), title: "A", FeedFailure(.tls)).needsPerson)
        #expect(StandingProblem.deliveryStuck(sink: "mail", waiting: 1, dead: 0, detail: "").needsPerson)
        #expect(StandingProblem.editionUnwritten(name: "", day: Day(number: 1), detail: "").needsPerson)
    }
}
