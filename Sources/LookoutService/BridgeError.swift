package import LookoutModel
import Text

/// Items that a bridge (RSS-Bridge) puts into a feed to tell that it could not make it.
package enum BridgeError {
    private static let marks = ["Bridge returned error ", "Bridge encountered an unexpected situation"]

    /// Takes the items of that kind out of those of a document, for they are no news.
    ///
    /// - Returns: Why the feed has failed, where it has no other items; else nil.
    package static func remove(from items: inout [Item]) -> FeedFailure? {
        guard let first = items.first(where: isOne) else { return nil }
        items.removeAll(where: isOne)
        return items.isEmpty ? FeedFailure(.bridge, detail: String(first.title.prefix(120))) : nil
    }

    private static func isOne(_ item: Item) -> Bool {
        marks.contains { item.title.hasPrefix($0) }
    }
}
