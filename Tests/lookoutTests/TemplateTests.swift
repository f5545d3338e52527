import Foundation
import TestSupport
import Testing

extension ProgramTests {
    /// Looks of a user's own, through the program.
    @Suite struct TemplateTests {
        private static func home() throws -> TestHome {
            let home = try TestHome(settings: "zone: UTC\ndigests: [{at: \"07:00\"}, {name: evening, at: \"18:00\"}]\n")
            try home.folder.write("feeds:\n  - {path: s.xml, id: s, language: en}\n", to: "Feeds/s.yaml")
            try home.folder.write("title: The strait\nany: [Taiwan]\n", to: "Rules/strait.yaml")
            try home.folder.write(
                "<rss version=\"2.0\"><channel><title>S</title><item><guid>1</guid><title>Taiwan &lt;b&gt; news</title>"
                    + "<link>https://s.example/1</link></item></channel></rss>",
                to: "Feeds/s.xml"
            )
            return home
        }

        @Test func `an edition has the look it was made with, for ever, and a named digest one of its own`()
            async throws
        {
            let home = try Self.home()
            try home.folder.write(
                "FIRST {{title}}\n{{top-part}}\n{{#developments}}* {{headline}}\n{{/developments}}",
                to: "Templates/digest.txt"
            )
            try home.folder.write("EVENING {{counts}}\n", to: "Templates/digest-evening.txt")
            #expect(try await home.run("check").status == 0)
            #expect(try await home.run("run", at: "2026-11-22T19:00:00Z").status == 0)
            let page = try #require(home.folder.read("Digests/2026-11-22.txt"))
            #expect(page.hasPrefix("FIRST Sunday, 22 November 2026\n"))
            #expect(home.folder.read("Digests/2026-11-22-evening.txt")?.hasPrefix("EVENING ") == true)
            #expect(home.folder.read("Digests/2026-11-22.md")?.hasPrefix("# Sunday") == true)
            try home.folder.write("SECOND {{title}}\n", to: "Templates/digest.txt")
            let again = try await home.run("digest", ["--day", "2026-11-22", "--format", "txt"])
            #expect(again.output == page)
            #expect(try await home.run("run", at: "2026-11-23T08:00:00Z").status == 0)
            #expect(home.folder.read("Digests/2026-11-23.txt") == "SECOND Monday, 23 November 2026\n")
            let soFar = try await home.run("digest", ["--format", "txt"], at: "2026-11-23T09:00:00Z")
            #expect(soFar.output.hasPrefix("SECOND "))
        }

        @Test func `a template with a mistake is left aside, named with its place, and told until it is mended`()
            async throws
        {
            let home = try Self.home()
            try home.folder.write("<html><head></head>\n<p class={{title}}>\n", to: "Templates/digest.html")
            try home.folder.write("x", to: "Templates/page.html")
            let check = try await home.run("check")
            #expect(check.status == 65)
            #expect(
                check.output.contains(
                    "Templates/digest.html:2:10: error: put quotes around the value: class=\"{{title}}\""
                )
            )
            #expect(check.output.contains("Templates/page.html: warning: no digest uses this file"))
            let run = try await home.run("run", at: "2026-11-22T19:00:00Z")
            #expect(run.status == 1)
            #expect((run.output + run.errors).contains("until it is mended digests look as without it"))
            #expect(home.folder.read("Digests/2026-11-22.html")?.contains("<h1>Sunday, 22 November 2026</h1>") == true)
            try home.folder.write("<html><head></head>\n<p class=\"{{title}}\">\n", to: "Templates/digest.html")
            let mended = try await home.run("run", at: "2026-11-22T20:00:00Z")
            #expect(mended.status == 0 && (mended.output + mended.errors).contains("Templates/digest.html: mended"))
        }

        @Test func `a template by itself can be checked within its home`() async throws {
            let home = try Self.home()
            try home.folder.write("{{titel}}", to: "Templates/digest.md")
            let check = try await home.run("check", ["Templates/digest.md"])
            #expect(check.status == 65 && check.output.contains("did you mean “title”?"))
        }
    }
}
