import Delivery
import LookoutModel
import LookoutService
import Platform
import Rules
import Storage
import Text

/// Silences and the plan, in words.
extension AlertsCommand {
    /// By whose clocks a home's times are.
    static func zone(_ options: HomeOptions) -> Zone {
        (try? HomeSettings.open(options.resolve(), zones: SystemZones()).settings)?.zone ?? .utc
    }

    /// The ids of the rules that are there, also of those that are off for an error.
    static func rules(_ options: HomeOptions, now: Instant) throws -> [RuleID] {
        let home = options.resolve()
        do {
            let reading = try HomeReading(home, now: now, zones: SystemZones(), wording: EnglishWording())
            defer { reading.store.close() }
            return reading.rules.active.map(\.id) + reading.rules.broken.compactMap(\.rule)
        } catch {
            throw ErrorMessages.exit(error, now: now)
        }
    }

    /// Prints the silences that hold.
    static func listSilences(_ options: HomeOptions, now: Instant) throws {
        let (_, silences) = try read(options) { try $0.silences.holding(at: now) }
        let known = silences.isEmpty ? [] : try rules(options, now: now)
        for silence in silences {
            Terminal.write(
                try sentence(silence, options) + (isGone(silence, known: known) ? " (no such rule)" : "") + "\n"
            )
        }
        if silences.isEmpty { Terminal.write("Nothing is silenced.\n") }
    }

    /// Whether the rule that is silenced is no more.
    static func isGone(_ silence: Silence, known: [RuleID]) -> Bool {
        if case .rule(let id) = silence.subject { !known.contains(id) } else { false }
    }

    /// A silence in one line.
    static func sentence(_ silence: Silence, _ options: HomeOptions) throws -> String {
        let time = LocalTime(zone: zone(options))
        let subject =
            switch silence.subject {
            case .rule(let id): "rule \(id)"
            case .story(let id): "story \(id)"
            }
        return "Number \(silence.id): \(subject) until \(time.text(silence.endsAt)),"
            + " by \(VisibleText.line(silence.author)) on \(time.text(silence.createdAt)): \(VisibleText.line(silence.reason))"
    }

    /// Prints what would be sent to whom, and when.
    static func printPlan(_ options: HomeOptions, now: Instant) throws {
        do {
            let reading = try HomeReading(options.resolve(), now: now, zones: SystemZones(), wording: EnglishWording())
            defer { reading.store.close() }
            let plans = try reading.store.read { transaction in
                try AlertPlan.all(reading.settings, facts: reading.rules.facts, now: now, in: transaction)
            }
            for plan in plans { Terminal.write(sentence(plan) + "\n") }
        } catch let error as PassError {
            throw ErrorMessages.exit(error, now: now)
        } catch let error as StoreError {
            throw ErrorMessages.store(error)
        }
    }

    /// What would be sent to one recipient, in one line.
    static func sentence(_ plan: AlertPlan) -> String {
        let to = AlertMessages.target(plan.recipient.sink, plan.recipient.name)
        guard !plan.rules.isEmpty else {
            let choosing = plan.recipient.choices.contains { !$0.parts.isEmpty }
            let which = choosing ? "none that its rules: in lookout.yaml choose" : "none"
            return "\(to): alerts of no rule, for \(which) has priority alert or critical and is not silent"
        }
        let rules =
            switch plan.rules.count {
            case 1: "alerts of \(plan.rules[0])"
            case 2...4: "alerts of " + plan.rules.map(\.rawValue).joined(separator: ", ")
            default: "alerts of \(plan.rules.count) rules"
            }
        let when =
            plan.quietUntil.map { wake in
                "held until \(LocalTime(zone: plan.recipient.zone).text(wake)), critical at once"
            } ?? "at once"
        let left =
            switch plan.left {
            case nil: "as many as there are"
            case 0: "none left today but critical ones"
            case let count?: "\(count) left today"
            }
        return "\(to): \(rules), \(when); \(left)"
    }
}
