import Foundation
import LookoutModel
import TestSupport
import Testing
import Text

@testable import Digests

/// Templates of users: what is wrong with them, and what they can never do.
@Suite struct DigestTemplateTests {
    private static let frame = "<!doctype html><html><head><title>{{title}}</title></head><body>"

    private func problems(_ text: String, _ format: DigestFormat = .html) -> [TemplateProblem] {
        DigestTemplate.problems(in: Array(text.utf8), format: format)
    }

    private func render(_ text: String, _ digest: Digest, _ format: DigestFormat = .html) throws -> String {
        try #require(DigestTemplate(text, format: format)).render(digest)
    }

    /// The page of the documentation.
    private func example() throws -> String {
        let text = try String(contentsOf: PackageFolder.root.appending(path: "deploy/TEMPLATES.md"), encoding: .utf8)
        let start = try #require(text.range(of: "```html\n")).upperBound
        let end = try #require(text.range(of: "\n```", range: start..<text.endIndex)).lowerBound
        return String(text[start..<end]) + "\n"
    }

    @Test(arguments: [
        ("{{title", TemplateProblem.Fact.unclosedTag),
        ("{{#developments}}", .unclosedSection("developments")),
        ("{{/developments}}", .wrongEnd("developments", open: nil)),
        ("{{#rules}}{{/developments}}{{/rules}}", .wrongEnd("developments", open: "rules")),
        ("{{titel}}", .unknownName("titel", suggestion: "title")),
        ("{{#developments}}{{headlin}}{{/developments}}", .unknownName("headlin", suggestion: "headline")),
        ("{{rule-count}}", .nameElsewhere("rule-count", section: "rules")),
        ("{{developments}}", .needsSection("developments")),
        ("{{has-news}}", .needsSection("has-news")),
        ("{{> head}}", .unsupported("head")),
        ("{{=<% %>=}}", .unsupported("<% %>=")),
        ("{{first(rules)}}", .unsupported("first(rules)")),
        ("<p {{title}}>", .unsafePlace("title", .tag)),
        ("<{{title}}>", .unsafePlace("title", .tag)),
        ("<!doctype {{title}}>", .unsafePlace("title", .tag)),
        ("<p class={{title}}>", .unsafePlace("title", .unquoted(attribute: "class"))),
        ("<p class=a{{title}}>", .unsafePlace("title", .unquoted(attribute: "class"))),
        ("<p class={{title}}\">\"</p>", .unsafePlace("title", .unquoted(attribute: "class"))),
        ("<p STYLE=\"{{title}}\">", .unsafePlace("title", .attribute("style"))),
        ("<p onclick='{{title}}'>", .unsafePlace("title", .attribute("onclick"))),
        ("<meta content=\"{{title}}\">", .unsafePlace("title", .attribute("content"))),
        ("<script>var x = \"{{title}}\"</script>", .refused("script")),
        ("<style>p { color: {{title}} }</style>", .unsafePlace("title", .element("style"))),
        ("<svg><text>{{title}}</text></svg>", .refused("svg")),
        ("<style>{{! a note }}</style>", .unsafePlace("a note", .element("style"))),
        ("<a class=\"x\" =\"{{title}}\">", .oddMarkup),
        ("<a class = \"{{title}}\">", .oddMarkup),
        ("<a class=\"x\"title=\"{{title}}\">", .oddMarkup),
        ("<a cl\"ass=\"{{title}}\">", .oddMarkup),
        ("<!--> <p title={{title}}> -->", .oddMarkup),
        ("<!---> <p title={{title}}> -->", .oddMarkup),
        ("<!-- a --!> <p title={{title}}> -->", .oddMarkup),
        ("<!-- {{title}} -->", .unsafePlace("title", .tag)),
        ("<? {{title}} ?>", .oddMarkup), ("</ {{title}}>", .oddMarkup), ("1 < 2", .oddMarkup),
        ("<title>a <b {{title}}</title>", .oddMarkup),
        ("<a ping=\"{{title}}\">", .unsafePlace("title", .attribute("ping"))),
        ("<meta http-equiv=\"refresh\" content=\"0\">", .refused("http-equiv")),
        ("<base href=\"x\">", .refused("base")), ("<plaintext>{{title}}", .refused("plaintext")),
        ("{{title}}<!--", .endsInMarkup), ("{{title}}<p class=\"", .endsInMarkup), ("{{title}}<style>", .endsInMarkup),
        ("<a href=\"{{title}}\">", .needsAddress("title", attribute: "href")),
        ("{{#developments}}<a href=\"/{{link}}\">x</a>{{/developments}}", .needsAddress("link", attribute: "href")),
        ("<p title=\"{{news-part}}\">", .unsafePlace("news-part", .tag)),
        ("{{#has-news}}<p class=\"{{/has-news}}\">", .crossesMarkup("has-news")),
        ("{{#has-news}}<title>{{/has-news}}", .crossesMarkup("has-news")),
    ])
    func `each mistake is named`(text: String, fact: TemplateProblem.Fact) {
        let found = problems(Self.frame + text)
        #expect(found.map(\.fact).contains(fact), "\(found)")
        #expect(found.contains { !$0.isWarning })
        #expect(DigestTemplate(Self.frame + text, format: .html) == nil)
    }

    @Test func `a mistake has its line and column, counted in characters`() {
        let found = problems(Self.frame + "\n<p>海峡 {{titel}}\n")
        #expect(
            found.filter { !$0.isWarning }
                == [TemplateProblem(line: 2, column: 7, fact: .unknownName("titel", suggestion: "title"))]
        )
    }

    @Test func `a page without a head is refused, and bytes that are no text`() {
        for text in [
            "<p>{{title}}</p>", "<html><p></p><head></head>{{title}}", "x<html><head></head>{{title}}",
            "<html>{{#has-news}}<head>{{/has-news}}</head>{{title}}", "<html><title><head></title>{{title}}",
            "<!-- <head> -->{{title}}",
        ] {
            #expect(problems(text).map(\.fact).contains(.noHead), "\(text)")
        }
        #expect(problems("<html>{{title}}<head></head>").map(\.fact).contains(.unsafePlace("title", .beforeHead)))
        #expect(!problems("{{title}}: {{counts}}", .text).contains { !$0.isWarning })
        #expect(DigestTemplate.problems(in: [0x7B, 0xFF], format: .text).map(\.fact) == [.notUTF8])
    }

    @Test func `what the policy keeps from working is told, and does not stand in the way`() throws {
        let text =
            Self.frame + "<link rel=\"stylesheet\"><p style=\"color: red\">{{top-part}}{{news-part}}{{rest-part}}</p>"
        #expect(problems(text).map(\.fact) == [.blocked("link"), .blocked("style")])
        #expect(DigestTemplate(text, format: .html) != nil)
    }

    @Test func `the page of the documentation is right, and golden`() throws {
        let text = try example()
        #expect(problems(text).isEmpty)
        for name in [SampleDigests.Name.many, .hostile, .empty] {
            try expectGolden(try render(text, name.digest), "template-\(name.rawValue).html")
        }
    }

    @Test func `the documentation lists every name, where it is known, and what it is`() throws {
        let text = try String(contentsOf: PackageFolder.root.appending(path: "deploy/TEMPLATES.md"), encoding: .utf8)
        let start = try #require(text.range(of: "| name | within | is |\n| --- | --- | --- |\n")).upperBound
        let rows = text[start...].split(separator: "\n").map(String.init)
        #expect(rows == Self.rows(TemplateNames.all, within: nil))
    }

    private static func rows(_ names: [TemplateName], within section: String?) -> [String] {
        var rows: [String] = []
        for name in names {
            rows.append("| `\(name.name)` | \(section.map { "`\($0)`" } ?? "") | \(name.meaning) |")
        }
        for name in names {
            if case .list(let inner) = name.kind { rows += Self.rows(inner, within: name.name) }
        }
        return rows
    }

    @Test(arguments: DigestTemplate.formats)
    func `every name has a value in every form`(format: DigestFormat) throws {
        let values = TemplateValues(SampleDigests.many, format: format).all
        #expect(Set(values.keys) == Set(TemplateNames.all.map(\.name)))
        let stories = try #require(values["developments"] as? [[String: Any]])
        let known = TemplateNames.all.first { $0.name == "developments" }
        guard case .list(let names)? = known?.kind else { throw CocoaError(.featureUnsupported) }
        for story in stories { #expect(Set(story.keys) == Set(names.map(\.name))) }
    }

    @Test func `what an item does not have is nothing, and not what the development around it has`() throws {
        var digest = SampleDigests.one
        var item = try #require(digest.sections[0].stories[0].items.first)
        #expect(item.link != nil && item.published != nil)
        (item.link, item.published) = (nil, nil)
        digest.sections[0].stories[0].items = [try #require(digest.sections[0].stories[0].items.first), item]
        let inner = "[{{#link}}{{link}}{{/link}}{{^link}}-{{/link}}|{{time}}]"
        let page = try render("{{#developments}}{{#others}}\(inner){{/others}}{{/developments}}", digest, .text)
        #expect(page == "[-|]\n")
    }

    @Test func `hostile text stays text in every form, within three braces too`() throws {
        let page = PageReader(
            try render(
                Self.frame
                    + """
                    {{#developments}}<h2 lang="{{lang}}" title="{{{headline}}}">{{{headline}}} {{&headline}}</h2>
                    {{#link}}<a href="{{{link}}}">{{outlet}}</a>{{/link}}{{{caught}}}{{{matched}}}{{/developments}}
                    {{{top-part}}}{{news-part}}{{&rest-part}}{{end-part}}</body></html>
                    """,
                SampleDigests.hostile
            )
        )
        #expect(page.faults.isEmpty)
        #expect(!page.elements.contains { ["script", "img", "i", "b"].contains($0.name) })
        #expect(!page.elements.contains { $0.attributes.keys.contains { $0.hasPrefix("on") } })
        for target in page.elements.compactMap({ $0.attributes["href"] }) {
            #expect(!target.hasPrefix("javascript:") && !target.hasPrefix("data:"))
        }
        let markdown = try render(
            "{{#developments}}{{{headline}}}\n{{/developments}}",
            SampleDigests.hostile,
            .markdown
        )
        #expect(!markdown.split(separator: "\\<").joined().contains("<script"))
        let text = try render("{{#developments}}{{headline}}\n{{/developments}}", SampleDigests.hostile, .text)
        #expect(!text.unicodeScalars.contains { $0.value < 0x20 && $0 != "\n" || $0.value == 0x202E })
    }

    @Test func `a page has the policy that names its own style elements, and nothing else`() throws {
        let style = "p { color: #123; } /* </sty */"
        let page = PageReader(
            try render(
                "<html><head><style>\(style)</style>{{style-part}}</head><body>{{title}}</body></html>",
                SampleDigests.one
            )
        )
        let policy = try #require(page.elements.first { $0.attributes["http-equiv"] == "Content-Security-Policy" })
        let hash = Data(SHA256.hash(style.utf8)).base64EncodedString()
        #expect(
            policy.attributes["content"]
                == "default-src 'none'; img-src data:; style-src 'sha256-\(StyleSheet.hash)' 'sha256-\(hash)'; "
                + "base-uri 'none'; form-action 'none'"
        )
        #expect(page.elements.map(\.name).prefix(3) == ["html", "head", "meta"])
    }

    @Test func `a style element is named by the hash of what a browser reads, whatever the line ends`() throws {
        let page = try render("<html><head>\r\n<style>\r\np { top: 0 }\r</style></head>{{title}}", SampleDigests.one)
        let hash = Data(SHA256.hash("\np { top: 0 }\n".utf8)).base64EncodedString()
        #expect(page.contains("'sha256-\(hash)'") && page.contains("<style>\np { top: 0 }\n</style>"))
    }

    @Test(arguments: [
        ("<p>{{title}}</p>", TemplateProblem.Fact.oddMarkup), ("<!-- {{title}}", .oddMarkup),
        ("</p>{{title}}", .oddMarkup),
        ("[more]({{title}})", .needsAddress("title", attribute: "(…)")),
        ("[more]( <{{title}}>)", .needsAddress("title", attribute: "(…)")),
        ("[more]: {{title}}", .needsAddress("title", attribute: "(…)")),
        ("<{{title}}>", .needsAddress("title", attribute: "(…)")),
    ])
    func `Markdown of a template holds no HTML, and no text where an address belongs`(
        text: String,
        fact: TemplateProblem.Fact
    ) {
        #expect(problems(text, .markdown).map(\.fact).contains(fact))
        #expect(DigestTemplate(text, format: .markdown) == nil)
    }

    @Test func `a link in Markdown with a title stays one, whatever the headline`() throws {
        let text = "{{#developments}}[{{headline}}](<{{link}}> \"{{headline}}\")\n\n{{/developments}}{{rest-part}}"
        let page = try render(text, SampleDigests.hostile, .markdown)
        let lines = page.split(separator: "\n").filter { $0.hasPrefix("[") }
        #expect(!lines.isEmpty)
        for line in lines { #expect(line.filter { $0 == "\"" }.count == 2 && !line.contains("<script"), "\(line)") }
        #expect(page.contains("&lt;script&gt;alert"))
    }

    @Test func `what a template leaves out is told, and one that says nothing is refused`() {
        #expect(problems("", .text).map(\.fact) == [.saysNothing])
        #expect(problems("Hello.", .markdown).map(\.fact) == [.saysNothing])
        #expect(
            problems("{{#developments}}{{headline}}{{/developments}}", .text).map(\.fact)
                == [.leavesOut("news-part"), .leavesOut("rest-part"), .leavesOut("banners")]
        )
        #expect(problems("{{top-part}}{{news-part}}{{rest-part}}", .text).isEmpty)
    }

    @Test func `a template of nothing but mistakes is given up early`() {
        #expect(problems(String(repeating: "{{x}}", count: 100_000), .text).count == 50)
    }

    @Test func `long lines of plain text are broken where they began`() throws {
        let page = try render("  {{trust}} {{counts}} {{window}} {{next}}\n", SampleDigests.many, .text)
        let lines = page.split(separator: "\n")
        #expect(lines.count > 1 && lines.allSatisfy { $0.hasPrefix("  ") && DisplayWidth.columns($0) <= 80 })
    }

    @Test func `a digest keeps its templates, and a form without one has its usual look`() throws {
        var digest = SampleDigests.one
        digest.templates = [.text: "{{title}}\n", .html: "{{nothing}}", .markdown: "# {{title}}"]
        let bytes = try DigestRecord.bytes(digest)
        #expect(try DigestRecord.bytes(DigestRecord.digest(bytes)) == bytes)
        let again = try DigestRecord.digest(bytes)
        #expect(DigestFormat.text.render(again) == DigestWording(digest).title + "\n")
        #expect(DigestFormat.html.render(again) == HTMLRenderer.render(SampleDigests.one))
        #expect(DigestFormat.json.render(again) == JSONRenderer.render(SampleDigests.one))
    }

    @Test func `templates of random pieces are refused or harmless, and none stops the program`() {
        let pieces = [
            "{{", "}}", "{{{", "}}}", "{{#developments}}", "{{/developments}}", "{{headline}}", "{{{headline}}}",
            "{{link}}",
            "<", ">", "\"", "'", "=", " ", "a", "href", "<a href=\"", "<p class='", "</p>", "<!--", "-->", "<style>",
            "</style>", "<script>", "</script>", "{{^has-news}}", "{{/has-news}}", "{{! x }}", "/", "{{.}}", "\n",
            "<head>",
            "<title>", "</title>", "<textarea>",
        ]
        var generator = SeededGenerator(seed: 20_261_129)
        var rendered = 0
        for _ in 0..<4000 {
            var text = "<html><head></head><body>"
            for _ in 0..<Int.random(in: 1...10, using: &generator) {
                text += pieces.randomElement(using: &generator) ?? ""
            }
            guard let template = DigestTemplate(text, format: .html) else { continue }
            rendered += 1
            let page = template.render(SampleDigests.hostile)
            let elements = PageReader(page).elements
            #expect(!page.contains("<script>alert") && !page.contains("<img src=x"), "\(text)")
            #expect(
                elements.allSatisfy { element in
                    !["img", "i", "b", "u", "script"].contains(element.name)
                        && !element.attributes.keys.contains { $0.hasPrefix("on") }
                },
                "\(text)"
            )
        }
        #expect(rendered > 5)
    }
}
