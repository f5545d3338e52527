package import LookoutModel
package import Platform
package import Storage
import Text

/// How many alerts a recipient may still get on a day, by the clocks of its zone.
///
/// The files interrupt nobody and are the record: they have them all, unless the settings themselves name a budget.
package struct AlertBudget: Sendable {
    private let given: Int?

    package init(_ settings: Settings) {
        given = settings.alerts.budget
    }

    /// How many are left of the day of `now`, never below 0; nil where there is no limit.
    ///
    /// - Throws: `StoreError`, as every verb does through `Store`.
    package func left(of recipient: Recipient, at now: Instant, in transaction: StoreTransaction) throws -> Int? {
        guard let limit = given ?? (recipient.form == nil ? nil : Settings.defaultBudget) else { return nil }
        let used = try transaction.outbox.interruptions(
            sink: recipient.sink,
            recipient: recipient.name,
            from: AlertBudget.dayStart(of: now, in: recipient.zone),
            until: AlertBudget.dayEnd(of: now, in: recipient.zone)
        )
        return max(0, limit - used)
    }

    /// When the day after that of an instant begins.
    package static func dayEnd(of now: Instant, in zone: Zone) -> Instant {
        let day = zone.civil(now.seconds).date.dayNumber
        return Instant(seconds: zone.instant(of: CivilDate(dayNumber: day + 1), secondsOfDay: 0))
    }

    /// When the day of an instant began.
    package static func dayStart(of now: Instant, in zone: Zone) -> Instant {
        Instant(seconds: zone.instant(of: zone.civil(now.seconds).date, secondsOfDay: 0))
    }
}
