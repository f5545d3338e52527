package import FeedParsing
package import Platform

/// Why a document gave no feed.
package enum DocumentFailure: Error, Equatable, Sendable {
    /// It is no feed, or beyond a limit.
    case refused(FeedParseError)
    /// The process that was to read it died over it.
    case died(WorkerDeath)
    /// No process to read it could be started; the system's `errno`, 0 where it ended before it was ready.
    case unavailable(code: Int32)
}
