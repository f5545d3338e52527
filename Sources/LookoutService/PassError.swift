package import LookoutModel
package import Platform
package import Storage

/// Why a pass did not come to its end: facts only.
package enum PassError: Error, Sendable {
    case home(HomeError)
    /// The settings file cannot be used.
    case settings([FileProblem])
    /// The settings file cannot be read.
    case settingsUnreadable(FileError)
    /// The system's own time zone cannot be read.
    case systemZone(ZoneError)
    /// Another run holds the lock.
    case locked(RunLock.Holder?)
    case lock(FileError)
    case store(StoreError)
    /// The time given lies before the newest record.
    case timeBeforeRecords(Instant, newest: Instant)
    /// The ids of more than one message that was given up begin so.
    case severalMessages(String)
}
