import Text

/// Days of the week as people write them; 0 is Sunday.
package enum Weekdays {
    private static let names = ["sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"]

    /// Reads `Monday`, `mon`, `Mon-Fri`, `weekdays`, `weekends`, `weekly` (Monday), `daily`, and several with commas
    /// between; nil where it is none.
    package static func read(_ text: String) -> Set<Int>? {
        let parts = text.split(separator: ",").map { ASCII.lowercased(ASCII.trimmed(String($0))) }
        guard !parts.isEmpty else { return nil }
        var days: Set<Int> = []
        for part in parts {
            guard let found = period(part) else { return nil }
            days.formUnion(found)
        }
        return days
    }

    private static func period(_ word: String) -> Set<Int>? {
        switch word {
        case "weekdays", "weekday": return [1, 2, 3, 4, 5]
        case "weekends", "weekend": return [0, 6]
        case "weekly": return [1]
        case "daily", "every day": return Set(0...6)
        default: break
        }
        let ends = word.split(separator: "-").map { day(ASCII.trimmed(String($0))) }
        guard let first = ends.first, let start = first else { return nil }
        guard ends.count > 1 else { return [start] }
        guard ends.count == 2, let end = ends[1] else { return nil }
        // Over the end of the week where it must: fri-mon.
        return Set((0...(end - start + 7) % 7).map { (start + $0) % 7 })
    }

    /// A day by its name, or by the beginning of it from three letters on: `thu`, `Thurs.`; also in the plural.
    private static func day(_ word: String) -> Int? {
        var word = word
        if word.hasSuffix(".") { word.removeLast() }
        if word.hasSuffix("days") { word.removeLast() }
        guard word.utf8.count >= 3 else { return nil }
        return names.firstIndex { $0.hasPrefix(word) }
    }
}
