package import LookoutModel

/// The morning an edition is named for.
///
/// The day is its key: no day has two, whatever the clocks or the settings do.
package struct Slot: Hashable, Codable, Sendable {
    package let day: Day
    /// When the edition is due.
    package let due: Instant

    package init(day: Day, due: Instant) {
        self.day = day
        self.due = due
    }
}
