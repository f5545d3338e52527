import LookoutModel
import Text

/// N204: Han characters of a term that are also found in their other forms.
struct VariantCheck {
    func check(_ placed: PlacedTerm, rule: RuleID?, log: inout LintLog) {
        guard placed.term.reach != .exact else { return }
        var variants: [LintFact.Variant] = []
        for scalar in placed.term.text.unicodeScalars where WritingSystem.system(of: scalar.value) == .han {
            // Characters of the extensions are rare forms that no feed is written in.
            let others = HanVariants.others(of: scalar).filter { $0.value >= 0x4E00 && $0.value <= 0x9FFF }
            let character = Character(scalar)
            guard !others.isEmpty, !variants.contains(where: { $0.character == character }) else { continue }
            variants.append(LintFact.Variant(character: character, others: others.map { Character($0) }))
        }
        if !variants.isEmpty { log.add(.variants(placed.term.entry, variants), at: placed, rule: rule) }
    }
}
