import LookoutModel
import LookoutService
import Platform
import Rules
import Storage
import Text

/// Says what a pass did.
struct ReportPrinter {
    let report: PassReport
    let home: Home

    /// Under cron: what is due to be told of standing problems, and nothing else.
    func printForCron() {
        for line in report.notices { Terminal.write(line + "\n") }
    }

    /// On a terminal: the problems in full, then one line.
    func printForPerson() {
        let problems = ProblemPrinter(home: home, problems: report.ruleProblems)
        for problem in report.fileProblems { Terminal.write(problems.text(problem)) }
        for problem in report.ruleProblems where problem.level != .note { Terminal.write(problems.text(problem)) }
        let shown = Set(report.ruleProblems.map(\.place.file) + report.fileProblems.map(\.place.file))
        for line in report.notices where !shown.contains(where: { line.hasPrefix($0 + ":") }) {
            Terminal.write(line + "\n")
        }
        Terminal.write(summary + "\n")
    }

    /// `126 feeds asked: 20 new, 100 unchanged, 6 failed. 35 new items, 9 caught, 2 alerts. Digest: Digests/….html`.
    var summary: String {
        let counts = report.counts
        var text = "\(Plural.of(counts.due, "feed")) asked"
        if counts.due > 0 {
            text += ": \(counts.documents) read, \(counts.unchanged) unchanged, \(counts.failed) failed"
        }
        if report.leftOut > 0 { text += " (\(report.leftOut) left out)" }
        text += ". \(Plural.of(counts.newItems, "new item")), \(Plural.of(counts.matches, "match", "matches")), "
        text += report.isFirstRun && counts.alerts == 0 ? "first look." : "\(Plural.of(counts.alerts, "alert"))."
        for edition in report.editions {
            let date = CivilDate(dayNumber: edition.day.number)
            text += " Edition of \(date) written."
        }
        if let digest = report.newestDigest { text += " Read \(digest)" }
        return text
    }

    /// The report as machines read it.
    var json: JSONValue {
        let counts = report.counts
        return [
            "feeds": [
                "due": .integer(Int64(counts.due)),
                "read": .integer(Int64(counts.documents)),
                "unchanged": .integer(Int64(counts.unchanged)),
                "failed": .integer(Int64(counts.failed)),
                "leftOut": .integer(Int64(report.leftOut)),
            ],
            "items": ["new": .integer(Int64(counts.newItems)), "changed": .integer(Int64(counts.changedItems))],
            "matches": .integer(Int64(counts.matches)),
            "alerts": .integer(Int64(counts.alerts)),
            "delivered": .integer(Int64(report.delivered)),
            "networkDown": .boolean(counts.isNetworkDown),
            "firstRun": .boolean(report.isFirstRun),
            "editions": .array(
                report.editions.map { edition in
                    [
                        "name": .string(edition.name),
                        "day": .string(CivilDate(dayNumber: edition.day.number).description),
                    ]
                }
            ),
            "notices": .array(report.notices.map { .string($0) }),
            "needsPerson": .boolean(report.needsPerson),
        ]
    }
}
