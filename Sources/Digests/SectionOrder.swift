package import LookoutModel

/// Where stories stand in a digest: each once, under its highest rule, the weightiest first.
package enum SectionOrder {
    /// A rule in force.
    package struct Rule: Equatable, Sendable {
        package let name: RuleName
        package let priority: Priority

        package init(name: RuleName, priority: Priority) {
            self.name = name
            self.priority = priority
        }
    }

    /// The sections of a digest, by priority and then in the order of `rules`; rules without anything have none.
    ///
    /// A story stands under its first rule of the highest priority; its other rules keep their order behind it, by
    /// priority. Stories that none of `rules` caught, or only muted ones, are left out: the ledger counts them.
    package static func sections(
        _ stories: [DigestStory],
        rules: [Rule],
        background: [RuleID: DigestSection.Background] = [:]
    ) -> [DigestSection] {
        let ordered = rules.enumerated()
            .sorted { ($1.element.priority, $0.offset) < ($0.element.priority, $1.offset) }
            .map(\.element)
        let places = Dictionary(ordered.enumerated().map { ($0.element.name.id, $0.offset) }) { first, _ in first }
        var sections = ordered.map { rule in
            DigestSection(
                rule: rule.name.id,
                title: rule.name.title,
                priority: rule.priority,
                background: rule.priority == .mute ? nil : background[rule.name.id]
            )
        }
        for story in stories {
            let found = story.rules.compactMap { places[$0.id] }.enumerated()
                .sorted { left, right in
                    let (leftPriority, rightPriority) = (
                        ordered[left.element].priority, ordered[right.element].priority
                    )
                    return leftPriority != rightPriority ? leftPriority > rightPriority : left.offset < right.offset
                }
                .map(\.element)
            guard let highest = found.first, ordered[highest].priority > .mute else { continue }
            var story = story
            story.rules = found.filter { ordered[$0].priority > .mute }.map { ordered[$0].name }
            sections[highest].stories.append(story)
        }
        for index in sections.indices {
            let section = sections[index]
            sections[index].stories = StoryRank.sorted(section.stories.map { ($0, section.priority) })
        }
        return sections.filter { !$0.stories.isEmpty || ($0.background?.count ?? 0) > 0 }
    }
}
