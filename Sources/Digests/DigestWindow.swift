package import LookoutModel

/// What belongs to an edition: the records with sequence numbers in a range, frozen when the edition is made.
///
/// Windows follow each other without a gap, by sequence and never by clock, so that a late item is in the next edition
/// and none is in two.
package struct DigestWindow: Hashable, Codable, Sendable {
    package let slot: Slot
    package let from: Instant
    package let to: Instant
    /// The first sequence number that belongs to it.
    package let first: Int64
    /// The last one; `first - 1` where nothing does.
    package let last: Int64

    package init(slot: Slot, from: Instant, to: Instant, first: Int64, last: Int64) {
        self.slot = slot
        self.from = from
        self.to = to
        self.first = first
        self.last = max(last, first - 1)
    }

    /// The window after this one; it ends at `now` with the record numbered `last`.
    ///
    /// Where the clock went back in between, the window is empty in time but still holds its records.
    package func next(slot: Slot, now: Instant, last: Int64) -> DigestWindow {
        DigestWindow(slot: slot, from: to, to: max(to, now), first: self.last + 1, last: last)
    }
}
