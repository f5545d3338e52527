import LookoutModel
import LookoutService
import Rules
import Text

/// The answer of `lookout explain`: of one rule in full, or of all rules that concern the item.
struct ExplainReport {
    /// Where the item comes from.
    enum Source {
        case given(ItemArgument.Given)
        case stored(HistoryMessages)
    }

    /// The most rules that nearly caught it and are told of.
    private static let nearly = 10

    /// Of one rule, or of every rule there is.
    let explanations: [RuleExplanation]
    let isOfOneRule: Bool
    let lastGood: Set<RuleID>
    let source: Source
    /// What would be sent of it; nil where there is no home to ask.
    let forecast: ForecastMessages?

    private var isTextAlone: Bool {
        if case .given(let given) = source { given.item == nil } else { false }
    }

    private var caught: [RuleExplanation] { explanations.filter(\.holds) }

    /// Rules that would have caught the item but for one thing which is no missing word.
    private var near: [RuleExplanation] {
        explanations.filter { explanation in
            guard !explanation.holds else { return false }
            if explanation.nearMisses.contains(where: \.isAllThatIsMissing) { return true }
            guard explanation.missing.count == 1, let missing = explanation.missing.first else { return false }
            if case .notFound = missing { return false }
            return true
        }
    }

    // MARK: Text

    var text: String {
        var lines = header + [""]
        if isOfOneRule {
            for explanation in explanations { lines += printer(explanation).lines }
        } else {
            lines += allRules
        }
        if case .stored(var history) = source {
            if !isOfOneRule { history.catching = Set(caught.map(\.rule.id)) }
            lines += ["", "What became of it"] + history.told
        }
        lines += forecast?.lines ?? []
        return lines.joined(separator: "\n") + "\n"
    }

    private var header: [String] {
        switch source {
        case .given(let given):
            var lines = AlignedText.wrapped(VisibleText.line(given.title))
            if !given.summary.isEmpty {
                lines += AlignedText.wrapped(
                    LineWrapping.shortened(VisibleText.line(given.summary), columns: 320),
                    head: "  "
                )
            }
            return lines
        case .stored(let history): return history.header
        }
    }

    private func printer(_ explanation: RuleExplanation) -> ExplainPrinter {
        ExplainPrinter(
            explanation: explanation,
            isAssumed: isTextAlone,
            isLastGood: lastGood.contains(explanation.rule.id)
        )
    }

    private var allRules: [String] {
        var lines: [String] = []
        for explanation in caught { lines += printer(explanation).lines + [""] }
        let near = near
        if !near.isEmpty {
            lines.append("Rules that nearly caught it")
            for explanation in near.prefix(Self.nearly) { lines += summary(explanation) }
            if near.count > Self.nearly { lines.append("  and \(near.count - Self.nearly) more (all with --json)") }
            lines.append("")
        }
        let rest = explanations.count - caught.count - near.count
        lines.append(
            "\(Plural.of(caught.count, "rule")) caught it, \(near.count) nearly did, \(rest) did not"
                + (explanations.isEmpty ? ": there is no rule." : ".")
        )
        return lines
    }

    /// The rule, and the nearest reason why not.
    private func summary(_ explanation: RuleExplanation) -> [String] {
        let alone = explanation.nearMisses.first(where: \.isAllThatIsMissing).map(ExplainMessages.sentence)
        let reason = alone ?? explanation.missing.first.map(ExplainMessages.sentence) ?? ""
        return AlignedText.wrapped("\(explanation.rule.id): \(reason)", head: "  - ")
    }

    // MARK: JSON

    var json: JSONValue {
        let shown = isOfOneRule ? explanations : caught + near
        var members: [JSONValue.Member] = []
        if case .stored(let messages) = source {
            members.append(.init("item", HistoryJSON.item(messages.history.stored, book: messages.reading.book)))
        }
        members.append(
            .init(
                "rules",
                .array(shown.map { ExplainJSON.of($0, isLastGood: lastGood.contains($0.rule.id)) })
            )
        )
        members.append(.init("caught", .array(caught.map { .string($0.rule.id.rawValue) })))
        members.append(.init("nearly", .array(near.map { .string($0.rule.id.rawValue) })))
        if case .stored(let messages) = source { members.append(.init("told", HistoryJSON.told(messages.history))) }
        if let forecast { members.append(.init("next", forecast.json)) }
        return .object(members)
    }
}
