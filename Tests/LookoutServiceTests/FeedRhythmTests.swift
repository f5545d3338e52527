import LookoutModel
import LookoutService
import Testing

@Suite struct FeedRhythmTests {
    /// Tuesday, 24 November 2026, 05:00 UTC.
    private let now = Instant(seconds: 1_795_496_400)

    private func source(interval: Int? = nil, kind: SourceKind = .press) -> FeedSource {
        FeedSource(
            id: FeedID("a"),
            location: .address("https://a.example/"),
            kind: kind,
            interval: interval,
            place: SourcePlace(file: "Feeds/a.yaml")
        )
    }

    private func pause(
        _ source: FeedSource,
        _ change: (inout FeedCourse) -> Void = { _ in },
        freshFor: Int64? = nil
    ) -> Int64 {
        var course = FeedCourse()
        change(&course)
        return FeedRhythm.next(after: now, source: source, course: course, interval: 1800, freshFor: freshFor)
            .seconds(since: now)
    }

    /// A twentieth less by the feed's name.
    private func about(_ seconds: Int64) -> ClosedRange<Int64> { seconds - seconds / 20...seconds }

    @Test func `a feed that asks for nothing is asked by the interval of the settings`() {
        #expect(about(1800).contains(pause(source())))
    }

    @Test func `a document that asks for longer pauses is given them, six hours at most`() {
        #expect(about(3600).contains(pause(source()) { $0.wish.pause = 3600 }))
        #expect(about(1800).contains(pause(source()) { $0.wish.pause = 60 }))
        #expect(about(6 * 3600).contains(pause(source()) { $0.wish.pause = 604_800 }))
    }

    @Test func `an answer is used as long as HTTP says, a day at most`() {
        #expect(pause(source(), freshFor: 3000) == 3000)
        #expect(about(1800).contains(pause(source(), freshFor: 60)))
        #expect(pause(source(), freshFor: 31_536_000) == 86_400)
    }

    @Test func `an interval of the feed's own goes before what its document asks for`() {
        let own = source(interval: 300)
        #expect(about(300).contains(pause(own) { $0.wish = FeedWish(pause: 3600, skipDays: [2]) }))
        #expect(pause(own, freshFor: 900) == 900)
        #expect(pause(own, freshFor: 86_400) == 3600)
    }

    @Test func `a feed that has been silent for weeks is asked less often, an official one never`() {
        func silent(_ days: Int64, _ source: FeedSource) -> Int64 {
            pause(source) { $0.newestAt = now.advanced(bySeconds: -days * 86_400) }
        }
        #expect(about(1800).contains(silent(13, source())))
        #expect(about(3600).contains(silent(14, source())))
        #expect(about(7200).contains(silent(60, source())))
        #expect(about(1800).contains(silent(900, source(kind: .official))))
    }

    @Test func `a feed that turned over is asked more often, whatever its document asks for, but not all the time`() {
        #expect(
            about(900).contains(
                pause(source()) {
                    $0.pace = 1
                    $0.wish.pause = 3600
                }
            )
        )
        #expect(about(300).contains(pause(source()) { $0.pace = 3 }))
        #expect(pause(source(), { $0.pace = 3 }, freshFor: 600) == 600)
    }

    @Test func `hours and days that a document leaves out are left out, for a day at most`() {
        // 05:00 and 05:30: the next hour that is not left out is 08:00.
        #expect(pause(source()) { $0.wish.skipHours = [5, 6, 7] } == 3 * 3600)
        // Tuesday is left out: midnight.
        #expect(pause(source()) { $0.wish.skipDays = [2] } == 19 * 3600)
        #expect(pause(source()) { $0.wish.skipDays = [2, 3, 4, 5] } == 86_400)
        #expect(about(1800).contains(pause(source()) { $0.wish = FeedWish(skipHours: [9], skipDays: [0]) }))
    }
}
