package import LookoutModel

/// A problem that lasts over several passes: told when it begins, once a day, and when it ends.
package enum StandingProblem: Equatable, Sendable {
    /// Nothing could be reached.
    case networkDown(feeds: Int)
    /// A feed has failed several times in a row.
    case feedFailing(FeedID, title: String, FeedFailure)
    /// A feed has crashed the reader twice and is not read; its document is kept in this file.
    case feedQuarantined(FeedID, title: String, file: String)
    /// A feed has published old items again, which are held back until then.
    case feedHeld(FeedID, title: String, items: Int, until: Instant)
    /// Feeds are fetched, and the process that reads them does not start.
    case noReader(FeedFailure)
    /// A feed has turned over completely between two requests, so that items may have been missed.
    case itemsMissed(FeedID, title: String)
    /// A rule or a rule file does not load; what is wrong may stand beside the rules and turn none of them off.
    case ruleBroken(RuleID?, SourcePlace, message: String, worksMeanwhile: Bool, turnsOff: Bool = true)
    /// A feed list has an error.
    case feedListBroken(FileProblem)
    /// The settings cannot be used, so that nothing runs.
    case settingsBroken([FileProblem])
    /// Messages to a sink could not be delivered and are tried again, or were given up.
    case deliveryStuck(sink: String, waiting: Int, dead: Int, detail: String)
    /// The settings choose rules for a recipient in such a way that none is left.
    case toldOfNothing(sink: String, recipient: String, SourcePlace)
    /// The settings can be used, and somebody is not told what was probably meant.
    case settingsDoubtful(FileProblem)
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
        case .feedQuarantined(let feed, _, _): "quarantine " + feed.rawValue
        case .feedHeld(let feed, _, _, _): "held " + feed.rawValue
        case .noReader: "reader"
        case .itemsMissed(let feed, _): "missed " + feed.rawValue
        case .ruleBroken(let rule, let place, _, _, _): "rule " + (rule?.rawValue ?? place.file)
        case .feedListBroken(let problem) where problem.isTemplate: "list \(problem.place.file):0:0"
        case .feedListBroken(let problem): "list \(problem.place.file):\(problem.place.line):\(problem.place.column)"
        case .settingsBroken: "settings"
        case .deliveryStuck(let sink, _, _, _): "delivery " + sink
        case .toldOfNothing(let sink, let recipient, _): "untold \(sink) \(recipient)"
        case .settingsDoubtful(let problem): StandingProblem.key(of: problem.fact)
        case .editionUnwritten(let name, let day, _): "edition \(name) \(day.number)"
        }
    }

    private static func key(of fact: FileProblem.Fact) -> String {
        switch fact {
        case .unmailed(let person, _): "unmailed \(person)"
        case .alertedOfNothing(let sink, let recipient): "unalerted \(sink) \(recipient)"
        case .noSuchRule(let part, _): "unnamed \(part)"
        default: "doubt \(fact)"
        }
    }

    /// What a problem can be about that people take away.
    package enum Subject: Hashable, Sendable {
        case feed(FeedID)
        case rule(RuleID)
        /// A rule file or a feed list, relative to the home.
        case file(String)
    }

    /// What the problem of a key is about; nil where it is nothing that can be taken away.
    package static func subject(of key: String) -> Subject? {
        guard let space = key.firstIndex(of: " ") else { return nil }
        let name = String(key[key.index(after: space)...])
        switch key[..<space] {
        case "feed", "quarantine": return .feed(FeedID(name))
        case "rule": return name.contains("/") ? .file(name) : .rule(RuleID(name))
        case "list":
            let parts = name.split(separator: ":", omittingEmptySubsequences: false)
            return .file(parts.dropLast(2).joined(separator: ":"))
        default: return nil
        }
    }

    /// Whether it is told when it begins and when it ends, and not each day between.
    package var isToldOnce: Bool {
        if case .feedQuarantined = self { true } else { false }
    }

    /// Whether it needs a person; feeds that fail and a network that is down are weather.
    package var needsPerson: Bool {
        switch self {
        case .networkDown, .feedFailing, .feedQuarantined, .feedHeld, .itemsMissed: false
        case .noReader, .ruleBroken, .feedListBroken, .settingsBroken, .deliveryStuck, .toldOfNothing,
            .settingsDoubtful,
            .editionUnwritten:
            true
        }
    }
}
