/// One phrase that a rule looks for, as its author wrote it.
package struct Term: Hashable, Sendable {
    /// How much of the text's words the phrase must fill.
    package enum Reach: String, Hashable, Sendable {
        /// By the rules of each script; the default.
        case word = ""
        /// `=`: whole and exact, case, accents and variants included, with no plural.
        case exact = "="
        /// `~`: it may stand inside a longer word.
        case inside = "~"
    }

    package let reach: Reach
    /// The phrase, without marks and outer spaces.
    package let text: String
    /// `*`: the last word may go on.
    package let isPrefix: Bool

    package init(_ text: String, reach: Reach = .word, isPrefix: Bool = false) {
        self.text = text
        self.reach = reach
        self.isPrefix = isPrefix
    }

    /// As it stands in a list: `=ASEAN`, `~사무국`, `missil*`.
    package var entry: String {
        reach.rawValue + text + (isPrefix ? "*" : "")
    }

    /// As it stands in an expression: quoted.
    package var quoted: String {
        reach.rawValue + "\"" + text + "\"" + (isPrefix ? "*" : "")
    }
}
