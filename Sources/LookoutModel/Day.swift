/// A civil day, as the number of days since 1970-01-01 in the proleptic Gregorian calendar.
///
/// It has no zone: which instants belong to it is for the zone to say. `Text.CivilDate` turns it into year, month and day.
package struct Day: Hashable, Comparable, Codable, Sendable {
    /// Days since 1970-01-01.
    package let number: Int

    package init(number: Int) {
        self.number = number
    }

    package init(from decoder: any Decoder) throws {
        number = try decoder.singleValueContainer().decode(Int.self)
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(number)
    }

    package static func < (left: Day, right: Day) -> Bool {
        left.number < right.number
    }

    /// The day `count` days later (earlier where negative).
    package func advanced(by count: Int) -> Day {
        Day(number: number + count)
    }
}
