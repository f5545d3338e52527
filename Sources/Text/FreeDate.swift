/// Dates in any other order and language: words, numbers and marks are taken for what they can only be.
struct FreeDate {
    private var parts = DateParts()
    /// Numbers that are neither time nor zone, with how many digits they had.
    private var numbers: [(value: Int, digits: Int)] = []
    private var month: Int?
    private var isMonthLast = false
    private var hasTime = false
    private var hasZone = false
    /// Whether white space was taken last.
    private var isApart = false
    private var isAfternoon: Bool?
    private var impliedOffset: Int?
    /// Whether the date stands in a Chinese text.
    private var isChinese = false
    /// The year before the first of the Japanese era that is named.
    private var era: Int?
    /// The mark between the numbers of an all-numeric date.
    private var mark: UInt8 = 0

    /// The date in `text`; nil where it cannot be told.
    static func parse(_ text: ArraySlice<UInt8>, language: String? = nil) -> DateParts? {
        var date = FreeDate()
        date.isChinese = language.map { ASCII.lowercased($0).utf8.starts(with: "zh".utf8) } ?? false
        var scanner = DateScanner(text)
        while !scanner.isAtEnd {
            guard date.take(&scanner) else { return nil }
        }
        return date.resolved()
    }

    /// Takes the next piece; false where it makes the date unreadable.
    private mutating func take(_ scanner: inout DateScanner) -> Bool {
        let byte = scanner.peek()
        let isApart = isApart
        self.isApart = byte <= 0x20
        if ASCII.isDigit(byte) { return takeNumber(&scanner) }
        if ASCII.isLetter(byte) || byte >= 0x80 { return takeWord(&scanner) }
        // Behind a whole date without a time, what stands apart from it is the offset of its zone.
        if !hasTime, !hasZone, isDateWhole, isApart, scanner.isAtOffset {
            hasZone = true
            return DateZone.read(&scanner, &parts)
        }
        if hasTime, !hasZone, byte == UInt8(ascii: "+") || byte == UInt8(ascii: "-"), scanner.peek(1) > 0x20 {
            hasZone = true
            return DateZone.read(&scanner, &parts)
        }
        if byte == UInt8(ascii: "/") || byte == UInt8(ascii: ".") || byte == UInt8(ascii: "-"), mark == 0 {
            mark = byte
        }
        if byte == UInt8(ascii: "(") {
            // "(Coordinated Universal Time)": a comment of RFC 822.
            _ = scanner.text { $0 == UInt8(ascii: ")") }
        }
        scanner.advance()
        return true
    }

    private var isDateWhole: Bool { numbers.count >= (month == nil ? 3 : 2) }

    private mutating func takeNumber(_ scanner: inout DateScanner) -> Bool {
        let count = scanner.digitCount()
        if !hasTime, count <= 2, scanner.peek(count) == UInt8(ascii: ":") {
            hasTime = true
            return ISODate.time(&scanner, &parts)
        }
        if takeDottedTime(&scanner, count) { return true }
        guard count <= 4, let value = scanner.number(count) else { return false }
        if let part = clockPart(scanner), !(hasTime && part == \.hour) {
            // "午後3時05分": the marks of the clock tell its numbers.
            hasTime = true
            parts[keyPath: part] = value
            return true
        }
        numbers.append((value, count))
        isMonthLast = false
        // "2nd", "1er": the ending of an ordinal.
        if ["st", "nd", "rd", "th", "er"].contains(where: { ordinal in
            zip(ordinal.utf8, 0...).allSatisfy { scanner.peek($1) | 0x20 == $0 } && !ASCII.isLetter(scanner.peek(2))
        }) {
            scanner.advance(2)
        }
        return numbers.count <= 5
    }

    /// Takes a time behind the whole date that is written with dots: "19.48", "19.48.21".
    private mutating func takeDottedTime(_ scanner: inout DateScanner, _ count: Int) -> Bool {
        guard isDateWhole, !hasTime, count <= 2, scanner.peek(count) == UInt8(ascii: ".") else { return false }
        var rest = scanner
        guard let hour = rest.number(count), rest.skip(UInt8(ascii: ".")), rest.digitCount() == 2,
            let minute = rest.number(2)
        else { return false }
        var second = 0
        if rest.peek() == UInt8(ascii: "."), ASCII.isDigit(rest.peek(1)) {
            rest.advance()
            guard rest.digitCount() == 2, let found = rest.number(2) else { return false }
            second = found
        }
        (parts.hour, parts.minute, parts.second) = (hour, minute, second)
        (hasTime, scanner) = (true, rest)
        return true
    }

    /// The part of the time of day that a number is, by the mark behind it; nil where there is none.
    private func clockPart(_ scanner: DateScanner) -> WritableKeyPath<DateParts, Int>? {
        guard scanner.peek() >= 0x80 else { return nil }
        var rest = scanner
        // The mark stands alone or before a word that goes on: "시", "時半".
        return switch rest.word().unicodeScalars.first {
        case "時", "时", "시", "點", "点": \.hour
        case "分", "분": \.minute
        case "秒", "초": \.second
        default: nil
        }
    }

    private mutating func takeWord(_ scanner: inout DateScanner) -> Bool {
        let start = scanner
        let word = scanner.word()
        if let first = word.unicodeScalars.first, first.value >= 0x1100 { return takeIdeographs(word) }
        if numbers.isEmpty, month == nil, ASCII.isDigit(scanner.peek()), let first = DateWords.eraStart(letter: word) {
            // "R8.11.29": the eighth year of Reiwa.
            era = first
            impliedOffset = 540
            return true
        }
        // "p.m." comes as a letter, a dot and a letter; a letter alone is a zone.
        let isAbbreviated = word.utf8.count == 1 && scanner.peek() == UInt8(ascii: ".")
        if let afternoon = DateWords.isAfternoon(word), isAbbreviated || word.utf8.count > 1 {
            isAfternoon = afternoon
            imply(word)
            if isAbbreviated {
                // "p. m." is Spanish.
                scanner.advance(scanner.peek(1) == 0x20 && scanner.peek(2) | 0x20 == UInt8(ascii: "m") ? 3 : 2)
            }
            return true
        }
        if imply(word) { return true }
        if hasTime, !hasZone || parts.offset == 0 {
            var zone = start
            let name = zone.text { byte in
                !(ASCII.isLetter(byte) || byte == UInt8(ascii: "/") || byte == UInt8(ascii: "_"))
            }
            var found = parts
            if DateZone.apply(name, &zone, &found) {
                (parts, hasZone, scanner) = (found, true, zone)
                return true
            }
        }
        if let first = DateWords.eraStart(word) { era = first }
        // The last word that can be a month is one: "mar., 01 déc." begins with a Tuesday.
        if let found = DateWords.month(word) { month = found }
        return true
    }

    /// Takes a word without spaces, in which marks and halves of the day stand behind each other: "日（日）午後".
    private mutating func takeIdeographs(_ word: String) -> Bool {
        if let first = word.first { imply(String(first)) }
        if let half = DateWords.half(in: word) {
            isAfternoon = half.isAfternoon
            imply(half.word)
        }
        if let first = DateWords.eraStart(word) { era = first }
        if let found = DateWords.month(word) { month = found }
        return true
    }

    /// Takes note of the zone that a word stands for; false where it stands for none.
    @discardableResult
    private mutating func imply(_ word: String) -> Bool {
        if let offset = DateWords.impliedOffset(word) {
            impliedOffset = offset
            return true
        }
        guard DateWords.isOfChinaAndJapan(word) else { return false }
        // A word that only one of them has tells more.
        if impliedOffset == nil { impliedOffset = isChinese ? 480 : 540 }
        return true
    }

    private mutating func resolved() -> DateParts? {
        guard assignDate() else { return nil }
        if let isAfternoon {
            guard parts.hour <= 23 else { return nil }
            if isAfternoon, parts.hour < 12 { parts.hour += 12 }
            if !isAfternoon, parts.hour == 12 { parts.hour = 0 }
        }
        if !hasZone, let impliedOffset { parts.offset = impliedOffset }
        return parts
    }

    private mutating func assignDate() -> Bool {
        if let month {
            guard numbers.count == 2 else { return false }
            parts.month = month
            let yearFirst = numbers[0].digits > 2 || numbers[0].value > 31
            let (day, year) = yearFirst ? (numbers[1], numbers[0]) : (numbers[0], numbers[1])
            return set(year: year, day: day.value)
        }
        guard numbers.count == 3 else { return false }
        if let era, numbers[0].digits <= 2 { numbers[0] = (era + numbers[0].value, 4) }
        if numbers[0].digits > 2 {
            parts.month = numbers[1].value
            return set(year: numbers[0], day: numbers[2].value)
        }
        // 10/30/23 is American; all other marks put the day first, and so does a first number beyond twelve.
        let isMonthFirst = mark == UInt8(ascii: "/") && numbers[0].value <= 12
        parts.month = isMonthFirst ? numbers[0].value : numbers[1].value
        return set(year: numbers[2], day: isMonthFirst ? numbers[1].value : numbers[0].value)
    }

    private mutating func set(year: (value: Int, digits: Int), day: Int) -> Bool {
        guard year.digits == 4 || year.digits == 2 else { return false }
        parts.year = year.digits == 2 ? DateParts.year(twoDigits: year.value) : year.value
        // Thailand counts from the death of the Buddha.
        if (2443...2643).contains(parts.year) { parts.year -= 543 }
        parts.day = day
        return true
    }
}
