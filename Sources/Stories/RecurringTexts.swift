package import LookoutModel

/// The titles and leads that stand in a feed again and again, under different addresses.
///
/// The names of daily columns and "Read the full story" say nothing of what happened.
package struct RecurringTexts: Sendable {
    /// How often a text is used where it carries no weight, the item itself included.
    package static let often = 3

    private var titles: [UInt64: Int] = [:]
    private var leads: [UInt64: Int] = [:]
    private var documentTitles: [UInt64: Set<String>] = [:]
    private var documentLeads: [UInt64: Set<String>] = [:]

    package init() {}

    /// Takes in an item of the feed that was seen before.
    package mutating func note(title: String, lead: String) {
        titles[StoryTerms.number(of: title), default: 0] += 1
        leads[StoryTerms.number(of: lead), default: 0] += 1
    }

    /// Takes in the document that the feed holds now, in the place of the one before.
    package mutating func take(_ document: [Item]) {
        documentTitles = [:]
        documentLeads = [:]
        for item in document {
            let address = item.link ?? item.identity
            documentTitles[StoryTerms.number(of: item.title), default: []].insert(address)
            documentLeads[StoryTerms.number(of: StoryItem.lead(of: item)), default: []].insert(address)
        }
    }

    /// Whether an item's title recurs.
    package func hasTitle(of item: Item) -> Bool {
        Self.recurs(StoryTerms.number(of: item.title), titles, documentTitles)
    }

    /// Whether the text below an item's title recurs.
    package func hasLead(of item: Item) -> Bool {
        Self.recurs(StoryTerms.number(of: StoryItem.lead(of: item)), leads, documentLeads)
    }

    private static func recurs(_ number: UInt64, _ before: [UInt64: Int], _ document: [UInt64: Set<String>]) -> Bool {
        guard number != 0 else { return false }
        return before[number] ?? 0 >= often - 1 || document[number]?.count ?? 0 >= often
    }
}
