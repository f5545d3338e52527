import LookoutModel

/// W305: terms in capitals that are a word too, and how their case counts.
struct CapitalsCheck {
    func check(_ placed: PlacedTerm, rule: RuleID?, log: inout LintLog) {
        let term = placed.term
        guard term.reach != .exact, !term.isPrefix else { return }
        let letters = term.text.unicodeScalars.filter { $0 != "." }
        guard letters.count >= 2, letters.allSatisfy({ $0 >= "A" && $0 <= "Z" }) else { return }
        let word = String(String.UnicodeScalarView(letters)).lowercased()
        if letters.count <= 3 {
            if CommonWords.short.contains(word) { log.add(.capitalsOnly(term.text), at: placed, rule: rule) }
        } else if CommonWords.long.contains(word) {
            log.add(.capitalsInAnyCase(term.text), at: placed, rule: rule)
        }
    }
}
