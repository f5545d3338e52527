import LookoutModel
import Rules
import Storage

/// The problems that stand at the end of a pass.
struct StandingSurvey {
    /// Failures in a row after which a feed is said to fail; before that it may be a moment's weather.
    static let patience = 3

    let report: PassReport
    let states: [FeedID: FeedState]
    let listed: [FeedSource]
    let sources: SourceBook
    let rules: RuleBook
    let wording: any Wording
    let now: Instant

    var problems: [StandingProblem] {
        var problems: [StandingProblem] = []
        if report.counts.isNetworkDown { problems.append(.networkDown(feeds: report.counts.unreached)) }
        for source in listed {
            guard let state = states[source.id], let failure = state.failure else { continue }
            if state.isQuarantined {
                problems.append(
                    .feedQuarantined(
                        source.id,
                        title: sources.name(source.id),
                        file: Quarantine.place(of: source.id)
                    )
                )
            } else if state.failures >= Self.patience || state.isGone {
                problems.append(.feedFailing(source.id, title: sources.name(source.id), failure))
            }
        }
        for source in listed {
            guard let course = states[source.id]?.course, AnsweredFeed.isMissing(course, now: now) else { continue }
            problems.append(.itemsMissed(source.id, title: sources.name(source.id)))
        }
        for broken in rules.broken {
            problems.append(
                .ruleBroken(
                    broken.rule,
                    broken.problem.place,
                    message: wording.text(of: broken.problem),
                    worksMeanwhile: broken.worksMeanwhile,
                    turnsOff: broken.isOff
                )
            )
        }
        for problem in report.fileProblems where problem.level == .error {
            problems.append(.feedListBroken(problem))
        }
        return problems
    }
}
