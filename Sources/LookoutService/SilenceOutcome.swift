package import Storage

/// What came of a wish to silence something.
package enum SilenceOutcome: Sendable {
    case silenced(Silence)
    /// The message tells several alerts, and each has its own story.
    case several([OutboxEntry])
    /// There is no such rule and no such alert.
    case unknown
}
