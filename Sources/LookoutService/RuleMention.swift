package import LookoutModel

/// A rule, tag or folder that the settings name, at its place.
package struct RuleMention: Hashable, Sendable {
    package let part: RuleChoice.Part
    package let place: SourcePlace
    /// The column after its end.
    package let endColumn: Int

    package init(part: RuleChoice.Part, place: SourcePlace, endColumn: Int) {
        self.part = part
        self.place = place
        self.endColumn = endColumn
    }
}
