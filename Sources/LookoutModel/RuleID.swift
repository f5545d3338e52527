/// The identity of a rule: its `id` in the rule file, else the name of the file.
package struct RuleID: Hashable, Comparable, Codable, Sendable, CustomStringConvertible {
    package let rawValue: String

    package init(_ rawValue: String) {
        self.rawValue = rawValue
    }

    package init(from decoder: any Decoder) throws {
        rawValue = try decoder.singleValueContainer().decode(String.self)
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(rawValue)
    }

    package static func < (left: RuleID, right: RuleID) -> Bool {
        left.rawValue < right.rawValue
    }

    package var description: String { rawValue }
}
