package import LookoutModel
package import Storage

/// Why a match gave no alert.
package enum AlertSilence: Hashable, Sendable {
    /// The rule is not in force any more.
    case ruleGone
    /// The rule is muted.
    case muted
    /// The rule is on trial.
    case onTrial
    /// The rule tells in the digest.
    case digestOnly
    /// Only the content was met, and the rule does not say `alert-on: content`.
    case contentOnly
    /// The feed is of kind analysis, and the rule does not ask for that.
    case analysis
    /// The item was old when its feed was first read.
    case background
    /// The feed published it again, and it is held back.
    case held
    /// The rule was new, changed or mended, and found it by looking back.
    case lookedBack
    /// The rule would have alerted; its story had alerted before, or the first look told it.
    case storyAlerted

    /// Why `match` gave no alert, by the rules as they are now.
    package static func of(
        _ match: Match,
        origin: StoredMatch.Origin,
        rule: RuleFacts?,
        kind: SourceKind,
        isBackground: Bool,
        isHeld: Bool = false
    ) -> AlertSilence {
        guard let rule else { return .ruleGone }
        if rule.priority == .mute { return .muted }
        if rule.isOnTrial { return .onTrial }
        if rule.priority < .alert { return .digestOnly }
        if isBackground { return .background }
        if isHeld { return .held }
        if origin == .earlier { return .lookedBack }
        if !match.holdsWithoutContent, !rule.alertsOnContent { return .contentOnly }
        if kind == .analysis, !rule.asksForAnalysis { return .analysis }
        return .storyAlerted
    }
}
