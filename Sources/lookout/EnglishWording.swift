import LookoutModel
import LookoutService
import Rules
import Text

/// The program's sentences that stand in digests and notices.
struct EnglishWording: Wording {
    /// Where the files lie whose lines are repaired; nil where nobody asks for repairs.
    var home: Home?

    func text(of failure: FeedFailure) -> String {
        FailureMessages.text(failure)
    }

    func text(ofDelivery stored: String, sink: String) -> String {
        DeliveryMessages.text(stored: stored, sink: sink)
    }

    func text(of problem: RuleProblem) -> String {
        RuleMessages.sentence(problem.fact)
    }

    func text(of rule: Rule) -> [String] {
        RuleDescription(rule).sentences
    }

    func sentence(of rule: Rule) -> String? {
        RuleSentence(rule).text
    }

    func repairs(of problem: RuleProblem) -> [String] {
        home.map { Repairs(lines: SourceLines(home: $0), problems: [problem]).of(problem) } ?? []
    }

    func text(of problem: FileProblem) -> String {
        FileMessages.sentence(problem.fact)
    }

    func text(of place: SourcePlace) -> String {
        Places.text(place)
    }

    func text(of problem: StandingProblem, _ phase: StandingProblem.Phase) -> String {
        switch phase {
        case .begins: sentence(problem)
        case .lasts(let since): sentence(problem) + " (since \(date(since)))"
        case .ends(let since): end(problem, since: date(since))
        }
    }

    private func sentence(_ problem: StandingProblem) -> String {
        switch problem {
        case .networkDown(let feeds):
            "network is down: \(Plural.of(feeds, "feed")) not reached"
        case .feedFailing(_, let title, let failure):
            "feed failing: \(VisibleText.line(title)): \(FailureMessages.text(failure))"
        case .feedQuarantined(let feed, let title, let file):
            "\(VisibleText.line(title)) crashed the reader twice: it is set aside, and its document is kept as \(file); "
                + "lookout feeds release \(ShellWord.quoted(feed.rawValue)) tries it again"
        case .feedHeld(let feed, let title, let items, let until):
            "\(VisibleText.line(title)) has published \(Plural.of(items, "old item")) again: held back until "
                + "\(date(until)), then in the digest; lookout feeds release \(ShellWord.quoted(feed.rawValue)) tells them sooner"
        case .noReader(let failure):
            "\(FailureMessages.fact(failure)): what was fetched is not read and is fetched again; "
                + "\(FailureMessages.readerAdvice), and see whether lookout parse reads a feed"
        case .itemsMissed(_, let title):
            "items may have been missed: \(VisibleText.line(title)) held nothing any more of what it held when it was last read; it is "
                + "asked more often for now"
        case .ruleBroken(let rule, let place, let message, let works, let turnsOff):
            "\(Places.text(place)): error: \(message)" + (works || turnsOff ? consequence(rule, works) : "")
        case .feedListBroken(let problem):
            "\(Places.text(problem.place)): error: \(FileMessages.sentence(problem.fact))" + consequence(problem.fact)
        case .settingsBroken(let problems):
            problems.first { $0.level == .error }.map {
                "\(Places.text($0.place)): error: \(FileMessages.sentence($0.fact))"
            }
                ?? "lookout.yaml has an error; nothing runs until it is mended"
        case .deliveryStuck(_, let waiting, let dead, let detail):
            "not delivered: \(waiting) waiting, \(dead) given up"
                + (detail.isEmpty ? "" : " (\(VisibleText.line(detail)))")
        case .toldOfNothing(let sink, let recipient, let place):
            "\(Places.text(place)): \(AlertMessages.target(sink, recipient)) is told of no rule, for its rules: leave none; "
                + "lookout check says which are not known"
        case .settingsDoubtful(let problem):
            "\(Places.text(problem.place)): \(FileMessages.sentence(problem.fact))"
        case .editionUnwritten(let name, let day, let detail):
            "edition \(edition(name, day)) could not be written: \(VisibleText.line(detail))"
        }
    }

    private func end(_ problem: StandingProblem, since: String) -> String {
        switch problem {
        case .networkDown: "network is back (it was down since \(since))"
        case .feedFailing(_, let title, _): "feed answers again: \(VisibleText.line(title)) (it failed since \(since))"
        case .feedQuarantined(_, let title, _):
            "\(VisibleText.line(title)) is not set aside any more (it was since \(since))"
        case .feedHeld(_, let title, _, _):
            "nothing of \(VisibleText.line(title)) is held back any more (since \(since))"
        case .noReader: "feeds are read again (they were not since \(since))"
        case .itemsMissed(_, let title):
            "\(VisibleText.line(title)) keeps up again (items may have been missed since \(since))"
        case .ruleBroken(let rule, let place, _, _, _):
            "\(rule.map { "rule \($0)" } ?? place.file) works again (it was broken since \(since))"
        case .feedListBroken(let problem): "\(problem.place.file): mended (it was broken since \(since))"
        case .settingsBroken: "lookout.yaml: mended (nothing ran since \(since))"
        case .deliveryStuck(let sink, _, _, _):
            "nothing is stuck on its way to \(VisibleText.line(sink)) any more (something was since \(since))"
        case .toldOfNothing(let sink, let recipient, _):
            "\(AlertMessages.target(sink, recipient)) is told of rules again (of none since \(since))"
        case .settingsDoubtful(let problem):
            "\(problem.place.file): mended (since \(since): \(FileMessages.sentence(problem.fact)))"
        case .editionUnwritten(let name, let day, _): "edition \(edition(name, day)) is written (due since \(since))"
        }
    }

    func text(ofChangedIDs title: String, known: Int) -> String {
        "the feed \(VisibleText.line(title)) has changed the ids of its items; \(known) of them are known and are not told again"
    }

    func text(ofMoved title: String, to address: String, place: SourcePlace?) -> String {
        "the feed \(VisibleText.line(title)) has moved for good and is read from \(VisibleText.line(address)) from now on; "
            + "write that address into the list" + (place.map { " (\(Places.text($0)))" } ?? "")
    }

    func text(ofGone subject: StandingProblem.Subject, since: Instant) -> String {
        switch subject {
        case .feed(let id): "feed taken off the list: \(VisibleText.line(id.rawValue)) (it failed since \(date(since)))"
        case .rule(let id): "rule \(id) was taken away (it was broken since \(date(since)))"
        case .file(let path): "\(VisibleText.line(path)) was taken away (it was broken since \(date(since)))"
        }
    }

    private func consequence(_ rule: RuleID?, _ works: Bool) -> String {
        let subject = rule.map { "rule \($0)" } ?? "its rules"
        return works ? "; the last good version of \(subject) goes on" : "; \(subject) off until it is mended"
    }

    private func consequence(_ fact: FileProblem.Fact) -> String {
        if case .template = fact { " (until it is mended digests look as without it)" } else { "" }
    }

    private func edition(_ name: String, _ day: Day) -> String {
        let date = CivilDate(dayNumber: day.number).description
        return name.isEmpty ? date : "\(date) (\(name))"
    }

    private func date(_ instant: Instant) -> String {
        Timestamp.civil(instant.seconds) + " UTC"
    }
}
