import LookoutModel
import LookoutService
import Testing

@Suite struct FreshnessTests {
    private let now = Instant(seconds: 1_800_000_000)

    @Test(arguments: [
        (0, true, false), (86_399, true, false), (86_400, true, true), (10_000_000, true, true),
        (0, false, false), (21_599, false, false), (21_600, false, true), (86_399, false, true), (-3600, true, false),
        (-3600, false, false),
    ])
    func `an item is background from a day at the first run and from six hours in an added feed`(
        age: Int64,
        isFirstRun: Bool,
        isBackground: Bool
    ) {
        let published = now.advanced(bySeconds: -age)
        #expect(Freshness.isBackground(published, now: now, isFirstRun: isFirstRun) == isBackground)
    }

    @Test(arguments: [true, false])
    func `an item without a date is background`(isFirstRun: Bool) {
        #expect(Freshness.isBackground(nil, now: now, isFirstRun: isFirstRun))
    }
}
