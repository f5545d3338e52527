import Digests
import LookoutModel
import TestSupport
import Testing

/// What stands on the first screen, seen through the plain text.
struct WordingTests {
    private func text(_ change: (inout Digest) -> Void) -> String {
        var digest = SampleDigests.one
        change(&digest)
        return TextRenderer.render(digest).split(separator: "\n").joined(separator: " ")
    }

    @Test func `no source gave an answer`() {
        let text = text { $0.ledger.feeds = Ledger.Feeds(listed: 126, read: 0, failed: 126) }
        #expect(text.contains("0 of 126 sources read, 126 gave no answer; 12 rules on."))
    }

    @Test func `a network that was down is said in the headline where nothing could be read`() {
        let change = { (digest: inout Digest) in
            digest.sections = []
            digest.ledger = Ledger(feeds: Ledger.Feeds(listed: 126, failed: 126), rules: Ledger.Rules(on: 12))
            digest.networkDown = NetworkOutage(sources: 126, since: SampleDigests.hoursBefore(2))
        }
        let edition = text(change)
        #expect(edition.contains("No source could be read: the network was down since 05:00."))
        #expect(edition.contains("0 of 126 sources read, 126 not reached; 12 rules on."))
        #expect(!edition.contains("Nothing new") && !edition.contains("gave no answer"))
        // The network is no source.
        #expect(!edition.contains("No answer from"))
        let soFar = text { digest in
            change(&digest)
            digest.state = .soFar
        }
        #expect(soFar.contains("the network has been down since 05:00."))
    }

    @Test func `a network that went down later is said beside what was read before`() {
        let text = text { digest in
            digest.ledger.feeds = Ledger.Feeds(
                listed: 126,
                read: 4,
                failed: 122,
                lastRead: SampleDigests.hoursBefore(3)
            )
            digest.networkDown = NetworkOutage(sources: 122, since: SampleDigests.hoursBefore(2))
        }
        #expect(
            text.contains("4 of 126 sources read by 04:00 CET, 122 not reached: the network was down since 05:00; 12")
        )
        #expect(text.contains("1 new development"))
        #expect(
            self.text {
                $0.networkDown = NetworkOutage(sources: 126, since: SampleDigests.hoursBefore(2))
            }.contains("All 126 sources read by 06:52 CET: the network was down since 05:00; 12 rules on.")
        )
    }

    @Test func `a rule that is off is said at the top`() {
        #expect(text { $0.ledger.rules = Ledger.Rules(on: 1, off: 2) }.contains("; 1 rule on, 2 off."))
    }

    @Test func `the day so far says what it is`() {
        #expect(text { $0.state = .soFar }.hasPrefix("LOOKOUT · The day so far"))
    }

    @Test func `a digest that is the last one says so`() {
        #expect(text { $0.next = nil }.contains("No further edition is planned."))
    }

    @Test func `a single source is said in the singular, and none at all too`() {
        let read = Ledger.Feeds(listed: 1, read: 1, lastRead: SampleDigests.hoursBefore(0, 8))
        #expect(text { $0.ledger.feeds = read }.contains("The one source was read by 06:52 CET; 12 rules on."))
        let failed = text { $0.ledger.feeds = Ledger.Feeds(listed: 1, failed: 1) }
        #expect(failed.contains("The one source was not read, 1 gave no answer; 12 rules on."))
        #expect(text { $0.ledger.feeds = Ledger.Feeds() }.contains("No source is listed; 12 rules on."))
    }

    @Test func `why a development stands where it stands is said of each`() {
        let reason = { (change: (inout DigestStory) -> Void) in
            text { change(&$0.sections[0].stories[0]) }
        }
        #expect(reason { _ in }.contains("Why here: alert; 1 source; first seen today, 04:30 "))
        let others = [("A", SourceKind.official, false), ("B", .press, false), ("C", .wire, true)].map { other in
            DigestItem(
                id: other.0,
                title: "Told",
                feed: FeedID(other.0),
                source: other.0,
                kind: other.1,
                isStateMedia: other.2
            )
        }
        #expect(
            reason { $0.items += others }.contains(
                "Why here: alert; 3 independent sources, 1 official; first seen today"
            )
        )
        #expect(
            reason { $0.items = [others[2]] }.contains("Why here: alert; state media alone; first seen today, 04:30")
        )
        #expect(reason { $0.items = [others[0]] }.contains("Why here: alert; 1 source, official; first seen"))
        let older = reason { story in
            story.dayNumber = 2
            story.firstSeen = SampleDigests.hoursBefore(9)
        }
        #expect(older.contains("Why here: alert; 1 source; first seen yesterday, 22:00"))
    }

    @Test func `what changed since the edition before stands at the top`() {
        let text = { (changes: EditionChanges) in self.text { $0.changes = changes } }
        let day = Day(number: 20_778)
        #expect(
            text(EditionChanges(since: day)).contains(
                "Since the edition of Saturday, 21 November 2026 (nothing new then): the same sources and the same rules."
            )
        )
        #expect(
            text(EditionChanges(since: day, newThen: 4, hasOtherRules: true)).contains(
                "(4 new then): rules were edited."
            )
        )
        let many = EditionChanges(
            since: day,
            silenced: ["A", "B", "C", "D", "E", "F"],
            recovered: ["G", "H"],
            added: ["One"],
            removed: ["Two", "Three"],
            hasOtherRules: true
        )
        #expect(
            text(many).contains(
                "no answer any more from A, B, C, D and 2 more; G, H answer again; a rule added: One; rules taken away: "
                    + "Two, Three."
            )
        )
    }

    @Test func `an edition without anything names the next and the longest quiet at the top`() {
        let text = TextRenderer.render(SampleDigests.empty)
        let top = text.split(separator: "\n\n").prefix(2).joined(separator: "\n")
        #expect(top.contains("Quiet for longest: Leadership transitions, for 9 days."))
        #expect(top.contains("Next edition: Monday, 23 November, 07:00 CET."))
    }

    @Test func `of matched words that overlap the longest is marked`() {
        var digest = SampleDigests.one
        digest.sections[0].stories[0].matched = ["secretariat", "trilateral", "trilateral secretariat"].map {
            MatchedText(field: "title", text: $0)
        }
        #expect(HTMLRenderer.render(digest).contains("<mark>trilateral secretariat</mark>"))
        #expect(TextRenderer.render(digest).contains("matched “trilateral secretariat”\n"))
    }

    @Test func `no item at all, and items that no rule caught, are told apart`() {
        #expect(text { $0.sections = [] }.contains("Nothing new: no rule caught any of 41 new items."))
        #expect(
            text { digest in
                digest.sections = []
                digest.ledger.new = 0
            }
            .contains("Nothing new: no source had a new item.")
        )
    }

    @Test func `what rules caught is not called uncaught where it makes no news`() {
        func line(new: Int, _ change: (inout Ledger) -> Void) -> String {
            text { digest in
                digest.sections = []
                digest.ledger = Ledger(new: new, feeds: digest.ledger.feeds, rules: digest.ledger.rules)
                change(&digest.ledger)
            }
        }
        let joined = line(new: 18) { ($0.matched, $0.folded) = (4, 4) }
        #expect(joined.contains("Nothing new: 18 new items; the 4 that rules caught belong to stories told before."))
        let muted = line(new: 1) { ($0.matched, $0.muted) = (1, 1) }
        #expect(muted.contains("Nothing new: 1 new item; the one that a rule caught is muted."))
        let mixed = line(new: 9) { ($0.matched, $0.folded, $0.held, $0.muted, $0.trial) = (5, 2, 1, 1, 1) }
        #expect(
            mixed.contains(
                "9 new items; of the 5 that rules caught, 2 belong to stories told before, 1 is held back, 1 is muted and "
                    + "1 is on trial."
            )
        )
        let changed = line(new: 0) { ($0.matched, $0.folded) = (2, 2) }
        #expect(changed.contains("Nothing new: the 2 items that rules caught belong to stories told before."))
    }

    @Test func `nothing is called quiet in a day so far that is not yet a day`() {
        func page(hours: Int64) -> String {
            var digest = SampleDigests.empty
            digest.state = .soFar
            digest.from = SampleDigests.hoursBefore(hours)
            digest.changes = EditionChanges(since: Day(number: 20_778), newThen: 2)
            return TextRenderer.render(digest)
        }
        #expect(!page(hours: 2).contains("Quiet") && page(hours: 25).contains("Quiet for longest"))
        #expect(page(hours: 2).contains("Since the edition of 05:00 (2 new then): the same sources"))
        #expect(page(hours: 25).contains("Since the edition of 21 Nov, 06:00 (2 new then)"))
    }

    @Test func `rules for which nothing works are named at the top`() {
        let text = text { digest in
            digest.ledger.rules = Ledger.Rules(on: 11, off: 2)
            digest.brokenRules = [
                (RuleID("strait"), "Rules/a.yaml", BrokenRule.Fallback.off), (RuleID("sea"), "Rules/b.yaml", .lastGood),
                (nil, "Rules/c.yaml", .off),
            ].map { rule, file, fallback in
                BrokenRule(
                    rule: rule,
                    place: SourcePlace(file: file),
                    since: SampleDigests.due,
                    message: "x",
                    fallback: fallback
                )
            }
        }
        #expect(text.contains("; 11 rules on, 2 off: strait, Rules/c.yaml."))
    }

    @Test func `the title of a rule is shortened where a story names it`() {
        let long = String(repeating: "long ", count: 60)
        let text = text { digest in
            digest.sections[0].title = long
            digest.sections[0].stories[0].rules = [RuleName(SampleDigests.secretariat, long)]
        }
        #expect(text.contains("caught by long long") && !text.contains(long))
    }

    @Test func `a story of one line leads to its history too`() {
        var digest = SampleDigests.one
        digest.sections[0].stories[0].state = .continuing
        digest.rules = []
        #expect(HTMLRenderer.render(digest).contains("<a href=\"stories/s1.html\">its history</a>"))
    }

    @Test func `a day on which stories only go on says what goes on`() {
        #expect(text { $0.sections[0].stories[0].state = .continuing }.contains("Nothing new · 1 continuing."))
    }

    @Test func `sources are counted once, however many items they have`() {
        let text = text { digest in
            digest.sections[0].stories[0].items += Array(repeating: SampleDigests.communique, count: 3)
        }
        #expect(text.contains("1 new development from 1 independent source under 1 rule."))
    }

    @Test func `what the rules matched is marked in the page where it stands, and told where it does not`() {
        var digest = SampleDigests.one
        digest.sections[0].stories[0].matched += [MatchedText(field: "content", text: "only in the content")]
        let page = HTMLRenderer.render(digest)
        #expect(page.contains("<mark>trilateral secretariat</mark>"))
        #expect(page.contains("matched “only in the content”"))
    }

    @Test func `marks do not overlap and nothing of the headline is lost`() {
        var generator = SeededGenerator(seed: 21)
        for _ in 0..<200 {
            var digest = SampleDigests.one
            let words = (0..<8).map { _ in
                ["an", "ana", "nan", "banana", "日本", "日"].randomElement(using: &generator) ?? ""
            }
            let title = words.joined(separator: Bool.random(using: &generator) ? " " : "")
            digest.sections[0].stories[0].title = title
            digest.sections[0].stories[0].matched = words.prefix(4).map { MatchedText(field: "title", text: $0) }
            let page = PageReader(HTMLRenderer.render(digest))
            #expect(page.faults.isEmpty && page.text.contains("\n\(title)\n"))
            #expect(page.elements.contains { $0.name == "mark" })
        }
    }
}
