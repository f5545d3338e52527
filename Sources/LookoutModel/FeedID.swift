/// The identity of a feed in the store: its `id` in the feed list, else its address as written there.
package struct FeedID: Hashable, Comparable, Codable, Sendable, CustomStringConvertible {
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

    package static func < (left: FeedID, right: FeedID) -> Bool {
        left.rawValue < right.rawValue
    }

    package var description: String { rawValue }
}
