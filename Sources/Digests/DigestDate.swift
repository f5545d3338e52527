import LookoutModel
import Text

/// Days and times in words, as English writes them.
enum DigestDate {
    private static let months = [
        "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
        "December",
    ]
    private static let weekdays = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"]

    /// `Sunday, 22 November 2026`.
    static func long(_ day: Day) -> String {
        let date = CivilDate(dayNumber: day.number)
        return "\(weekdays[date.weekday]), \(date.day) \(months[date.month - 1]) \(date.year)"
    }

    /// `22 November`.
    static func dayAndMonth(_ day: Day) -> String {
        let date = CivilDate(dayNumber: day.number)
        return "\(date.day) \(months[date.month - 1])"
    }

    /// `November 2026`.
    static func month(_ day: Day) -> String {
        let date = CivilDate(dayNumber: day.number)
        return "\(months[date.month - 1]) \(date.year)"
    }

    /// `04:20` on `day` itself, else `21 Nov, 23:10`, with the year where it is another, `undated` where no calendar has the year.
    static func short(_ instant: Instant, on day: Day, in zone: ZoneTable) -> String {
        let clock = zone.clock(instant)
        let other = zone.day(of: instant)
        guard other != day else { return clock }
        let date = CivilDate(dayNumber: other.number)
        guard (1900...9999).contains(date.year) else { return "undated" }
        let year = date.year == CivilDate(dayNumber: day.number).year ? "" : " \(date.year)"
        return "\(date.day) \(months[date.month - 1].prefix(3))\(year), \(clock)"
    }

    /// `Monday, 23 November, 07:00 CET`.
    static func appointment(_ instant: Instant, in zone: ZoneTable) -> String {
        let day = zone.day(of: instant)
        let date = CivilDate(dayNumber: day.number)
        return "\(weekdays[date.weekday]), \(date.day) \(months[date.month - 1]), \(zone.clock(instant)) "
            + zone.period(at: instant).abbreviation
    }

    /// `9 days`, `5 hours`, `less than an hour`, from `earlier` to `later`.
    static func span(from earlier: Instant, to later: Instant) -> String {
        let (seconds, overflows) = later.seconds.subtractingReportingOverflow(earlier.seconds)
        let hours = overflows ? 0 : max(seconds, 0) / 3600
        if hours == 0 { return "less than an hour" }
        return hours < 48 ? count(Int(hours), "hour") : count(Int(hours / 24), "day")
    }

    /// `1 hour`, `2 hours`, `1,204 items`.
    static func count(_ number: Int, _ noun: String) -> String {
        "\(grouped(number)) \(noun)\(number == 1 ? "" : "s")"
    }

    /// `4,312`.
    static func grouped(_ number: Int) -> String {
        let digits = Array(String(number.magnitude).utf8)
        var bytes: [UInt8] = number < 0 ? [UInt8(ascii: "-")] : []
        for (index, digit) in digits.enumerated() {
            if index > 0 && (digits.count - index) % 3 == 0 { bytes.append(UInt8(ascii: ",")) }
            bytes.append(digit)
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
