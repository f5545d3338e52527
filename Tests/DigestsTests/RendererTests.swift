import Digests
import Foundation
import LookoutModel
import TestSupport
import Testing
import Text

struct RendererTests {
    @Test(arguments: SampleDigests.Name.allCases)
    func `HTML is golden`(name: SampleDigests.Name) throws {
        let page = HTMLRenderer.render(name.digest)
        #expect(page == HTMLRenderer.render(try DigestRecord.digest(try DigestRecord.bytes(name.digest))))
        try expectGolden(page, name.rawValue + ".html")
    }

    @Test(arguments: SampleDigests.Name.allCases)
    func `Markdown is golden`(name: SampleDigests.Name) throws {
        try expectGolden(MarkdownRenderer.render(name.digest), name.rawValue + ".md")
    }

    @Test(arguments: SampleDigests.Name.allCases)
    func `plain text is golden`(name: SampleDigests.Name) throws {
        try expectGolden(TextRenderer.render(name.digest), name.rawValue + ".txt")
    }

    @Test(arguments: SampleDigests.Name.allCases)
    func `a page is well formed and holds only elements, attributes and links of ours`(name: SampleDigests.Name) {
        expectSafe(HTMLRenderer.render(name.digest))
    }

    @Test(arguments: SampleDigests.Name.allCases)
    func `plain text stays within 80 columns and moves no cursor`(name: SampleDigests.Name) {
        expectPlain(TextRenderer.render(name.digest))
    }

    @Test func `the page's policy allows its own style sheet and nothing else`() throws {
        let page = PageReader(HTMLRenderer.render(SampleDigests.one))
        let policy = try #require(page.elements.first { $0.attributes["http-equiv"] == "Content-Security-Policy" })
        let hash = Data(SHA256.hash(page.style.utf8)).base64EncodedString()
        #expect(
            policy.attributes["content"]
                == "default-src 'none'; style-src 'sha256-\(hash)'; base-uri 'none'; form-action 'none'"
        )
        #expect(!page.style.contains("url(") && !page.style.contains("@import"))
    }

    @Test func `no digest of hostile text becomes markup in any form`() {
        let seed = UInt64(20_261_122)
        var generator = SeededGenerator(seed: seed)
        for _ in 0..<25 {
            let digest = randomDigest(using: &generator)
            expectSafe(HTMLRenderer.render(digest))
            expectPlain(TextRenderer.render(digest))
            // With each escaped pair taken away no tag is left.
            let markdown = MarkdownRenderer.render(digest).split(separator: "\\\\").joined()
            #expect(!markdown.split(separator: "\\<").joined().contains("<script"))
        }
    }

    @Test func `no story is left out of any form`() {
        let digest = SampleDigests.many
        for form in [HTMLRenderer.render, MarkdownRenderer.render, TextRenderer.render, JSONRenderer.render] {
            let text = form(digest)
            for number in 1...8 { #expect(text.contains("Patrol \(number) near")) }
            #expect(text.contains("coast guards"))
        }
        #expect(PageReader(HTMLRenderer.render(digest)).elements.filter { $0.name == "article" }.count == 7)
    }

    @Test func `languages are set per item, and only those that are tags`() {
        let page = PageReader(HTMLRenderer.render(SampleDigests.many))
        #expect(Set(page.elements.compactMap { $0.attributes["lang"] }) == ["en", "ja", "ko", "zh", "zh-Hant"])
        let hostile = PageReader(HTMLRenderer.render(SampleDigests.hostile))
        #expect(Set(hostile.elements.compactMap { $0.attributes["lang"] }) == ["en", "ja"])
    }

    private func expectSafe(_ page: String, sourceLocation: SourceLocation = #_sourceLocation) {
        let page = PageReader(page)
        #expect(page.faults.isEmpty, sourceLocation: sourceLocation)
        let elements = Set(page.elements.map(\.name)).subtracting([
            "html", "head", "meta", "title", "style", "body", "a", "header", "main", "footer", "nav", "section",
            "article",
            "h1", "h2", "h3", "p", "span", "bdi", "mark", "code", "br", "ul", "li", "details", "summary", "table",
            "tbody",
            "tr", "th", "td", "time", "thead", "ol", "q", "svg", "rect",
        ])
        #expect(elements.isEmpty, sourceLocation: sourceLocation)
        let attributes = Set(page.elements.flatMap(\.attributes.keys)).subtracting([
            "lang", "charset", "http-equiv", "content", "name", "class", "id", "href", "rel", "dir", "role", "open",
            "aria-label", "aria-labelledby", "aria-hidden", "scope", "datetime", "viewBox", "preserveAspectRatio", "x",
            "y", "width", "height",
        ])
        #expect(attributes.isEmpty, sourceLocation: sourceLocation)
        for target in page.elements.compactMap({ $0.attributes["href"] }) where !target.hasPrefix("#") {
            #expect(WebLink(target)?.address == target || isOurs(target), sourceLocation: sourceLocation)
        }
        let ids = page.elements.compactMap { $0.attributes["id"] }
        #expect(Set(ids).count == ids.count, sourceLocation: sourceLocation)
        for target in page.elements.compactMap({ $0.attributes["href"] }) where target.hasPrefix("#") {
            #expect(ids.contains(String(target.dropFirst())), sourceLocation: sourceLocation)
        }
        let levels = page.elements.compactMap { element in
            element.name.count == 2 && element.name.hasPrefix("h") ? element.name.last?.wholeNumberValue : nil
        }
        #expect(levels.first == 1 && zip(levels, levels.dropFirst()).allSatisfy { $1 <= $0 + 1 })
        expectVisible(page.text, sourceLocation: sourceLocation)
    }

    /// Whether a link leads to a page beside the edition: letters, digits, hyphens, and at most one folder.
    private func isOurs(_ target: String) -> Bool {
        let parts = target.split(separator: "/", omittingEmptySubsequences: false)
        return parts.count <= 2
            && parts.allSatisfy { part in
                !part.hasPrefix(".")
                    && part.utf8.allSatisfy { ASCII.isLetter($0) || ASCII.isDigit($0) || "-.".utf8.contains($0) }
            } && target.hasSuffix(".html")
    }

    private func expectPlain(_ text: String, sourceLocation: SourceLocation = #_sourceLocation) {
        expectVisible(text, sourceLocation: sourceLocation)
        for line in text.split(separator: "\n") where DisplayWidth.columns(line) > 80 {
            #expect(WebLink(line)?.address == ASCII.trimmed(line), "\(line)", sourceLocation: sourceLocation)
        }
    }

    private func expectVisible(_ text: String, sourceLocation: SourceLocation) {
        let hidden = text.unicodeScalars.filter { scalar in
            scalar != "\n" && scalar.properties.generalCategory == .control
                || (0x202A...0x202E).contains(scalar.value) || (0x2066...0x2069).contains(scalar.value)
        }
        #expect(hidden.isEmpty, sourceLocation: sourceLocation)
    }

    private func randomDigest(using generator: inout SeededGenerator) -> Digest {
        let pieces = [
            "<", ">", "&", "\"", "'", "`", "\\", "*", "_", "#", "- ", "1. ", "[", "](", ")", "!", "|", "&lt;",
            "<script>",
            "</style>", "-->", "]]>", " ", "word", "日本語", "한국", "\u{202E}", "\u{1B}[2J", "\u{9B}", "\u{0}", "\n",
            "\n\n",
            "\t", "\u{2028}", "\u{301}", "https://x.example/", "javascript:", "onload=",
        ]
        func text() -> String {
            (0..<Int.random(in: 0...30, using: &generator)).map { _ in pieces.randomElement(using: &generator) ?? "" }
                .joined()
        }
        func item() -> DigestItem {
            DigestItem(
                id: text(),
                title: text(),
                link: Bool.random(using: &generator) ? text() : "https://x.example/" + text(),
                feed: FeedID(text()),
                source: text(),
                kind: SourceKind.allCases.randomElement(using: &generator) ?? .press,
                isStateMedia: Bool.random(using: &generator),
                language: text(),
                published: Instant(seconds: Int64.random(in: .min ... .max, using: &generator)),
                lead: text(),
                earlierTitles: [
                    EarlierTitle(
                        title: text(),
                        until: Instant(seconds: Int64.random(in: .min ... .max, using: &generator))
                    )
                ]
            )
        }
        let stories = (0..<10).map { _ in
            DigestStory(
                id: text(),
                title: text(),
                state: Bool.random(using: &generator) ? .new : .continuing,
                firstSeen: Instant(seconds: Int64.random(in: .min ... .max, using: &generator)),
                rules: [RuleName(RuleID(text()), text()), RuleName(RuleID(text()), text())],
                matched: [MatchedText(field: "title", text: text())],
                items: [item(), item()]
            )
        }
        var digest = SampleDigests.bare(sections: [
            DigestSection(
                rule: RuleID(text()),
                title: text(),
                priority: .alert,
                stories: stories,
                background: DigestSection.Background(count: 2, headlines: [item(), item()])
            )
        ])
        digest.name = text()
        digest.rulesHash = text()
        digest.rules = [RuleName(RuleID(text()), text())]
        digest.changes = EditionChanges(
            since: Day(number: Int.random(in: -1_000_000...1_000_000, using: &generator)),
            newThen: 3,
            silenced: [text()],
            recovered: [text(), text()],
            added: [text()],
            removed: [text()]
        )
        digest.volumes = [
            RuleVolume(
                rule: RuleID(text()),
                title: text(),
                counts: (0..<30).map { _ in Int.random(in: 0...1000, using: &generator) }
            )
        ]
        digest.coMentions = [CoMention(first: text(), second: text(), count: 3)]
        digest.untold = [
            UntoldItem(item: item(), rule: RuleName(RuleID(text()), text())),
            UntoldItem(item: item(), heldUntil: Instant(seconds: .max)),
        ]
        digest.uncaughtOfficial = 7
        digest.quietRules = [QuietRule(rule: RuleID(text()), title: text(), lastHit: Instant(seconds: .min))]
        digest.newRules = [NewRule(rule: RuleID(text()), title: text(), earlier: 1, headlines: [item()])]
        digest.failingFeeds = [
            FailingFeed(feed: FeedID(text()), title: text(), since: Instant(seconds: .max), reason: text())
        ]
        digest.brokenRules = [
            BrokenRule(
                rule: RuleID(text()),
                place: SourcePlace(file: text(), line: 1),
                since: Instant(seconds: .min),
                message: text(),
                fallback: .lastGood
            )
        ]
        return digest
    }
}
