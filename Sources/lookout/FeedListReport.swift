import Delivery
import Digests
import LookoutModel
import LookoutService
import Text

/// How each feed stands, for people and machines.
struct FeedListReport {
    private let survey: FeedSurvey
    private let rows: [FeedSurvey.Row]
    private let time: LocalTime

    init(_ survey: FeedSurvey, onlyTrouble: Bool) {
        self.survey = survey
        rows = survey.rows.filter { row in
            !onlyTrouble || [.suspect, .failing, .gone].contains(row.standing) || row.pausedUntil != nil
        }
        time = LocalTime(zone: survey.settings.zone)
    }

    var text: String {
        guard !survey.rows.isEmpty else {
            return "There is no feed yet; add one with lookout feeds add ADDRESS.\n"
        }
        var counts: [String] = []
        for standing: FeedSurvey.Standing in [.ok, .new, .suspect, .failing, .gone, .off, .leftOut] {
            let count = survey.rows.count { $0.standing == standing }
            if count > 0 { counts.append("\(count) \(standing.rawValue)") }
        }
        var text = "\(Plural.of(survey.rows.count, "feed")): \(counts.joined(separator: ", ")).\n"
        if !rows.isEmpty { text += "\n" }
        for row in rows {
            text += lines(row).joined(separator: "\n") + "\n"
        }
        return text
    }

    private func lines(_ row: FeedSurvey.Row) -> [String] {
        let title = VisibleText.line(row.title)
        let address = VisibleText.line(row.source.locationText)
        var lines = [AlignedText.padded(row.standing.rawValue, to: 9) + (title.isEmpty ? address : title)]
        if title != address { lines.append(Self.indented(address)) }
        lines.append(Self.indented(times(row)))
        guard let state = row.state else { return lines }
        if let failure = state.failure {
            let since = state.failingSince.map { ", since " + time.text($0) } ?? ""
            let count = state.failures == 1 ? "once" : "\(state.failures) times"
            lines.append(Self.indented("failed \(count)\(since): \(FailureMessages.text(failure))"))
        }
        if let address = state.course.learntAddress {
            let place = Places.text(row.source.place)
            lines.append(
                Self.indented("moved for good to \(VisibleText.line(address)); write that into the list (\(place))")
            )
        }
        if let until = row.pausedUntil {
            lines.append(Self.indented("its host wants to be let alone until \(time.text(until))"))
        }
        if state.isCutOff { lines.append(Self.indented("its document breaks off; what came was read")) }
        if let missed = state.course.missedAt, row.standing != .off {
            lines.append(Self.indented("items may have been missed before \(time.text(missed))"))
        }
        return lines
    }

    private func times(_ row: FeedSurvey.Row) -> String {
        var parts: [String] = []
        if let success = row.state?.lastSuccess { parts.append("read \(time.text(success))") }
        switch row.standing {
        case .off, .leftOut, .gone: break
        default:
            parts.append(row.nextDue.map { "next \(time.text($0))" } ?? "next with the coming pass")
            parts.append(row.rhythm.map { "every \(Self.duration($0))" } ?? "a file, read at every pass")
        }
        parts.append(Places.text(row.source.place))
        return parts.joined(separator: " · ")
    }

    private static func indented(_ text: String) -> String {
        String(repeating: " ", count: 9) + text
    }

    /// `90s`, `30m`, `6h`, `2d`, and what lies between in two units.
    private static func duration(_ seconds: Int64) -> String {
        if seconds < 60 { return "\(seconds)s" }
        let minutes = seconds / 60
        if minutes < 60 { return seconds % 60 == 0 ? "\(minutes)m" : "\(minutes)m \(seconds % 60)s" }
        let hours = minutes / 60
        if hours < 48 { return minutes % 60 == 0 ? "\(hours)h" : "\(hours)h \(minutes % 60)m" }
        return hours % 24 == 0 ? "\(hours / 24)d" : "\(hours / 24)d \(hours % 24)h"
    }

    /// The report as machines read it; times are UTC.
    var json: JSONValue {
        [
            "feeds": .array(
                rows.map { row in
                    let state = row.state
                    return [
                        "id": .string(row.source.id.rawValue),
                        "title": .string(row.title),
                        "address": .string(row.source.locationText),
                        "file": .string(row.source.place.file),
                        "line": .integer(Int64(row.source.place.line)),
                        "state": .string(row.standing.rawValue),
                        "lastSuccess": .optional(state?.lastSuccess.map { Timestamp.iso($0.seconds) }),
                        "lastAttempt": .optional(state?.lastAttempt.map { Timestamp.iso($0.seconds) }),
                        "nextDue": .optional(row.nextDue.map { Timestamp.iso($0.seconds) }),
                        "rhythm": row.rhythm.map { .integer($0) } ?? .null,
                        "failures": .integer(Int64(state?.failures ?? 0)),
                        "failingSince": .optional(state?.failingSince.map { Timestamp.iso($0.seconds) }),
                        "error": .optional(state?.failure.map { FailureMessages.text($0) }),
                        "status": state?.failure?.status.map { .integer(Int64($0)) } ?? .null,
                        "movedTo": .optional(state?.course.learntAddress),
                        "missedAt": .optional(state?.course.missedAt.map { Timestamp.iso($0.seconds) }),
                        "hostPausedUntil": .optional(row.pausedUntil.map { Timestamp.iso($0.seconds) }),
                    ]
                }
            )
        ]
    }
}
