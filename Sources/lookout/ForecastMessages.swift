import Delivery
import LookoutModel
import LookoutService
import Platform
import Storage
import Text

/// What would be sent of an item, to whom and when, in words.
struct ForecastMessages {
    let forecast: AlertForecast
    let zone: Zone
    let now: Instant

    /// The heading and a line a recipient; empty where no rule would alert anybody.
    var lines: [String] {
        guard !forecast.lines.isEmpty else { return [] }
        var lines = ["", forecast.isAgain ? "If another report of it came in now" : "If it came in now"]
        for line in forecast.lines {
            let recipient = line.recipient
            let to = AlertMessages.target(recipient.sink, recipient.name)
            lines += entry("\(to): \(text(line.fate, LocalTime(zone: recipient.zone)))")
        }
        guard forecast.isAgain else { return lines }
        let conditions = forecast.conditions.map(text) + ["a rule of a higher priority catches it"]
        return lines + entry("told again once " + conditions.joined(separator: "; or "))
    }

    var json: JSONValue {
        [
            "again": .boolean(forecast.isAgain),
            "recipients": .array(
                forecast.lines.map { line in
                    [
                        "sink": .string(line.recipient.sink),
                        "recipient": .string(line.recipient.name),
                        "as": .string(name(line.fate)),
                        "at": time(line.fate),
                    ]
                }
            ),
            "conditions": .array(forecast.conditions.map { .string(text($0)) }),
        ]
    }

    private func entry(_ text: String) -> [String] {
        AlignedText.wrapped(text, head: "  - ")
    }

    private func text(_ fate: AlertForecast.Fate, _ time: LocalTime) -> String {
        switch fate {
        case .told(let at) where at > now: "an alert, held by quiet hours until \(time.text(at))"
        case .told: "an alert at once"
        case .noneLeft: "no alert, those of the day are used up (alerts: budget); it goes to the digest"
        case .silent(.rule): "no alert, the rule is silent (silence-until); it goes to the digest"
        case .silent: "no alert, somebody has silenced it (lookout alerts silence); it goes to the digest"
        case .toldBefore: "no alert, the story has been told"
        }
    }

    private func text(_ condition: AlertForecast.Condition) -> String {
        switch condition {
        case .corroborated(let rule, let count, let already):
            "\(count) independent sources tell it, and not \(already) as now (\(rule): corroborated)"
        case .official(let rule): "an official source tells it (\(rule): official)"
        case .cooldown(let rule, let end):
            "it goes on after \(LocalTime(zone: zone).text(end)) (\(rule?.rawValue ?? "alerts"): cooldown)"
        }
    }

    private func name(_ fate: AlertForecast.Fate) -> String {
        switch fate {
        case .told: "alert"
        case .noneLeft: "over-budget"
        case .silent: "silenced"
        case .toldBefore: "told-before"
        }
    }

    private func time(_ fate: AlertForecast.Fate) -> JSONValue {
        if case .told(let at) = fate { .string(Timestamp.iso(at.seconds)) } else { .null }
    }
}
