import LookoutModel
import LookoutService
import Testing
import Text

@Suite struct LeadTests {
    private func lead(summary: String = "", content: String = "") -> String {
        Lead.of(Item(identity: "i", feed: FeedID("a"), title: "T", summary: summary, content: content))
    }

    @Test func `the summary is the lead, else the content, on one line`() {
        #expect(lead(summary: "First.\nSecond.", content: "Other") == "First. Second.")
        #expect(lead(content: "Other\n\nlines") == "Other lines")
        #expect(lead() == "")
    }

    @Test(arguments: ["word ", "海", "한국 ", "e\u{301}", "👩‍👩‍👧"])
    func `a long text is cut to its columns and marked`(piece: String) {
        let lead = lead(summary: String(repeating: piece, count: 2000))
        #expect(DisplayWidth.columns(lead) <= Lead.columns)
        #expect(DisplayWidth.columns(lead) > Lead.columns / 2)
        #expect(lead.hasSuffix("…"))
    }

    @Test func `nothing in it moves a cursor`() {
        #expect(lead(summary: "a\u{1B}[31m\u{202E}b") == "a[31mb")
    }

    @Test func `a huge content is not gone through`() {
        let content = String(repeating: "\u{200B}", count: 100_000) + "end"
        #expect(lead(content: content) == "")
    }
}
