/// What a pass did, in numbers.
package struct PassCounts: Hashable, Codable, Sendable {
    /// Feeds that were due.
    package var due = 0
    /// Feeds that brought a document that was read.
    package var documents = 0
    /// Feeds that had not changed.
    package var unchanged = 0
    package var failed = 0
    package var newItems = 0
    package var changedItems = 0
    package var matches = 0
    package var alerts = 0
    /// How many known items came under other ids, by feed, of feeds that changed the ids of most; nil where none did.
    package var changedIDs: [String: Int]?
    /// Where feeds have moved for good, by feed, of those of which it was learnt in this pass; nil where there are none.
    package var moved: [String: String]?
    /// Addresses that answered as they should; nil in passes of earlier versions.
    package var answered: Int?
    /// Addresses that did not answer.
    package var unreached = 0
    /// Whether nothing could be reached at all.
    package var isNetworkDown = false

    package init() {}
}
