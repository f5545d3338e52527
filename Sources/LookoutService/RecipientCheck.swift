package import LookoutModel
import Rules

/// Compares whom the settings name as told of which rules with the rules there are.
///
/// A pure function.
package struct RecipientCheck: Sendable {
    private let settings: Settings
    private let rules: [RuleFacts]
    /// Rules that are there and do not load as they stand.
    private let broken: Set<RuleID>

    package init(_ settings: Settings, rules: some Sequence<RuleFacts>, broken: Set<RuleID> = []) {
        self.settings = settings
        self.rules = rules.sorted { $0.order < $1.order }
        self.broken = broken
    }

    /// Names that no rule, tag or folder has, and recipients that are told of nothing; none where there are no rules.
    package var problems: [FileProblem] {
        if rules.isEmpty { return [] }
        let unknown = settings.mentions.filter { !isKnown($0.part) }.map { mention in
            FileProblem(
                place: mention.place,
                endColumn: mention.endColumn,
                level: .warning,
                fact: .noSuchRule(mention.part, suggestion: suggestion(for: mention.part))
            )
        }
        let untold = untold.map { recipient in
            FileProblem(
                place: place(of: recipient),
                level: .warning,
                fact: .toldOfNothing(sink: recipient.sink, recipient: recipient.name)
            )
        }
        return unknown + untold
    }

    /// Those whose choices leave no rule that is told; none where there are no rules.
    package var untold: [Recipient] {
        if rules.isEmpty { return [] }
        return Recipient.all(settings).filter { recipient in
            recipient.choices.contains { !$0.parts.isEmpty }
                && !rules.contains { $0.isTold && recipient.isTold(of: $0) }
        }
    }

    /// As problems that stand until the settings or the rules change.
    package var standing: [StandingProblem] {
        untold.map { .toldOfNothing(sink: $0.sink, recipient: $0.name, place(of: $0)) }
    }

    private func place(of recipient: Recipient) -> SourcePlace {
        let parts = recipient.choices.flatMap(\.parts)
        return settings.mentions.first { parts.contains($0.part) }?.place ?? SourcePlace(file: "lookout.yaml")
    }

    private func isKnown(_ part: RuleChoice.Part) -> Bool {
        if case .id(let id) = part, broken.contains(RuleID(id)) { return true }
        let choice = RuleChoice([part])
        return rules.contains { choice.contains($0) }
    }

    private func suggestion(for part: RuleChoice.Part) -> RuleChoice.Part? {
        switch part {
        case .id(let id):
            let ids = rules.map(\.id.rawValue) + broken.map(\.rawValue).sorted()
            if let near = Spelling.suggestion(for: id, among: ids) { return .id(near) }
            // Whoever leaves the word before the colon out means a tag or a folder.
            if rules.contains(where: { $0.tags.contains(id) }) { return .tag(id) }
            return folders.contains(id) ? .folder(id) : nil
        case .tag(let tag):
            return Spelling.suggestion(for: tag, among: Set(rules.flatMap(\.tags)).sorted()).map { .tag($0) }
        case .folder(let folder): return Spelling.suggestion(for: folder, among: folders).map { .folder($0) }
        }
    }

    /// The folders that hold rules, and those above them.
    private var folders: [String] {
        var all: Set<String> = []
        for folder in Set(rules.map(\.folder)) {
            let parts = folder.split(separator: "/")
            for count in 1..<parts.count + 1 where !parts.isEmpty {
                all.insert(parts.prefix(count).joined(separator: "/"))
            }
        }
        return all.sorted()
    }
}
