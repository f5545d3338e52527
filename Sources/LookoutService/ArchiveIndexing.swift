package import Storage

/// Brings the index of the archive up to date, slice by slice, when a pass has done all that people wait for.
///
/// Each slice is a transaction of its own, so that readers get in between, and what was done stays done whatever happens;
/// a large archive that was never indexed takes several passes.
package struct ArchiveIndexing: Sendable {
    /// Items of a slice.
    private static let slice = 500
    /// Bytes of text after which a slice takes no further item.
    private static let sliceBytes = 4 << 20
    /// How long a pass goes on beginning slices: enough for what a day brings, and nothing that a person notices.
    private static let longest: Duration = .milliseconds(250)
    /// The same after the first look, which has taken long enough and brings more than any pass could index.
    private static let longestAtFirst: Duration = .milliseconds(100)

    private let store: Store
    private let isFirstRun: Bool

    package init(store: Store, isFirstRun: Bool = false) {
        self.store = store
        self.isFirstRun = isFirstRun
    }

    /// Indexes what is not indexed yet, as far as time allows; returns how many items.
    ///
    /// - Throws: `StoreError`; the slices before it stay.
    @discardableResult
    package func run() throws(StoreError) -> Int {
        let begun = ContinuousClock.now
        var total = 0
        repeat {
            let count = try store.write { transaction in
                try transaction.search.indexNext(limit: Self.slice, bytes: Self.sliceBytes)
            }
            if count == 0 { break }
            total += count
        } while begun.duration(to: .now) < (isFirstRun ? Self.longestAtFirst : Self.longest)
        return total
    }
}
