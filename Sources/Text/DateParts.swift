/// A date and a time of day as they were read, with the offset of their zone.
struct DateParts {
    var year = 0
    var month = 1
    var day = 1
    var hour = 0
    var minute = 0
    var second = 0
    /// Minutes east of Greenwich.
    var offset = 0
    /// Whether the zone was named CST, which is China's as well as that of the middle of America.
    var isCST = false
    /// The place whose clock it is, instead of an offset.
    var place: DateZonePlaces?

    /// Years outside this range are no dates: software writes year 0 or 1 where it has none, and a year that begins with two
    /// zeros has two digits too many.
    static let years = 100...9999

    /// Two digits stand for the years from 1990 to 2089.
    static func year(twoDigits number: Int) -> Int {
        number < 90 ? 2000 + number : 1900 + number
    }

    /// Seconds since the epoch; nil where there is no such moment.
    var seconds: Int64? {
        guard DateParts.years.contains(year), let date = CivilDate(year: year, month: month, day: day),
            hour < 24 || (hour == 24 && minute == 0 && second == 0), minute < 60, second <= 60,
            hour >= 0, minute >= 0, second >= 0, abs(offset) <= 18 * 60
        else { return nil }
        let time = hour * 3600 + minute * 60 + min(second, 59)
        let offset = place?.offset(at: self) ?? offset
        return Int64(date.dayNumber * 86_400 + time - offset * 60)
    }
}

extension DateParts {
    /// A date that is digits alone: `2026`, `202610`, `261002`, `20261002`, a day of a year (`2026275`, `26275`), with a time behind it, or seconds and parts of seconds
    /// since the epoch.
    init?(digits: ArraySlice<UInt8>) {
        func number(_ from: Int, _ count: Int) -> Int {
            digits.dropFirst(from).prefix(count).reduce(0) { $0 * 10 + Int($1 - 0x30) }
        }
        self.init()
        switch digits.count {
        case 4:
            year = number(0, 4)
        case 5:
            year = DateParts.year(twoDigits: number(0, 2))
            guard let date = CivilDate(year: year, dayOfYear: number(2, 3)) else { return nil }
            (month, day) = (date.month, date.day)
        case 6:
            // A year and a month, unless they can only be two digits of a year, a month and a day.
            (year, month) = (number(0, 4), number(4, 2))
            if !(1900...2099).contains(year) || !(1...12).contains(month) {
                (year, month, day) = (DateParts.year(twoDigits: number(0, 2)), number(2, 2), number(4, 2))
            }
        case 7:
            (year, month, day) = (number(0, 4), 1, 1)
            guard let date = CivilDate(year: year, dayOfYear: number(4, 3)) else { return nil }
            (month, day) = (date.month, date.day)
        case 8, 12, 14:
            (year, month, day) = (number(0, 4), number(4, 2), number(6, 2))
            (hour, minute, second) = (number(8, 2), number(10, 2), number(12, 2))
        case 9, 10, 13, 16:
            let scale = digits.count == 13 ? 1000 : digits.count == 16 ? 1_000_000 : 1
            let (date, time) = Timestamp.parts(Int64(number(0, digits.count) / scale))
            (year, month, day) = (date.year, date.month, date.day)
            (hour, minute, second) = (time / 3600, time / 60 % 60, time % 60)
        default:
            return nil
        }
    }
}

extension CivilDate {
    /// The date that is the `dayOfYear`-th of its year, from 1.
    init?(year: Int, dayOfYear: Int) {
        guard let first = CivilDate(year: year, month: 1, day: 1), dayOfYear >= 1 else { return nil }
        let date = CivilDate(dayNumber: first.dayNumber + dayOfYear - 1)
        guard date.year == year else { return nil }
        self = date
    }
}
