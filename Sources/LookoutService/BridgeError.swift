import LookoutModel
import Text

/// Items that a bridge (RSS-Bridge) puts into a feed to tell that it could not make it.
package enum BridgeError {
    private static let marks = ["Bridge returned error ", "Bridge encountered an unexpected situation"]

    /// The outcome as it is to be taken: items of that kind are no news, and a feed that has no others has failed.
    package static func judged(_ outcome: FetchOutcome) -> FetchOutcome {
        guard case .document(var document) = outcome, let first = document.items.first(where: isOne) else {
            return outcome
        }
        let rest = document.items.filter { !isOne($0) }
        guard !rest.isEmpty else {
            return .failed(FeedFailure(.bridge, detail: String(first.title.prefix(120))), retryAfter: nil)
        }
        document.items = rest
        return .document(document)
    }

    private static func isOne(_ item: Item) -> Bool {
        marks.contains { item.title.hasPrefix($0) }
    }
}
