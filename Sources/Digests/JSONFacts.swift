import LookoutModel
import Text

/// What a digest knows beside its stories and its ledger, as JSON; a fact that it does not hold has no key.
struct JSONFacts {
    private let digest: Digest

    init(_ digest: Digest) {
        self.digest = digest
    }

    /// Writes the members into the object that is open.
    func write(_ writer: inout JSONWriter) {
        if let rules = digest.rules { writer.array("rules", rules) { $1.string($0.id.rawValue) } }
        if let changes = digest.changes { writer.object("changes") { write(changes, &$0) } }
        if let volumes = digest.volumes { writer.array("volumes", volumes) { write($0, &$1) } }
        if let pairs = digest.coMentions { writer.array("coMentions", pairs) { write($0, &$1) } }
        if let untold = digest.untold { writer.array("untold", untold) { write($0, &$1) } }
        if let joined = digest.joined { writer.array("joined", joined) { write($0, &$1) } }
        if let count = digest.uncaughtOfficial { writer.member("uncaughtOfficial", count) }
    }

    private func write(_ changes: EditionChanges, _ writer: inout JSONWriter) {
        writer.member("since", CivilDate(dayNumber: changes.since.number).description)
        writer.member("newThen", changes.newThen)
        writer.array("silenced", changes.silenced) { $1.string($0) }
        writer.array("recovered", changes.recovered) { $1.string($0) }
        writer.array("added", changes.added) { $1.string($0) }
        writer.array("removed", changes.removed) { $1.string($0) }
        writer.member("otherRules", changes.hasOtherRules)
    }

    private func write(_ volume: RuleVolume, _ writer: inout JSONWriter) {
        writer.object { writer in
            writer.member("rule", volume.rule.rawValue)
            writer.member("title", volume.title)
            writer.array("counts", volume.counts) { $1.number($0) }
        }
    }

    private func write(_ pair: CoMention, _ writer: inout JSONWriter) {
        writer.object { writer in
            writer.array("lists", [pair.first, pair.second]) { $1.string($0) }
            writer.member("items", pair.count)
        }
    }

    private func write(_ joined: JoinedItem, _ writer: inout JSONWriter) {
        writer.object { writer in
            writer.member("story", joined.story)
            writer.member("title", joined.title)
            writer.member("rule", joined.rule?.id.rawValue)
            writer.object("item") { JSONRenderer.members(of: joined.item, &$0) }
        }
    }

    private func write(_ untold: UntoldItem, _ writer: inout JSONWriter) {
        writer.object { writer in
            writer.member("rule", untold.rule?.id.rawValue)
            writer.member("heldUntil", JSONRenderer.time(untold.heldUntil))
            writer.object("item") { JSONRenderer.members(of: untold.item, &$0) }
        }
    }
}
