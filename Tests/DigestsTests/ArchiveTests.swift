import Digests
import LookoutModel
import TestSupport
import Testing
import Text

struct ArchiveTests {
    private static let editions: [EditionSummary] = {
        let usual = (0..<24).map { number in
            var digest =
                number % 5 == 0 ? SampleDigests.empty : number % 3 == 0 ? SampleDigests.many : SampleDigests.one
            digest.day = Day(number: 20_779 - number)
            return EditionSummary(digest)
        }
        return usual + [EditionSummary(SampleDigests.hostile), EditionSummary(SampleDigests.firstLook)]
    }()

    @Test func `the archive is golden, whatever the order of the editions`() throws {
        var generator = SeededGenerator(seed: 9)
        let page = ArchiveRenderer.render(ArchiveTests.editions.filter { $0.brokenRules == 0 })
        let shuffled = ArchiveTests.editions.filter { $0.brokenRules == 0 }.shuffled(using: &generator)
        #expect(ArchiveRenderer.render(shuffled) == page)
        try expectGolden(page, "archive.html")
    }

    @Test func `the archive links to files beside it and is well formed`() {
        let page = PageReader(ArchiveRenderer.render(ArchiveTests.editions))
        #expect(page.faults.isEmpty)
        let links = page.elements.compactMap { $0.attributes["href"] }.filter { !$0.hasPrefix("#") }
        #expect(links.count == 30)
        let pages = ["today.html", "index.html", "rules.html"]
        #expect(links.allSatisfy { pages.contains($0) || $0.hasPrefix("2026-1") && $0.hasSuffix(".html") })
        #expect(links.contains("2026-11-22-desk.html"))
    }

    @Test func `a page in place of the day so far says that nothing runs and why`() throws {
        let page = StandstillRenderer.render(
            since: SampleDigests.due,
            problems: [
                ("lookout.yaml:3:7", "there is no time zone “Asia/Tokio”; write one like Asia/Tokyo"),
                ("lookout.yaml:5", "<script>\u{202E}alert(1)</script>"),
            ]
        )
        try expectGolden(page, "standstill.html")
        let read = PageReader(page)
        #expect(read.faults.isEmpty)
        #expect(!read.elements.contains { $0.name == "script" })
        #expect(!page.unicodeScalars.contains("\u{202E}"))
    }

    @Test func `an archive without editions says so`() {
        #expect(PageReader(ArchiveRenderer.render([])).text.contains("No edition has been written yet."))
    }

    @Test(
        arguments: [
            (nil, "2026-11-22.html"), ("desk", "2026-11-22-desk.html"), ("Desk Asia", "2026-11-22-desk-asia.html"),
            ("../../etc/passwd", "2026-11-22-etc-passwd.html"), ("日本", "2026-11-22-n9x0vsb4730y9.html"),
            ("-a--b-", "2026-11-22-a-b.html"),
            (String(repeating: "x", count: 300), "2026-11-22-" + String(repeating: "x", count: 40) + ".html"),
        ] as [(String?, String)]
    )
    func `a file is named after day and digest`(name: String?, file: String) {
        #expect(DigestFormat.html.fileName(day: Day(number: 20_779), name: name) == file)
    }

    @Test func `each form has its extension`() {
        let names = DigestFormat.allCases.map { $0.fileName(day: Day(number: 20_779), name: nil) }
        #expect(names == ["2026-11-22.html", "2026-11-22.md", "2026-11-22.txt", "2026-11-22.json"])
        #expect(DigestFormat.allCases.allSatisfy { $0.render(SampleDigests.one).hasSuffix("\n") })
    }

    @Test func `a summary counts what its digest tells`() {
        let summary = EditionSummary(SampleDigests.many)
        #expect(summary.new == 10 && summary.continuing == 1 && summary.failedSources == 2)
        #expect(summary.headline == SampleDigests.communique.title)
        #expect(EditionSummary(SampleDigests.empty).headline == nil)
    }

    @Test func `the latest month stands open, those before it are folded`() {
        let page = PageReader(ArchiveRenderer.render(ArchiveTests.editions))
        let months = page.elements.filter { $0.name == "details" }
        #expect(months.map { $0.attributes.keys.contains("open") } == [true, false])
        #expect(page.text.contains("November 2026") && page.text.contains("126 sources read"))
    }
}
