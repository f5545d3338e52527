package import Delivery
package import Platform
import Text

/// One who is told by one sink: a person at an address, a channel, or the reader of the files.
package struct Recipient: Sendable {
    package let sink: String
    /// What the outbox calls it: an address, or `reader`.
    package let name: String
    /// Of which rules it is told: those that all of these choose.
    package let choices: [RuleChoice]
    package let quiet: QuietHours?
    package let zone: Zone
    /// How the sink writes; nil for the files, which have a form of their own.
    package let form: (any MessageForm)?

    /// Everyone who is told by the settings; the files come first, and are told of everything at once.
    package static func all(_ settings: Settings) -> [Recipient] {
        let files = Recipient(
            sink: FileSink.sinkName,
            name: AlertMaker.reader,
            choices: [],
            quiet: nil,
            zone: settings.zone,
            form: nil
        )
        return [files] + settings.sinks.flatMap { of($0, settings) }
    }

    /// The names of those who are told, by sink; a sink that nobody is told by, as one of mail without people, is there too.
    static func names(_ settings: Settings) -> [String: Set<String>] {
        var names = Dictionary(uniqueKeysWithValues: settings.sinks.map { ($0.name, Set<String>()) })
        for recipient in all(settings) { names[recipient.sink, default: []].insert(recipient.name) }
        return names
    }

    /// Whether it is told of a rule.
    package func isTold(of rule: RuleFacts) -> Bool {
        choices.allSatisfy { $0.contains(rule) }
    }

    private static func of(_ plan: SinkPlan, _ settings: Settings) -> [Recipient] {
        let quiet = plan.quiet ?? settings.alerts.quiet
        switch plan.way {
        case .smtp(_, let mail), .sendmail(_, _, let mail):
            if plan.addresses.isEmpty {
                return settings.people.compactMap { person in
                    person.mail.map { address in
                        Recipient(
                            sink: plan.name,
                            name: address.description,
                            choices: [person.rules, plan.rules],
                            quiet: person.quiet ?? quiet,
                            zone: person.zone,
                            form: MailForm(settings: mail, time: LocalTime(zone: person.zone))
                        )
                    }
                }
            }
            return plan.addresses.map { address in
                Recipient(
                    sink: plan.name,
                    name: address.description,
                    choices: [plan.rules],
                    quiet: quiet,
                    zone: settings.zone,
                    form: MailForm(settings: mail, time: LocalTime(zone: settings.zone))
                )
            }
        case .webhook: return [channel(plan, WebhookForm(), quiet, settings)]
        case .chat(let chat):
            return [channel(plan, ChatForm(chat.service, time: LocalTime(zone: settings.zone)), quiet, settings)]
        case .command: return [channel(plan, WebhookForm(), quiet, settings)]
        }
    }

    private static func channel(
        _ plan: SinkPlan,
        _ form: any MessageForm,
        _ quiet: QuietHours?,
        _ settings: Settings
    ) -> Recipient {
        Recipient(
            sink: plan.name,
            name: AlertMaker.reader,
            choices: [plan.rules],
            quiet: quiet,
            zone: settings.zone,
            form: form
        )
    }
}
