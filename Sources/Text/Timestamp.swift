/// Instants as machines write them: ISO 8601 in UTC (RFC 3339).
package enum Timestamp {
    /// `2026-11-22T06:30:00Z`, from seconds since the Unix epoch.
    package static func iso(_ seconds: Int64) -> String {
        let (date, time) = parts(seconds)
        return date.description + "T" + clock(time, seconds: true) + "Z"
    }

    /// `2026-11-22 06:30`, from seconds since the Unix epoch that were already moved by a zone's offset.
    package static func civil(_ seconds: Int64) -> String {
        let (date, time) = parts(seconds)
        return date.description + " " + clock(time, seconds: false)
    }

    /// `06:30` (or `06:30:00`) from seconds since midnight.
    package static func clock(_ secondsOfDay: Int, seconds: Bool) -> String {
        let hourMinute = CivilDate.padded(secondsOfDay / 3600, 2) + ":" + CivilDate.padded(secondsOfDay / 60 % 60, 2)
        return seconds ? hourMinute + ":" + CivilDate.padded(secondsOfDay % 60, 2) : hourMinute
    }

    /// The date and the seconds since its midnight, both in UTC.
    package static func parts(_ seconds: Int64) -> (date: CivilDate, secondsOfDay: Int) {
        let day = Int(seconds >= 0 ? seconds / 86_400 : (seconds - 86_399) / 86_400)
        return (CivilDate(dayNumber: day), Int(seconds - Int64(day) * 86_400))
    }
}
