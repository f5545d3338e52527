/// Durations, sizes and times of day as people write them.
package enum Quantity {
    /// Seconds of `90s`, `30m`, `2h`, `1d`; at most 400 days; nil where it is none.
    package static func seconds(_ text: String) -> Int? {
        guard let (number, unit) = split(text) else { return nil }
        let factor: Int
        switch unit {
        case "s": factor = 1
        case "m", "min": factor = 60
        case "h": factor = 3600
        case "d": factor = 86_400
        default: return nil
        }
        let (seconds, overflow) = number.multipliedReportingOverflow(by: factor)
        return overflow || seconds > 400 * 86_400 ? nil : seconds
    }

    /// Bytes of `500K`, `10M`, `1G` or a plain number (K is 1000); at most a million million; nil where it is none.
    package static func bytes(_ text: String) -> Int? {
        guard let (number, unit) = split(text) else { return nil }
        let factor: Int
        switch unit.uppercased() {
        case "", "B": factor = 1
        case "K", "KB": factor = 1000
        case "M", "MB": factor = 1_000_000
        case "G", "GB": factor = 1_000_000_000
        default: return nil
        }
        let (bytes, overflow) = number.multipliedReportingOverflow(by: factor)
        return overflow || bytes > 1_000_000_000_000 ? nil : bytes
    }

    /// Seconds after midnight of `7:00` or `07:00`, up to `23:59`; nil where it is none.
    package static func timeOfDay(_ text: String) -> Int? {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count == 2, (1...2).contains(parts[0].utf8.count), parts[1].utf8.count == 2,
            parts.allSatisfy({ $0.utf8.allSatisfy { (0x30...0x39).contains($0) } }), let hour = Int(parts[0]),
            let minute = Int(parts[1]), (0...23).contains(hour), (0...59).contains(minute)
        else { return nil }
        return hour * 3600 + minute * 60
    }

    private static func split(_ text: String) -> (number: Int, unit: String)? {
        let digits = text.prefix { $0.isASCII && $0.isNumber }
        guard let number = Int(digits) else { return nil }
        let unit = text.dropFirst(digits.count).drop { $0 == " " }
        return (number, String(unit))
    }
}
