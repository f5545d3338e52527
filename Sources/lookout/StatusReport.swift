import Delivery
import Digests
import LookoutModel
import LookoutService
import Platform
import Rules
import Storage
import Text

/// How a home stands, gathered for people and machines.
struct StatusReport {
    /// Seconds: three rounds of the timer that `deploy/install` puts in place, however short the interval of the feeds.
    private static let leastLateness: Int64 = 3 * 900

    /// Failing feeds that are named to a person.
    private static let shown = 20

    private let reading: HomeReading
    private let now: Instant
    private let time: LocalTime
    /// Silences of rules that are no more.
    private let vainSilences: [Silence]
    /// What was asked of each host in the last days, and who wants to be let alone.
    private let traffic: [HostTraffic]
    private let pauses: [HostPause]
    private let editions: [(plan: Settings.DigestPlan, last: StoredEdition?, next: Instant?)]

    /// Gathers it.
    ///
    /// - Throws: `StoreError`.
    init(_ reading: HomeReading, now: Instant) throws(StoreError) {
        self.reading = reading
        self.now = now
        time = LocalTime(zone: reading.settings.zone)
        let known = reading.rules.active.map(\.id) + reading.rules.broken.compactMap(\.rule)
        vainSilences = try reading.store.read { try $0.silences.holding(at: now) }.filter {
            AlertsCommand.isGone($0, known: known)
        }
        (traffic, pauses) = try reading.store.read { transaction in
            let start = now.advanced(bySeconds: -6 * 86_400)
            return (try transaction.hosts.traffic(from: start, to: now), try transaction.hosts.pauses(at: now))
        }
        editions = try reading.store.read { transaction in
            try reading.settings.editions.map { plan in
                (plan, try transaction.editions.last(of: plan.name), plan.schedule.next(after: now)?.due)
            }
        }
    }

    /// Whether the last full pass is older than three intervals.
    var isLate: Bool {
        guard let last = reading.lastPass else { return true }
        return now.seconds(since: last.startedAt) > max(3 * Int64(reading.settings.fetch.interval), Self.leastLateness)
    }

    var needsPerson: Bool {
        isLate || !reading.rules.broken.isEmpty || (reading.outbox[.dead] ?? 0) > 0
            || reading.fileProblems.contains { $0.level == .error } || !doubts.isEmpty
    }

    /// What is wrong with whom the settings tell of which rules.
    private var doubts: [StandingProblem] { RecipientCheck(reading.settings, book: reading.rules).standing }

    var text: String {
        (passLines + feedLines + requestLines + ruleLines + alertLines + editionLines).joined(separator: "\n") + "\n"
    }

    private var listed: [FeedSource] { reading.decisions.filter { !$0.decision.isLeftOut }.map(\.source) }

    private var failing: [(source: FeedSource, state: FeedState, failure: FeedFailure)] {
        listed.compactMap { source in
            guard let state = reading.states[source.id], let failure = state.failure else { return nil }
            return (source, state, failure)
        }
    }

    /// Feeds whose last document broke off, but that answer.
    private var cutOff: [FeedSource] {
        listed.filter { source in
            reading.states[source.id].map { $0.isCutOff && $0.failure == nil } ?? false
        }
    }

    /// Feeds that are read from another address than the list has.
    private var moved: [(source: FeedSource, address: String)] {
        listed.compactMap { source in
            guard let state = reading.states[source.id], state.address == source.locationText else { return nil }
            return state.course.learntAddress.map { (source, $0) }
        }
    }

    /// How polite we were: what was asked, how much of it for nothing, and who complained.
    private var requestLines: [String] {
        let report = PolitenessReport(traffic)
        guard report.requests > 0 else { return [] }
        var lines = ["Requests     \(report.text) in 7 days"]
        for host in report.complaining.prefix(Self.shown) {
            lines.append(
                "             - \(VisibleText.line(host.host)) asked us to come less often: \(Plural.of(host.throttled, "time"))"
            )
        }
        for pause in pauses.prefix(Self.shown) {
            lines.append("             - \(VisibleText.line(pause.host)) is let alone until \(time.text(pause.endsAt))")
        }
        return lines
    }

    private func leftOut(_ reason: FeedDecision.Reason) -> [FeedSource] {
        reading.decisions.filter { if case .skip(reason, _) = $0.decision { true } else { false } }.map(\.source)
    }

    private var passLines: [String] {
        guard let last = reading.lastPass else { return ["Last pass    none has come to its end yet"] }
        let late = isLate ? "  LATE: is cron running?" : ""
        var lines = ["Last pass    \(time.text(last.startedAt))\(late)"]
        if last.counts.isNetworkDown {
            lines.append("             network is down: \(Plural.of(last.counts.unreached, "feed")) not reached")
        }
        return lines
    }

    private var feedLines: [String] {
        let failing = failing
        var line = "Feeds        \(listed.count) on"
        if !failing.isEmpty { line += ", \(failing.count) failing" }
        var lines = [line]
        for (source, state, failure) in failing.prefix(Self.shown) {
            let since = state.failingSince.map { " since " + Timestamp.civil($0.seconds) + " UTC" } ?? ""
            let title = VisibleText.line(reading.book.title(source.id))
            lines.append("             - \(title): \(FailureMessages.text(failure))\(since)")
        }
        if failing.count > Self.shown {
            lines.append("             and \(failing.count - Self.shown) more (all of them with --json)")
        }
        for source in cutOff.prefix(Self.shown) {
            let title = VisibleText.line(reading.book.title(source.id))
            lines.append("             - \(title): its document breaks off; what came was read")
        }
        if cutOff.count > Self.shown {
            lines.append("             and \(cutOff.count - Self.shown) more that break off (all of them with --json)")
        }
        let moved = moved
        for (source, address) in moved.prefix(Self.shown) {
            let title = VisibleText.line(reading.book.title(source.id))
            lines.append(
                "             - \(title): moved for good; write \(VisibleText.line(address)) into "
                    + Places.text(source.place)
            )
        }
        if moved.count > Self.shown {
            lines.append("             and \(moved.count - Self.shown) more that moved (lookout feeds list)")
        }
        for (reason, words) in [
            (FeedDecision.Reason.off, "off in the list"), (.personalTerms, "personal use only, left out in an office"),
            (.sampleBesideSinks, "samples, left out beside other sinks"),
        ] {
            let sources = leftOut(reason)
            guard !sources.isEmpty else { continue }
            let names = sources.map { VisibleText.line(reading.book.title($0.id)) }.joined(separator: ", ")
            lines.append("             \(sources.count) \(words): \(names)")
        }
        for problem in reading.fileProblems where problem.level == .error {
            lines.append("             \(Places.text(problem.place)): error: \(FileMessages.sentence(problem.fact))")
        }
        return lines
    }

    private var ruleLines: [String] {
        let off = reading.rules.broken.count(where: \.isOff)
        var lines = ["Rules        \(reading.rules.active.count) on" + (off > 0 ? ", \(off) off" : "")]
        // What is wrong with a whole file is told once, however many rules it holds.
        var told: Set<String> = []
        for broken in reading.rules.broken {
            let meanwhile =
                switch broken.meanwhile {
                case .lastGood: "; the last good version goes on"
                case .off: "; off until it is mended"
                case .others: ""
                }
            let line = Self.line(broken.problem)
            guard told.insert(line).inserted else { continue }
            lines.append(line + meanwhile)
            for further in reading.rules.further where further.rule == broken.rule {
                let line = Self.line(further)
                if told.insert(line).inserted { lines.append(line) }
            }
        }
        return lines
    }

    private static func line(_ problem: RuleProblem) -> String {
        "             \(Places.text(problem.place)): \(RuleMessages.sentence(problem.fact))"
    }

    private var alertLines: [String] {
        let outbox = reading.outbox
        let waiting = (outbox[.pending] ?? 0) + (outbox[.retry] ?? 0) + (outbox[.sending] ?? 0)
        var line = "Messages     \(outbox[.delivered] ?? 0) delivered"
        if waiting > 0 { line += ", \(waiting) waiting" }
        if let dead = outbox[.dead], dead > 0 { line += ", \(dead) given up" }
        return [line]
            + doubts.map { "             - " + EnglishWording().text(of: $0, .begins) }
            + vainSilences.compactMap { silence in
                guard case .rule(let id) = silence.subject else { return nil }
                return "             - number \(silence.id) silences rule \(id) (no such rule) until "
                    + time.text(silence.endsAt)
            }
            + reading.stuck.map { stuck in
                let state = stuck.state == .dead ? "given up" : "waiting"
                let reason = stuck.result.map { ": " + DeliveryMessages.text(stored: $0, sink: stuck.sink) } ?? ""
                return "             - \(VisibleText.line(stuck.sink)): \(stuck.count) \(state), the oldest of "
                    + time.text(stuck.oldest) + reason
            }
    }

    private var editionLines: [String] {
        editions.map { plan, last, next in
            let name = plan.name.isEmpty ? "Digest" : "Digest " + VisibleText.line(plan.name)
            let newest = last.map { "Digests/" + plan.fileName(day: $0.day) } ?? "none yet"
            let padding = String(repeating: " ", count: max(1, 13 - DisplayWidth.columns(name)))
            return name + padding + newest + (next.map { ", next \(time.text($0))" } ?? "")
        }
    }

    var json: JSONValue {
        [
            "lastPass": .optional(reading.lastPass.map { Timestamp.iso($0.startedAt.seconds) }),
            "late": .boolean(isLate),
            "networkDown": .boolean(reading.lastPass?.counts.isNetworkDown ?? false),
            "feeds": [
                "on": .integer(Int64(listed.count)),
                "failing": .array(
                    failing.map { source, state, failure in
                        [
                            "feed": .string(source.id.rawValue),
                            "title": .string(reading.book.title(source.id)),
                            "since": .optional(state.failingSince.map { Timestamp.iso($0.seconds) }),
                            "failures": .integer(Int64(state.failures)),
                            "reason": .string(FailureMessages.text(failure)),
                        ]
                    }
                ),
                "cutOff": .array(cutOff.map { .string($0.id.rawValue) }),
                "leftOut": .array(
                    reading.decisions.filter(\.decision.isLeftOut).map { .string($0.source.id.rawValue) }
                ),
            ],
            "requests": PolitenessReport(traffic).json,
            "pausedHosts": .array(
                pauses.map { ["host": .string($0.host), "until": .string(Timestamp.iso($0.endsAt.seconds))] }
            ),
            "moved": .array(moved.map { ["feed": .string($0.source.id.rawValue), "to": .string($0.address)] }),
            "rules": [
                "on": .integer(Int64(reading.rules.active.count)),
                "broken": .array(
                    reading.rules.broken.map { broken in
                        [
                            "rule": .optional(broken.rule?.rawValue),
                            "file": .string(broken.problem.place.file),
                            "line": .integer(Int64(broken.problem.place.line)),
                            "message": .string(RuleMessages.sentence(broken.problem.fact)),
                            "lastGood": .boolean(broken.worksMeanwhile),
                        ]
                    }
                ),
            ],
            "outbox": [
                "delivered": .integer(Int64(reading.outbox[.delivered] ?? 0)),
                "waiting": .integer(Int64((reading.outbox[.pending] ?? 0) + (reading.outbox[.retry] ?? 0))),
                "dead": .integer(Int64(reading.outbox[.dead] ?? 0)),
                "stuck": .array(
                    reading.stuck.map { stuck in
                        [
                            "sink": .string(stuck.sink), "state": .string(stuck.state.rawValue),
                            "count": .integer(Int64(stuck.count)),
                            "oldest": .string(Timestamp.iso(stuck.oldest.seconds)),
                            "reason": .optional(
                                stuck.result.map { DeliveryMessages.text(stored: $0, sink: stuck.sink) }
                            ),
                        ]
                    }
                ),
            ],
            "digests": .array(
                editions.map { plan, last, next in
                    [
                        "name": .string(plan.name),
                        "last": .optional(last.map { CivilDate(dayNumber: $0.day.number).description }),
                        "next": .optional(next.map { Timestamp.iso($0.seconds) }),
                    ]
                }
            ),
            "untold": .array(doubts.map { .string(EnglishWording().text(of: $0, .begins)) }),
            "needsPerson": .boolean(needsPerson),
        ]
    }
}
