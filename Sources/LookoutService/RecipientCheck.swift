package import LookoutModel
import Rules
import Text

/// Compares whom the settings name as told of which rules with the rules there are.
///
/// A pure function.
package struct RecipientCheck: Sendable {
    private let settings: Settings
    private let rules: [RuleFacts]
    /// Rules that are there and do not load as they stand.
    private let broken: Set<RuleID>
    /// Whether rules may be there that nobody can name.
    private let hasUnreadFiles: Bool

    package init(_ settings: Settings, rules: some Sequence<RuleFacts>, broken: Set<RuleID> = []) {
        self.settings = settings
        self.rules = rules.sorted { $0.order < $1.order }
        self.broken = broken
        hasUnreadFiles = false
    }

    /// With the rules in force.
    package init(_ settings: Settings, book: RuleBook) {
        self.settings = settings
        rules = book.facts.values.sorted { $0.order < $1.order }
        broken = Set(book.broken.compactMap(\.rule))
        hasUnreadFiles = book.broken.contains { $0.rule == nil }
    }

    /// People to whom nobody writes, names that no rule, tag or folder has, and recipients that are told of nothing.
    package var problems: [FileProblem] {
        let untold = untold.map { warning($0, .toldOfNothing(sink: $0.sink, recipient: $0.name)) }
        return unmailed + unknown + untold + unalerted + crossed + empty
    }

    /// People whose mail no sink sends.
    private var unmailed: [FileProblem] {
        let sinks = settings.sinks.filter(\.isMail)
        if sinks.contains(where: { $0.addresses.isEmpty }) { return [] }
        return settings.people.compactMap { person in
            guard let mail = person.mail, let place = person.mailPlace else { return nil }
            // The sink's own list may name them as well.
            let address = mail.description.lowercased()
            if sinks.contains(where: { $0.addresses.contains { $0.description.lowercased() == address } }) {
                return nil
            }
            return FileProblem(
                place: place,
                endColumn: place.column + mail.description.unicodeScalars.count,
                level: .warning,
                fact: .unmailed(person: person.name, sinks: sinks.map(\.name))
            )
        }
    }

    /// Names that no rule, tag or folder has; none where there are no rules.
    private var unknown: [FileProblem] {
        if rules.isEmpty { return [] }
        return settings.mentions.filter { !isKnown($0.part) }.map { mention in
            FileProblem(
                place: mention.place,
                endColumn: mention.endColumn,
                level: .warning,
                fact: .noSuchRule(mention.part, suggestion: suggestion(for: mention.part))
            )
        }
    }

    /// Recipients whose choices leave rules, but none that alerts, and who get no editions of their own either.
    private var unalerted: [FileProblem] {
        chosen.filter { recipient in
            if readers.contains(recipient.name) { return false }
            let told = rules.filter { $0.isTold && recipient.isTold(of: $0) }
            return !told.isEmpty && !told.contains(where: \.canAlert)
        }.map { warning($0, .alertedOfNothing(sink: $0.sink, recipient: $0.name)) }
    }

    /// People with editions of their own whose rules alert, but none of those that the sink is told of: their editions tell
    /// them, so that it stands in the way of nothing.
    private var crossed: [FileProblem] {
        chosen.filter { recipient in
            let loud = rules.filter { $0.isTold && $0.canAlert && recipient.choices.first?.contains($0) == true }
            return readers.contains(recipient.name) && !loud.isEmpty && !loud.contains(where: recipient.isTold)
        }.map { warning($0, .alertedOfNothing(sink: $0.sink, recipient: $0.name)) }
    }

    /// The addresses of people with editions of their own, which go whole: what a sink tells is for its alerts.
    private var readers: Set<String> { Set(settings.people.filter(\.hasEditions).compactMap(\.mail?.description)) }

    /// Digests, people's own among them, whose choice leaves no rule that is told; none where there are no rules.
    private var empty: [FileProblem] {
        if rules.isEmpty { return [] }
        return settings.editions.filter { plan in
            !plan.rules.parts.isEmpty && !rules.contains { $0.isTold && plan.rules.contains($0) }
        }.map { plan in
            let place = settings.mentions.first { plan.rules.parts.contains($0.part) }?.place
            return FileProblem(
                place: place ?? SourcePlace(file: "lookout.yaml"),
                level: .warning,
                fact: .toldOfNothing(
                    sink: "digests",
                    recipient: plan.name.isEmpty ? "the one without a name" : plan.name
                )
            )
        }
    }

    private func warning(_ recipient: Recipient, _ fact: FileProblem.Fact) -> FileProblem {
        FileProblem(place: place(of: recipient), level: .warning, fact: fact)
    }

    /// Those without editions of their own whose choices leave no rule that is told; none where there are no rules.
    package var untold: [Recipient] {
        chosen.filter { recipient in
            !readers.contains(recipient.name) && !rules.contains { $0.isTold && recipient.isTold(of: $0) }
        }
    }

    /// Those who have a choice of rules; none where there are no rules.
    private var chosen: [Recipient] {
        if rules.isEmpty { return [] }
        return Recipient.all(settings).filter { recipient in recipient.choices.contains { !$0.parts.isEmpty } }
    }

    /// As problems that stand until the settings or the rules change.
    package var standing: [StandingProblem] {
        untold.map { .toldOfNothing(sink: $0.sink, recipient: $0.name, place(of: $0)) }
            + (unmailed + unalerted + empty + (hasUnreadFiles ? [] : unknown)).map { .settingsDoubtful($0) }
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
