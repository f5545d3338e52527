import Text

/// Reads the POSIX `TZ` string in the footer of a zone file.
struct ZoneRuleParser {
    private let bytes: [UInt8]
    private var position = 0

    private init(_ bytes: [UInt8]) {
        self.bytes = bytes
    }

    /// The rule that `bytes` spell; nil where they do not spell one.
    static func rule(_ bytes: [UInt8]) -> ZoneRule? {
        var parser = ZoneRuleParser(bytes)
        guard let rule = parser.rule(), parser.position == bytes.count else { return nil }
        return rule
    }

    private mutating func rule() -> ZoneRule? {
        guard let name = abbreviation(), let west = time(hours: 0...24) else { return nil }
        let standard = ZoneRule.Period(offset: -west, abbreviation: name)
        guard position < bytes.count else { return ZoneRule(standard: standard, summer: nil) }
        guard let summerName = abbreviation() else { return nil }
        var offset = standard.offset + 3600
        if peek() != UInt8(ascii: ",") {
            guard let west = time(hours: 0...24) else { return nil }
            offset = -west
        }
        guard let begins = start(), let ends = start() else { return nil }
        let summer = ZoneRule.Period(offset: offset, abbreviation: summerName)
        return ZoneRule(standard: standard, summer: (summer, begins, ends))
    }

    private mutating func start() -> ZoneRule.Start? {
        guard take(","), let date = date() else { return nil }
        guard take("/") else { return ZoneRule.Start(date: date, time: 7200) }
        return time(hours: 0...167).map { ZoneRule.Start(date: date, time: $0) }
    }

    private mutating func date() -> ZoneRule.DateRule? {
        if take("J") { return number(1...365).map(ZoneRule.DateRule.julian) }
        guard take("M") else { return number(0...365).map(ZoneRule.DateRule.dayOfYear) }
        guard let month = number(1...12), take("."), let week = number(1...5), take("."), let day = number(0...6) else {
            return nil
        }
        return .weekday(month: month, week: week, day: day)
    }

    /// `[+-]hh[:mm[:ss]]` in seconds.
    private mutating func time(hours: ClosedRange<Int>) -> Int? {
        let sign = take("-") ? -1 : 1
        if sign == 1 { _ = take("+") }
        guard var seconds = number(hours).map({ $0 * 3600 }) else { return nil }
        for unit in [60, 1] where take(":") {
            guard let part = number(0...59) else { return nil }
            seconds += part * unit
        }
        return sign * seconds
    }

    /// `<+0330>` or at least three letters.
    private mutating func abbreviation() -> String? {
        let quoted = take("<")
        let begin = position
        while let byte = peek(),
            ASCII.isLetter(byte) || quoted && (ASCII.isDigit(byte) || byte == 0x2B || byte == 0x2D)
        {
            position += 1
        }
        let name = String(decoding: bytes[begin..<position], as: UTF8.self)
        guard name.utf8.count >= 3, !quoted || take(">") else { return nil }
        return name
    }

    private mutating func number(_ range: ClosedRange<Int>) -> Int? {
        let begin = position
        var value = 0
        while let byte = peek(), ASCII.isDigit(byte), position - begin < 3 {
            value = value * 10 + Int(byte - 0x30)
            position += 1
        }
        return position > begin && range.contains(value) ? value : nil
    }

    private func peek() -> UInt8? {
        position < bytes.count ? bytes[position] : nil
    }

    private mutating func take(_ scalar: Unicode.Scalar) -> Bool {
        guard peek() == UInt8(ascii: scalar) else { return false }
        position += 1
        return true
    }
}
