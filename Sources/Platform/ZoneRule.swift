import Text

/// The rule for times after a zone file's last transition: a POSIX `TZ` string with the extensions of RFC 8536, 3.3.1.
struct ZoneRule: Hashable, Sendable {
    /// A period of the year's two.
    struct Period: Hashable, Sendable {
        /// Seconds east of UTC.
        let offset: Int
        let abbreviation: String
    }

    /// When in a year a period begins, on the clock of the period before it.
    struct Start: Hashable, Sendable {
        let date: DateRule
        /// Seconds since midnight, from -167 to 167 hours.
        let time: Int
    }

    /// A day of the year.
    enum DateRule: Hashable, Sendable {
        /// `Jn`: 1 to 365, 29 February never counted.
        case julian(Int)
        /// `n`: 0 to 365, 29 February counted.
        case dayOfYear(Int)
        /// `Mm.w.d`: the w-th weekday d (0 is Sunday) of month m; 5 is the last one.
        case weekday(month: Int, week: Int, day: Int)
    }

    let standard: Period
    /// Nil where the clocks never change.
    let summer: (period: Period, begins: Start, ends: Start)?

    /// The period that begins at each change of the clocks in `year` and its neighbours, by time.
    func changes(around year: Int) -> [(at: Int64, period: Period)] {
        guard let summer else { return [] }
        return (year - 1...year + 1).flatMap { year in
            // Where summer time ends and begins at one instant, it goes on: the end is put first.
            let changes: [(at: Int64, period: Period)] = [
                (instant(summer.ends, year, offset: summer.period.offset), standard),
                (instant(summer.begins, year, offset: standard.offset), summer.period),
            ]
            return changes
        }
        .enumerated()
        .sorted { ($0.element.at, $0.offset % 2, $0.offset) < ($1.element.at, $1.offset % 2, $1.offset) }
        .map(\.element)
    }

    /// The period that `seconds` since the epoch lies in.
    func period(at seconds: Int64) -> Period {
        changes(around: year(of: seconds)).last { $0.at <= seconds }?.period ?? standard
    }

    /// The year on the zone's standard clock.
    func year(of seconds: Int64) -> Int {
        Timestamp.parts(seconds + Int64(standard.offset)).date.year
    }

    private func instant(_ start: Start, _ year: Int, offset: Int) -> Int64 {
        Int64(start.date.dayNumber(in: year) * 86_400 + start.time - offset)
    }

    static func == (left: ZoneRule, right: ZoneRule) -> Bool {
        left.standard == right.standard && left.summer?.period == right.summer?.period
            && left.summer?.begins == right.summer?.begins && left.summer?.ends == right.summer?.ends
    }

    func hash(into hasher: inout Hasher) {
        hasher.combine(standard)
        hasher.combine(summer?.period)
    }
}

extension ZoneRule.DateRule {
    /// The day's number since 1970-01-01 in `year`.
    fileprivate func dayNumber(in year: Int) -> Int {
        let newYear = ZoneRule.DateRule.first(of: 1, year)
        switch self {
        case .julian(let day):
            let isLeap = ZoneRule.DateRule.first(of: 3, year) - newYear == 60
            return newYear + day - 1 + (isLeap && day >= 60 ? 1 : 0)
        case .dayOfYear(let day):
            return newYear + day
        case .weekday(let month, let week, let day):
            let first = ZoneRule.DateRule.first(of: month, year)
            let next =
                month == 12 ? ZoneRule.DateRule.first(of: 1, year + 1) : ZoneRule.DateRule.first(of: month + 1, year)
            var number = first + (day - CivilDate(dayNumber: first).weekday + 7) % 7 + (week - 1) * 7
            while number >= next { number -= 7 }
            return number
        }
    }

    private static func first(of month: Int, _ year: Int) -> Int {
        CivilDate(year: year, month: month, day: 1)?.dayNumber ?? 0
    }
}
