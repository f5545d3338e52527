import LookoutModel
import LookoutService
import Rules

/// Words for tests: the facts as Swift describes them, and for standing problems their key and phase.
struct PlainWording: Wording {
    func text(of failure: FeedFailure) -> String {
        "failure " + failure.kind.rawValue
    }

    func text(ofDelivery stored: String, sink: String) -> String {
        "delivery \(sink) \(stored)"
    }

    func text(of problem: RuleProblem) -> String {
        problem.code + " " + String(describing: problem.fact)
    }

    func text(of rule: Rule) -> [String] {
        ["rule \(rule.id) \(rule.priority)"]
    }

    func text(of problem: FileProblem) -> String {
        String(describing: problem.fact)
    }

    func text(of place: SourcePlace) -> String {
        "\(place.file) \(place.line)"
    }

    func text(of problem: StandingProblem, _ phase: StandingProblem.Phase) -> String {
        switch phase {
        case .begins: "\(problem.key) begins"
        case .lasts(let since): "\(problem.key) lasts since \(since.seconds)"
        case .ends(let since): "\(problem.key) ends, since \(since.seconds)"
        }
    }

    func text(ofChangedIDs title: String, known: Int) -> String {
        "\(title) changed ids, \(known) known"
    }

    func text(ofMoved title: String, to address: String, place: SourcePlace?) -> String {
        "\(title) moved to \(address)"
    }

    func text(ofGone subject: StandingProblem.Subject, since: Instant) -> String {
        "\(subject) gone, since \(since.seconds)"
    }
}
