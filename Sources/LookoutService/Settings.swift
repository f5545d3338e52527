package import FeedParsing
import LookoutModel
package import Platform
package import Transfers

/// The settings of a home, `lookout.yaml`, with every default in place.
package struct Settings: Hashable, Sendable {
    /// Under which terms the feeds are read.
    package enum Use: String, CaseIterable, Sendable {
        case personal
        case office
    }

    /// How feeds are fetched.
    package struct Fetch: Hashable, Sendable {
        /// Seconds between two fetches of a feed that has no interval of its own.
        package var interval = 1800
        /// Private addresses that feeds of the lists may have.
        package var allowPrivate = AddressAllowance()
        /// Connections to one host at a time.
        package var connectionsPerHost = 4
        /// Seconds between the starts of two requests to one host.
        package var pausePerHost = 0
        /// Seconds for one fetch, redirects included.
        package var timeout = 60
        /// Seconds for all fetches of a pass.
        package var deadline = 600
        /// Bytes of one document, as it comes and decoded.
        package var maxBytes = 10_000_000
        /// The proxy of feeds that name none; nil connects directly.
        package var proxy: String?

        package init() {}

        /// The bounds of a feed, of which the settings say how long its document may be.
        package var feedLimits: FeedLimits {
            var limits = FeedLimits.standard
            limits.bytes = maxBytes
            return limits
        }
    }

    /// How alerts are held back.
    package struct Alerts: Hashable, Sendable {
        /// Hours in which only what is critical is told, for recipients without hours of their own.
        package var quiet: QuietHours?
        /// The most alerts a day for one recipient; what is more goes to the digest, but for what is critical.
        ///
        /// Nil where the settings do not say.
        package var budget: Int?
        /// Seconds after an alert from which on a further item of its story is told again, for rules that say nothing of it.
        package var cooldown: Int64?

        package init() {}
    }

    /// The alerts a day of a recipient that is interrupted, where the settings do not say.
    package static let defaultBudget = 10
    /// When an edition is due where the settings do not say: 07:00.
    package static let defaultSecondsOfDay = 7 * 3600

    package var zone: Zone
    package var use = Use.personal
    /// An address or page that names who fetches, sent to servers.
    package var contact: String?
    /// An address that is asked for after each good pass.
    package var ping: String?
    package var fetch = Fetch()
    /// Where the home's pages are served, without a slash at its end; links in messages lead there.
    package var baseURL: String?
    package var people: [Person] = []
    /// Sinks besides the files.
    package var sinks: [SinkPlan] = []
    package var alerts = Alerts()
    /// The rules, tags and folders that people and sinks name, as they stand in the file.
    package var mentions: [RuleMention] = []
    /// The programs and the files with secrets that sinks need, as they stand in the file.
    package var needs: [SinkNeed] = []
    /// At least one.
    package var digests: [DigestPlan]

    /// All digests that are made: those of the home, and one for each person who has editions of their own.
    ///
    /// These are due on the days of the home's first digest, at its hour where the person has none, by the person's clocks.
    package var editions: [DigestPlan] {
        digests
            + people.filter(\.hasEditions).map { person in
                var plan = digests[0]
                plan.name = person.name
                plan.secondsOfDay = person.secondsOfDay ?? plan.secondsOfDay
                plan.zone = person.zone
                plan.rules = person.rules
                plan.sinks = []
                plan.reader = person
                return plan
            }
    }

    /// The defaults, in `zone`.
    package init(zone: Zone) {
        self.zone = zone
        digests = [DigestPlan(name: "", secondsOfDay: Settings.defaultSecondsOfDay, zone: zone)]
    }
}
