package import LookoutModel

/// A problem that lasts over several passes: told when it begins, once a day, and when it ends.
package enum StandingProblem: Equatable, Sendable {
    /// Nothing could be reached.
    case networkDown(feeds: Int)
    /// A feed has failed several times in a row.
    case feedFailing(FeedID, title: String, FeedFailure)
    /// A rule or a rule file does not load.
    case ruleBroken(RuleID?, SourcePlace, message: String, worksMeanwhile: Bool)
    /// A feed list has an error.
    case feedListBroken(FileProblem)
    /// A message could not be delivered and is tried again, or was given up.
    case deliveryStuck(waiting: Int, dead: Int, detail: String)
    /// The files of an edition could not be written.
    case editionUnwritten(name: String, day: Day, detail: String)

    /// When a problem is told.
    package enum Phase: Hashable, Sendable {
        case begins
        case lasts(since: Instant)
        case ends(since: Instant)
    }

    /// What the problem is about: the same as long as it lasts, whatever its details become.
    package var key: String {
        switch self {
        case .networkDown: "network"
        case .feedFailing(let feed, _, _): "feed " + feed.rawValue
        case .ruleBroken(let rule, let place, _, _): "rule " + (rule?.rawValue ?? place.file)
        case .feedListBroken(let problem): "list \(problem.place.file):\(problem.place.line):\(problem.place.column)"
        case .deliveryStuck: "delivery"
        case .editionUnwritten(let name, let day, _): "edition \(name) \(day.number)"
        }
    }

    /// Whether it needs a person; feeds that fail and a network that is down are weather.
    package var needsPerson: Bool {
        switch self {
        case .networkDown, .feedFailing: false
        case .ruleBroken, .feedListBroken, .deliveryStuck, .editionUnwritten: true
        }
    }
}
