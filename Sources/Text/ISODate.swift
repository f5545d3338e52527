/// Dates of ISO 8601 in all precisions, W3C-DTF among them, and what is written like them.
enum ISODate {
    /// The date in `text`; nil where it has another form.
    static func parse(_ text: ArraySlice<UInt8>) -> DateParts? {
        var scanner = DateScanner(text)
        var parts = DateParts()
        guard date(&scanner, &parts) else { return nil }
        guard !scanner.isAtEnd else { return parts }
        // "2026-11-29+09:00": a day of some zone (XML Schema, Part 2, 3.2.9).
        var zone = scanner
        zone.skipSpaces()
        if zone.isAtOffset {
            guard DateZone.read(&zone, &parts), zone.isAtEnd else { return nil }
            return parts
        }
        let hasMark = scanner.skip(UInt8(ascii: "T")) || scanner.skip(UInt8(ascii: "t"))
        if !hasMark {
            guard scanner.peek() <= 0x20 else { return nil }
            scanner.skipSpaces()
        }
        guard time(&scanner, &parts) else { return nil }
        scanner.skipSpaces()
        guard DateZone.read(&scanner, &parts) else { return nil }
        // "-05:00Z": the offset is meant.
        while scanner.peek() | 0x20 == UInt8(ascii: "z") { scanner.advance() }
        scanner.skipSpaces()
        return scanner.isAtEnd ? parts : nil
    }

    private static func date(_ scanner: inout DateScanner, _ parts: inout DateParts) -> Bool {
        let dash = UInt8(ascii: "-")
        if scanner.skip(dash) {
            // "-03-12", "-0312": the twelfth month of the year 3 of this century.
            let digits = scanner.digitCount()
            guard digits == 2 || digits == 4, let year = scanner.number(2), digits == 4 || scanner.skip(dash),
                let month = scanner.number(2)
            else { return false }
            (parts.year, parts.month) = (DateParts.year(twoDigits: year), month)
            return true
        }
        let isYearWhole = scanner.digitCount() == 4
        switch scanner.digitCount() {
        case 8:
            guard let year = scanner.number(4), let month = scanner.number(2), let day = scanner.number(2)
            else { return false }
            (parts.year, parts.month, parts.day) = (year, month, day)
            return true
        case 4:
            guard let year = scanner.number(4) else { return false }
            parts.year = year
        case 2:
            guard scanner.peek(2) == dash, let year = scanner.number(2) else { return false }
            parts.year = DateParts.year(twoDigits: year)
        default:
            return false
        }
        if scanner.peek() == UInt8(ascii: "W") || (scanner.peek() == dash && scanner.peek(1) == UInt8(ascii: "W")) {
            return week(&scanner, &parts)
        }
        guard scanner.skip(dash) else { return scanner.isAtEnd }
        return monthAndDay(&scanner, &parts, isYearWhole: isYearWhole)
    }

    /// A week and a day of it, 1 is Monday: `-W40-5`, `W405`, `-W40`.
    private static func week(_ scanner: inout DateScanner, _ parts: inout DateParts) -> Bool {
        _ = scanner.skip(UInt8(ascii: "-"))
        scanner.advance()
        guard let week = scanner.number(2), (1...53).contains(week) else { return false }
        _ = scanner.skip(UInt8(ascii: "-"))
        let day = scanner.number(1) ?? 1
        // The first week is that of the fourth of January.
        guard (1...7).contains(day), let fourth = CivilDate(year: parts.year, month: 1, day: 4) else { return false }
        let monday = fourth.dayNumber - (fourth.weekday + 6) % 7
        let date = CivilDate(dayNumber: monday + (week - 1) * 7 + day - 1)
        (parts.year, parts.month, parts.day) = (date.year, date.month, date.day)
        return true
    }

    private static func monthAndDay(
        _ scanner: inout DateScanner,
        _ parts: inout DateParts,
        isYearWhole: Bool
    ) -> Bool {
        let dash = UInt8(ascii: "-")
        let count = scanner.digitCount()
        if count == 3, scanner.peek(3) != dash {
            guard let ordinal = scanner.number(3), let date = CivilDate(year: parts.year, dayOfYear: ordinal)
            else { return false }
            (parts.month, parts.day) = (date.month, date.day)
            return true
        }
        if count == 0 {
            // "2004-május-13": the months of Hungarian feeds; "02-Dec-26" begins with a day.
            guard isYearWhole, let month = DateWords.months[scanner.word()] else { return false }
            parts.month = month
        } else {
            // Three digits before a dash are a month with a zero too many.
            guard count <= 3, let month = scanner.number(count) else { return false }
            parts.month = month
        }
        guard scanner.skip(dash) else { return true }
        let days = scanner.digitCount()
        guard days == 1 || days == 2, let day = scanner.number(days) else { return false }
        parts.day = day
        return true
    }

    /// A time of day: `10`, `10:45`, `10:45:30.25`, `104530`.
    static func time(_ scanner: inout DateScanner, _ parts: inout DateParts) -> Bool {
        let count = scanner.digitCount()
        if count == 6 || count == 4 {
            guard let hour = scanner.number(2), let minute = scanner.number(2) else { return false }
            (parts.hour, parts.minute, parts.second) = (hour, minute, scanner.number(2) ?? 0)
            skipFraction(&scanner)
            return true
        }
        guard count == 1 || count == 2, let hour = scanner.number(count) else { return false }
        parts.hour = hour
        if scanner.peek() == UInt8(ascii: "."), takeDotted(&scanner, &parts) { return true }
        for path in [\DateParts.minute, \DateParts.second] {
            guard scanner.peek() == UInt8(ascii: ":") else { break }
            scanner.advance()
            let digits = scanner.digitCount()
            guard digits == 1 || digits == 2, let number = scanner.number(digits) else { return false }
            parts[keyPath: path] = number
        }
        skipFraction(&scanner)
        return true
    }

    /// Takes the minutes, and the seconds, of "10.45" and "10.45.30": nobody writes parts of hours.
    private static func takeDotted(_ scanner: inout DateScanner, _ parts: inout DateParts) -> Bool {
        var rest = scanner
        rest.advance()
        guard rest.digitCount() == 2, let minute = rest.number(2) else { return false }
        parts.minute = minute
        if rest.peek() == UInt8(ascii: "."), ASCII.isDigit(rest.peek(1)) {
            rest.advance()
            guard rest.digitCount() == 2, let second = rest.number(2) else { return false }
            parts.second = second
        }
        scanner = rest
        return true
    }

    private static func skipFraction(_ scanner: inout DateScanner) {
        guard scanner.peek() == UInt8(ascii: ".") || scanner.peek() == UInt8(ascii: ","),
            ASCII.isDigit(scanner.peek(1))
        else { return }
        scanner.advance()
        scanner.advance(scanner.digitCount())
    }
}
