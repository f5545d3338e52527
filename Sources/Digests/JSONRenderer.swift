import LookoutModel
import Text

/// A digest as JSON for machines: the keys of the command line's description, more beside them, in a fixed order.
///
/// Times are ISO 8601 in UTC, days are `YYYY-MM-DD`, what is not there is null.
package enum JSONRenderer {
    /// The document, ending with a line feed.
    package static func render(_ digest: Digest) -> String {
        var writer = JSONWriter()
        writer.object { writer in
            writer.member("name", digest.name)
            writer.member("day", CivilDate(dayNumber: digest.day.number).description)
            writer.member("state", digest.state.rawValue)
            writer.member("from", Timestamp.iso(digest.from.seconds))
            writer.member("to", Timestamp.iso(digest.to.seconds))
            writer.member("zone", digest.zone.name)
            writer.member("next", time(digest.next))
            writer.member("first", digest.isFirst)
            writer.member("samples", digest.hasSamples)
            let wording = DigestWording(digest)
            writer.array("sections", digest.sections) { section($0, wording, &$1) }
            writer.array("quiet", digest.quietRules) { quiet($0, &$1) }
            writer.array("newRules", digest.newRules) { newRule($0, &$1) }
            if let trials = digest.trialRules { writer.array("trialRules", trials) { trial($0, &$1) } }
            writer.array("brokenRules", digest.brokenRules) { broken($0, &$1) }
            writer.array("failingFeeds", digest.failingFeeds) { failing($0, &$1) }
            if let down = digest.networkDown {
                writer.object("networkDown") { writer in
                    writer.member("sources", down.sources)
                    writer.member("since", time(down.since))
                }
            }
            writer.object("ledger") { ledger(digest.ledger, &$0) }
            writer.member("rulesHash", digest.rulesHash)
            if let rules = digest.chosenRules { writer.array("chosenRules", rules) { $1.string($0.rawValue) } }
            if digest.hadNoRun == true { writer.member("noRun", true) }
            JSONFacts(digest).write(&writer)
        }
        return writer.text + "\n"
    }

    private static func section(
        _ section: DigestSection,
        _ wording: DigestWording,
        _ writer: inout JSONWriter
    ) {
        writer.object { writer in
            writer.member("rule", section.rule.rawValue)
            writer.member("title", section.title)
            writer.member("priority", section.priority.rawValue)
            writer.array("stories", section.stories) { story($0, wording, &$1) }
            if let background = section.background {
                writer.object("background") { writer in
                    writer.member("count", background.count)
                    writer.array("headlines", background.headlines) { item($0, &$1) }
                }
            }
        }
    }

    private static func story(_ story: DigestStory, _ wording: DigestWording, _ writer: inout JSONWriter) {
        writer.object { writer in
            writer.member("id", story.id)
            writer.member("title", story.title)
            writer.member("state", story.state.rawValue)
            writer.member("day", story.dayNumber)
            writer.member("firstSeen", time(story.firstSeen))
            writer.array("rules", story.rules) { $1.string($0.id.rawValue) }
            writer.array("matched", story.matched) { matched, writer in
                writer.object { writer in
                    writer.member("field", matched.field)
                    writer.member("text", matched.text)
                }
            }
            writer.array("items", story.items) { item($0, &$1) }
            writer.member("independentSources", story.independentCount)
            writer.member("officialSources", story.officialCount)
            writer.member("why", StoryWording(story, wording).reason)
            if story.isOverBudget == true { writer.member("overBudget", true) }
        }
    }

    private static func item(_ item: DigestItem, _ writer: inout JSONWriter) {
        writer.object { members(of: item, &$0) }
    }

    /// What every list of items says of one.
    static func members(of item: DigestItem, _ writer: inout JSONWriter) {
        writer.member("id", item.id)
        writer.member("title", item.title)
        writer.member("link", item.link)
        writer.member("feed", item.feed.rawValue)
        writer.member("source", item.source)
        writer.member("language", item.language)
        writer.member("published", time(item.published))
        writer.member("kind", item.kind.rawValue)
        writer.member("stateMedia", item.isStateMedia)
        writer.member("lead", item.lead)
        if let owner = item.owner { writer.member("owner", owner) }
        if item.isPossible == true { writer.member("possiblyTheSame", true) }
        if let earlier = item.earlierTitles {
            writer.array("earlierTitles", earlier) { title, writer in
                writer.object { writer in
                    writer.member("title", title.title)
                    writer.member("until", time(title.until))
                }
            }
        }
    }

    private static func quiet(_ rule: QuietRule, _ writer: inout JSONWriter) {
        writer.object { writer in
            writer.member("rule", rule.rule.rawValue)
            writer.member("title", rule.title)
            writer.member("lastHit", time(rule.lastHit))
        }
    }

    private static func newRule(_ rule: NewRule, _ writer: inout JSONWriter) {
        writer.object { writer in
            writer.member("rule", rule.rule.rawValue)
            writer.member("title", rule.title)
            writer.member("earlier", rule.earlier)
            writer.array("headlines", rule.headlines) { item($0, &$1) }
        }
    }

    private static func trial(_ rule: TrialRule, _ writer: inout JSONWriter) {
        writer.object { writer in
            writer.member("rule", rule.rule.rawValue)
            writer.member("title", rule.title)
            writer.member("caught", rule.caught)
            writer.array("headlines", rule.headlines) { item($0, &$1) }
        }
    }

    private static func broken(_ rule: BrokenRule, _ writer: inout JSONWriter) {
        writer.object { writer in
            writer.member("rule", rule.rule?.rawValue)
            writer.member("file", rule.place.file)
            writer.member("line", rule.place.line)
            writer.member("column", rule.place.column)
            writer.member("since", time(rule.since))
            writer.member("message", rule.message)
            writer.member("fallback", rule.fallback.rawValue)
        }
    }

    private static func failing(_ feed: FailingFeed, _ writer: inout JSONWriter) {
        writer.object { writer in
            writer.member("feed", feed.feed.rawValue)
            writer.member("title", feed.title)
            writer.member("since", time(feed.since))
            writer.member("reason", feed.reason)
        }
    }

    private static func ledger(_ ledger: Ledger, _ writer: inout JSONWriter) {
        writer.member("fetched", ledger.fetched)
        writer.member("new", ledger.new)
        writer.member("matched", ledger.matched)
        writer.member("told", ledger.told)
        writer.member("background", ledger.background)
        writer.member("folded", ledger.folded)
        if let joined = ledger.joined { writer.member("joined", joined) }
        writer.member("held", ledger.held)
        writer.member("muted", ledger.muted)
        if let trial = ledger.trial { writer.member("trial", trial) }
        writer.member("lost", ledger.lost)
        if let count = ledger.overBudget { writer.member("overBudget", count) }
        if let count = ledger.silenced { writer.member("silenced", count) }
        if let givenUp = ledger.givenUp {
            writer.object("givenUp") { writer in
                for (sink, count) in givenUp.sorted(by: { $0.key < $1.key }) { writer.member(sink, count) }
            }
        }
        writer.object("feeds") { writer in
            writer.member("listed", ledger.feeds.listed)
            writer.member("read", ledger.feeds.read)
            writer.member("unchanged", ledger.feeds.unchanged)
            writer.member("failed", ledger.feeds.failed)
            if let cutOff = ledger.feeds.cutOff { writer.member("cutOff", cutOff) }
            writer.member("leftOut", ledger.feeds.leftOut)
            writer.member("lastRead", time(ledger.feeds.lastRead))
        }
        writer.object("rules") { writer in
            writer.member("on", ledger.rules.on)
            writer.member("off", ledger.rules.off)
        }
    }

    /// A time in UTC.
    static func time(_ instant: Instant?) -> String? {
        // Publishers' dates can be anything; those beyond all calendars must not trap.
        instant.map { Timestamp.iso(min(max($0.seconds, -1 << 50), 1 << 50)) }
    }
}
