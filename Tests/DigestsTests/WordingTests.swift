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
