import LookoutModel
import Text

/// Instants as mail writes them (RFC 5322, 3.3), in UTC.
enum MailDateText {
    private static let weekdays = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"]
    private static let months = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ]

    /// `Sun, 22 Nov 2026 06:30:00 +0000`; years are kept within 1900 to 9999.
    static func of(_ instant: Instant) -> String {
        let (date, time) = Timestamp.parts(min(max(instant.seconds, -2_208_988_800), 253_402_300_799))
        let day = CivilDate.padded(date.day, 2)
        return "\(weekdays[date.weekday]), \(day) \(months[date.month - 1]) \(date.year) "
            + Timestamp.clock(time, seconds: true) + " +0000"
    }
}
