import LookoutModel
import Text

/// W311: letters that look like those of another script.
struct LetterCheck {
    func check(_ placed: PlacedTerm, rule: RuleID?, log: inout LintLog) {
        for word in placed.term.text.unicodeScalars.split(whereSeparator: { !$0.properties.isAlphabetic }) {
            guard let meant = LookAlikes.meant(Array(word)) else { continue }
            log.add(.lookAlikes(word: String(word), meant: meant), at: placed, rule: rule)
            return
        }
    }
}
