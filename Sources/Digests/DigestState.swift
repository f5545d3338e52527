/// Whether a digest is an edition or the day so far.
package enum DigestState: String, Codable, Sendable {
    /// Frozen once written.
    case edition
    /// It moves until its edition is due.
    case soFar = "so-far"
}
