import LookoutModel
import Text

/// Reads the keys of a rule that say what it asks of alerts.
struct AlertTermsReader: ValueReader {
    /// Reads one of the keys into `terms`; false where it is none of them.
    func read(_ entry: YAMLNode.Entry, into terms: inout AlertTerms, log: inout ProblemLog) -> Bool {
        let node = entry.value
        switch RuleKey(rawValue: entry.key) {
        case .corroborated: terms.corroborated = count(node, entry.key, AlertTerms.corroboratedRange, log: &log)
        case .official: terms.official = boolean(node, key: entry.key, log: &log) ?? false
        case .cooldown: terms.cooldown = span(node, entry.key, log: &log)
        case .silenceUntil: terms.silenceUntil = day(node, entry.key, log: &log)
        case .surge: terms.surge = count(node, entry.key, AlertTerms.surgeRange, log: &log)
        case .absence: terms.absence = span(node, entry.key, log: &log)
        default: return false
        }
        return true
    }

    private func count(_ node: YAMLNode, _ key: String, _ range: ClosedRange<Int>, log: inout ProblemLog) -> Int? {
        let text = node.text ?? ""
        if text.utf8.allSatisfy({ $0 >= 0x30 && $0 <= 0x39 }), let number = Int(text), range.contains(number) {
            return number
        }
        log.add(
            .outOfBounds(key: key, value: text, minimum: range.lowerBound, maximum: range.upperBound),
            at: node
        )
        return nil
    }

    private func span(_ node: YAMLNode, _ key: String, log: inout ProblemLog) -> Int64? {
        let text = node.text ?? ""
        if let seconds = ConditionReader.Span.seconds(text) { return seconds }
        let suggestion = ConditionReader.Span.suggestion(for: text)
        log.add(.invalidValue(key: key, value: text, suggestion: suggestion), at: node)
        return nil
    }

    private func day(_ node: YAMLNode, _ key: String, log: inout ProblemLog) -> Day? {
        let text = node.text ?? ""
        if let date = CivilDate(iso: text) { return Day(number: date.dayNumber) }
        log.add(.invalidDay(key: key, value: text), at: node)
        return nil
    }
}
