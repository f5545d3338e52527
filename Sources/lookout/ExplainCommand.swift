import ArgumentParser
import LookoutModel
import LookoutService
import Platform
import Rules
import Storage
import Text

/// `lookout explain`: why a rule caught an item or not, and what became of the item.
struct ExplainCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "explain",
        abstract: "Say why a rule caught an item, or what kept it from it; and what was told of the item.",
        usage: """
            lookout explain [RULE] ITEM
            lookout explain [RULE] - --rules PATH
            """,
        discussion: """
            ITEM is an id as digests and alerts have it (or the first four digits or more), an address, or - for a text \
            on standard input: a headline, with more on the lines after it, or one line of JSON as lookout match takes \
            it. With RULE: that rule's parts one by one, with what each found and where, distances, what except covers; \
            of a miss, the fewest things that are missing and what was nearly met. Without RULE: every rule that caught \
            the item or nearly did, its story, and what was told, held or folded, when and where. Nothing is written; it \
            works while a run is going. At the end: who would be sent an alert of it, or of the \
            next report of its story, and when.

            Exit status 0: the answer is there, whatever it is; 64: no such rule; 65: no such item; 69: nothing is \
            recorded yet; 78: no home.
            """
    )

    @OptionGroup var home: HomeOptions
    @OptionGroup var time: TimeOption
    @Option(
        name: .long,
        help: ArgumentHelp("Rules from this file or folder instead of the home's; may be repeated.", valueName: "path")
    )
    var rules: [String] = []
    @Flag(name: .long, help: "Print it as JSON.") var json = false
    @Argument(help: ArgumentHelp("A rule's id, if one rule is asked about, and the item.", valueName: "rule and item"))
    var words: [String]

    func validate() throws {
        guard (1...2).contains(words.count) else {
            throw ValidationError("Name an item, or a rule and an item: lookout explain taiwan-strait 9f86d081884c7d65")
        }
    }

    func run() throws {
        let now = try time.resolve().now
        do {
            let item = words[words.count - 1]
            let rule = words.count == 2 ? words[0] : nil
            let report = item == "-" ? try given(rule, now: now) : try stored(item, rule, now: now)
            Terminal.write(json ? report.json.line + "\n" : report.text)
        } catch let error as PassError {
            throw ErrorMessages.exit(error, now: now)
        } catch let error as StoreError {
            throw ErrorMessages.store(error)
        }
    }

    private func given(_ id: String?, now: Instant) throws -> ExplainReport {
        let inForce =
            rules.isEmpty ? try RulesInForce.of(home.resolve(), now: now) : try RulesInForce(paths: rules)
        try say(inForce)
        let rule = try id.map { try inForce.rule($0) }
        let given = try ItemArgument.given()
        let explanations = (rule.map { [$0] } ?? inForce.rules).map { rule in
            RuleExplainer(rule).explain(given.subject(for: rule, now: now))
        }
        return ExplainReport(
            explanations: explanations,
            isOfOneRule: rule != nil,
            lastGood: inForce.lastGood,
            source: .given(given),
            forecast: rule == nil
                ? try inForce.reading.map { reading in
                    let caught = catches(explanations) { given.subject(for: $0, now: now) }
                    return try forecast(
                        caught,
                        kind: given.item?.subject(now: now).kind ?? .press,
                        story: nil,
                        reading,
                        now: now
                    )
                } : nil
        )
    }

    private func stored(_ argument: String, _ id: String?, now: Instant) throws -> ExplainReport {
        let reading = try HomeReading(home.resolve(), now: now, zones: SystemZones(), wording: EnglishWording())
        defer { reading.store.close() }
        let inForce = rules.isEmpty ? RulesInForce(reading) : try RulesInForce(paths: rules)
        if !rules.isEmpty { try say(inForce) }
        let rule = try id.map { try inForce.rule($0) }
        let stored = try ItemArgument.stored(argument, in: reading.store)
        let (plans, facts) = (reading.settings.editions, reading.rules.facts)
        let history = try reading.store.read { try ItemHistory(stored, digests: plans, facts: facts, in: $0) }
        // As it was when the item came in: a rule may ask for its age.
        let subject = ItemMatcher.subject(of: stored.item, book: reading.book, now: stored.firstSeen)
        let text = ItemText(subject)
        let explanations = (rule.map { [$0] } ?? inForce.rules).map { RuleExplainer($0).explain(text) }
        return ExplainReport(
            explanations: explanations,
            isOfOneRule: rule != nil,
            lastGood: inForce.lastGood,
            source: .stored(HistoryMessages(history: history, reading: reading, now: now)),
            forecast: rule != nil
                ? nil
                : try forecast(
                    catches(explanations) { _ in subject },
                    kind: reading.book.kind(stored.item.feed),
                    story: history.story,
                    reading,
                    now: now
                )
        )
    }

    /// What catches an item, of the rules that are told at once; the others say nothing of alerts.
    private func catches(
        _ explanations: [RuleExplanation],
        _ subject: (Rule) -> RuleSubject
    ) -> [AlertPolicy.Catch] {
        let rules = explanations.filter(\.holds).map(\.rule)
        let facts = RuleFacts.of(rules)
        return rules.compactMap { rule in
            guard let fact = facts[rule.id], fact.isTold,
                let match = RuleSet([rule]).matches(subject(rule)).first
            else { return nil }
            return AlertPolicy.Catch(rule: fact, match: match)
        }
    }

    private func forecast(
        _ catches: [AlertPolicy.Catch],
        kind: SourceKind,
        story: StoredStory?,
        _ reading: HomeReading,
        now: Instant
    ) throws -> ForecastMessages {
        let forecast = try reading.store.read { transaction in
            try AlertForecast(
                catches,
                kind: kind,
                story: story,
                settings: reading.settings,
                book: reading.book,
                now: now,
                in: transaction
            )
        }
        return ForecastMessages(forecast: forecast, zone: reading.settings.zone, now: now)
    }

    /// Says what is wrong with rules that are read for this question alone.
    private func say(_ inForce: RulesInForce) throws {
        for problem in inForce.problems where problem.level == .error {
            Terminal.writeError(ProblemPrinter(home: inForce.reading?.home ?? Home(root: "/")).text(problem))
        }
    }
}
