/// How loudly a rule speaks, in the order `mute` < `digest` < `alert` < `critical`.
package enum Priority: String, Hashable, Comparable, CaseIterable, Codable, Sendable {
    /// Recorded and counted, never told.
    case mute
    /// Told in the digest. The default.
    case digest
    /// Told at once, within the alert policy.
    case alert
    /// Told at once, through quiet hours too.
    case critical

    private var rank: Int {
        switch self {
        case .mute: 0
        case .digest: 1
        case .alert: 2
        case .critical: 3
        }
    }

    package static func < (left: Priority, right: Priority) -> Bool {
        left.rank < right.rank
    }
}
