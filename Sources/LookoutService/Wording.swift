package import LookoutModel
package import Rules
import Storage

/// The sentences that stand in digests and notices.
///
/// Errors hold facts; the program's words for them are in one place, above.
package protocol Wording: Sendable {
    /// Why a feed gave nothing.
    func text(of failure: FeedFailure) -> String
    /// Why messages did not arrive at a sink, and what to do; `stored` is what the store keeps of the attempt.
    func text(ofDelivery stored: String, sink: String) -> String
    /// What is wrong with a rule or a rule file, and how to mend it; its place is said beside it.
    func text(of problem: RuleProblem) -> String
    /// What a rule looks for, and how it speaks: sentences in plain words.
    func text(of rule: Rule) -> [String]
    /// What a rule looks for, as one sentence; nil where nobody words it.
    func sentence(of rule: Rule) -> String?
    /// How the lines of a problem are to be written instead, the likeliest first; empty where nobody can say.
    func repairs(of problem: RuleProblem) -> [String]
    /// What is wrong in the settings or a feed list, and how to mend it; its place is said beside it.
    func text(of problem: FileProblem) -> String
    /// A place in a file.
    func text(of place: SourcePlace) -> String
    /// A standing problem when it is told: at its beginning, again each day, and at its end.
    func text(of problem: StandingProblem, _ phase: StandingProblem.Phase) -> String
    /// That a feed, by its title, has changed the ids of its items; `known` of them were told before.
    func text(ofChangedIDs title: String, known: Int) -> String
    /// That a feed, by its title, has moved for good, and where the list names its old address.
    func text(ofMoved title: String, to address: String, place: SourcePlace?) -> String
    /// The end of a problem whose subject was taken away.
    func text(ofGone subject: StandingProblem.Subject, since: Instant) -> String
}

extension Wording {
    package func sentence(of rule: Rule) -> String? { nil }

    package func repairs(of problem: RuleProblem) -> [String] { [] }
}
