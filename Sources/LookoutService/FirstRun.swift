package import LookoutModel
package import Storage

/// Which feeds are still in the first run: what they bring is told in one first look, not each by itself.
///
/// For files it lasts until a pass has come to its end. For addresses that pass must also have reached one of them, so
/// that a first pass without a network uses nothing up.
package struct FirstRun: Hashable, Sendable {
    package let ofFiles: Bool
    package let ofAddresses: Bool

    package init(ofFiles: Bool, ofAddresses: Bool) {
        self.ofFiles = ofFiles
        self.ofAddresses = ofAddresses
    }

    /// What the passes so far leave of it.
    ///
    /// - Throws: `StoreError`, as every verb does through `Store`.
    package init(in transaction: StoreTransaction) throws {
        ofFiles = try transaction.passes.lastComplete() == nil
        ofAddresses = try transaction.passes.endOfFirstRun() == nil
    }

    /// No first run any more.
    package static let over = FirstRun(ofFiles: false, ofAddresses: false)

    /// Whether any feed can be in it.
    package var lasts: Bool { ofFiles || ofAddresses }

    /// Whether what a feed brings now belongs to it.
    package func holds(_ source: FeedSource) -> Bool {
        source.isRemote ? ofAddresses : ofFiles
    }

    /// Whether a pass that did `counts` ends it for the addresses.
    package func ends(with counts: PassCounts) -> Bool {
        ofAddresses && (counts.unreached == 0 || (counts.answered ?? 1) > 0)
    }
}
