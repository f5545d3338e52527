import Digests
import Text

/// A zone of a few changes of the clocks, told by hand and searched minute by minute.
struct ManualZone: Sendable {
    let name: String
    /// Seconds east of UTC before the first change.
    let base: Int
    /// When the clocks change (a multiple of a minute), and to what.
    let changes: [(at: Int64, offset: Int)]

    /// 2026-03-29 and 2026-10-25.
    static let berlin = ManualZone(
        name: "Europe/Berlin",
        base: 3600,
        changes: [(1_774_746_000, 7200), (1_792_890_000, 3600)]
    )
    /// 2027-09-05 has no midnight; 2027-04-03 has its last hour twice.
    static let santiago = ManualZone(
        name: "America/Santiago",
        base: -10_800,
        changes: [(1_806_807_600, -14_400), (1_820_116_800, -10_800)]
    )
    /// 2026-11-01 has its first hour twice; 2027-03-14 has no midnight.
    static let havana = ManualZone(
        name: "America/Havana",
        base: -14_400,
        changes: [(1_793_509_200, -18_000), (1_805_000_400, -14_400)]
    )
    /// 2026-03-29 has no midnight; 2026-10-24 has its last hour twice.
    static let beirut = ManualZone(
        name: "Asia/Beirut",
        base: 7200,
        changes: [(1_774_735_200, 10_800), (1_792_875_600, 7200)]
    )
    /// 2011-12-30 does not exist.
    static let apia = ManualZone(name: "Pacific/Apia", base: -36_000, changes: [(1_325_239_200, 50_400)])
    /// Half an hour, 2026-10-04 at two in the morning.
    static let lordHowe = ManualZone(
        name: "Australia/Lord_Howe",
        base: 39_600,
        changes: [(1_775_314_800, 37_800), (1_791_041_400, 39_600)]
    )
    static let tokyo = ManualZone(name: "Asia/Tokyo", base: 32_400, changes: [])

    func offset(_ instant: Int64) -> Int {
        changes.last { $0.at <= instant }?.offset ?? base
    }

    var clock: CivilClock {
        CivilClock(
            name: name,
            offset: { offset($0) },
            abbreviation: { "\(offset($0))" },
            instant: { date, secondsOfDay in
                let local = Int64(date.dayNumber) * 86_400 + Int64(secondsOfDay)
                let candidates = ([base] + changes.map(\.offset)).map { local - Int64($0) }.sorted()
                if let exact = candidates.first(where: { $0 + Int64(offset($0)) == local }) { return exact }
                // In a gap: the change that skips the time.
                return changes.first { $0.at + Int64($0.offset) > local }?.at ?? local
            },
            nextTransition: { instant in changes.first { $0.at > instant }?.at }
        )
    }
}
