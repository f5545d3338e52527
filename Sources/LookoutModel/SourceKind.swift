/// What kind of publisher stands behind a feed.
package enum SourceKind: String, Hashable, CaseIterable, Codable, Sendable {
    /// A government, a ministry, an international organisation.
    case official
    /// A news agency.
    case wire
    /// A newspaper, a broadcaster, a magazine.
    case press
    /// A think tank or a commentator; never alerts unless a rule asks.
    case analysis
}
