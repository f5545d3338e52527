import Foundation
import TestSupport
import Testing

extension ProgramTests {
    /// Feed lists changed by command.
    @Suite struct FeedListCommandTests {
        private let feed = AtomFeed(
            title: "Strait News",
            entries: [AtomFeed.Entry(id: "1", title: "Taiwan Strait", published: "2026-11-24T01:00:00Z")]
        )

        private func servePage(_ server: LoopbackServer, _ head: String) {
            server.respond(to: "/") { _ in
                LoopbackAnswer(
                    headers: [("Content-Type", "text/html")],
                    text: "<!doctype html><html><head>\(head)</head></html>"
                )
            }
        }

        @Test func `many that add feeds at once lose none of them`() async throws {
            let home = try TestHome()
            let addresses = (1...6).map { "http://127.0.0.1:9/\($0)" }
            try await withThrowingTaskGroup(of: Int32?.self) { group in
                for address in addresses {
                    group.addTask { try await home.feeds(["add", "--unchecked", address]).status }
                }
                for try await status in group { #expect(status == 0) }
            }
            let lines = home.folder.read("Feeds/mine.txt")?.split(separator: "\n").map(String.init) ?? []
            #expect(lines.sorted() == addresses)
        }

        @Test func `a password in an address is shown by nothing that speaks of it`() async throws {
            let home = try TestHome()
            try home.folder.write("http://ann:hunter2@127.0.0.1:9/x\n", to: "Feeds/secret.txt")
            try home.folder.write("feeds:\n  - url: http://ann:hunter2@127.0.0.1:9/y\n", to: "Feeds/secret.yaml")
            let time = "2026-11-24T05:00:00Z"
            let results = [
                try await home.run("check"), try await home.run("check", ["--json"]),
                try await home.run("run", ["--verbose"], at: time), try await home.run("status", at: time),
                try await home.feeds(["list"], at: time), try await home.feeds(["export"]),
                try await home.feeds(["add", "--unchecked", "http://ann:hunter2@127.0.0.1:9/z"]),
            ]
            for result in results { #expect(!(result.output + result.errors).contains("hunter2")) }
            #expect(results[0].output.contains("Feeds/secret.txt:1:1") && results[0].output.contains("auth:"))
            #expect(results[0].output.contains("Feeds/secret.yaml:2:"))
            for file in ["Alerts/alerts.jsonl", "Digests/today.html", "Feeds/mine.txt"] {
                #expect(home.folder.read(file)?.contains("hunter2") != true)
            }
        }

        @Test func `a feed is taken off all lists in which it stands`() async throws {
            let home = try TestHome()
            try home.folder.write("http://a.example/x\nhttp://a.example/y\n", to: "Feeds/one.txt")
            try home.folder.write(
                "feeds:\n  - url: http://a.example/x\n  - url: http://a.example/z\n",
                to: "Feeds/two.yaml"
            )
            let removed = try await home.feeds(["remove", "http://a.example/x"])
            #expect(removed.status == 0)
            #expect(removed.output.contains("taken off Feeds/one.txt:1:1.\n"))
            #expect(removed.output.contains("taken off Feeds/two.yaml:2:5.\n"))
            #expect(home.folder.read("Feeds/one.txt") == "http://a.example/y\n")
            #expect(home.folder.read("Feeds/two.yaml")?.contains("/x") == false)
        }

        @Test func `the feed of a page is added once, and nothing else of the list is touched`() async throws {
            let server = try LoopbackServer()
            defer { server.stop() }
            let home = try TestHome()
            let before = "\u{FEFF}# mine\r\nhttps://a.example/feed   # kept"
            try home.folder.write(before, to: "Feeds/mine.txt")
            server.serve(feed, at: "/news.atom")
            server.serve(AtomFeed(title: "Comments", entries: []), at: "/comments/feed")
            servePage(
                server,
                """
                <link rel="alternate" type="application/rss+xml" href="/comments/feed">
                <link rel=alternate type='application/atom+xml' title=News href="news.atom">
                """
            )
            let added = try await home.feeds(["add", server.url("/")])
            #expect(added.status == 0)
            #expect(added.output.contains("(Strait News) added to Feeds/mine.txt"))
            #expect(added.output.contains(server.url("/comments/feed")))
            let after = before + "\r\n" + server.url("/news.atom") + "  # Strait News\r\n"
            #expect(home.folder.read("Feeds/mine.txt") == after)
            for address in [server.url("/"), server.url("/news.atom"), server.url("/news.atom") + "/"] {
                let again = try await home.feeds(["add", address])
                #expect(again.status == 0)
                #expect(again.output.contains("is listed already, in Feeds/mine.txt:3:1"))
            }
            #expect(home.folder.read("Feeds/mine.txt") == after)
            let removed = try await home.feeds(["remove", server.url("/news.atom")])
            #expect(removed.status == 0)
            #expect(home.folder.read("Feeds/mine.txt") == before + "\r\n")
        }

        @Test func `what is no feed and has none is not added`() async throws {
            let server = try LoopbackServer()
            defer { server.stop() }
            let home = try TestHome()
            servePage(server, "<title>Nothing here</title>")
            let page = try await home.feeds(["add", server.url("/")])
            #expect(page.status == 65)
            #expect(page.errors.contains("no feed was found there"))
            let absent = try await home.feeds(["add", server.url("/none")])
            #expect(absent.status == 69)
            #expect(absent.errors.contains("not found (404)"))
            #expect(home.folder.names(in: "Feeds").isEmpty)
            let text = try await home.feeds(["add", "--unchecked", "ftp://a.example/"])
            #expect(text.status == 65)
            let unchecked = try await home.feeds(
                ["add", "--unchecked", "--list", "korea.yaml", server.url("/none")]
            )
            #expect(unchecked.status == 0)
            #expect(home.folder.read("Feeds/korea.yaml") == "feeds:\n  - {url: \"\(server.url("/none"))\"}\n")
            for list in ["../mine.txt", "mine.opml", "mine.csv", "/tmp/mine.txt"] {
                let refused = try await home.feeds(["add", "--unchecked", "--list", list, "https://b.example/"])
                #expect(refused.status == 65, "\(list)")
            }
        }

        @Test func `a feed is found by itself, by its page and in the usual places`() async throws {
            let server = try LoopbackServer()
            defer { server.stop() }
            let other = try LoopbackServer()
            defer { other.stop() }
            let home = try TestHome(settings: "fetch: {allow-private: [\"127.0.0.1:\(server.port)\"]}\n")
            server.serve(feed, at: "/rss.xml")
            let own = try await home.feeds(["find", server.url("/rss.xml")])
            #expect(own.output == "\(server.url("/rss.xml"))  Strait News  (1 item)\n")
            servePage(server, "")
            #expect(try await home.feeds(["find", server.url("/")]).output == own.output)
            servePage(server, "<link rel=\"alternate feed\" type=\"application/atom+xml\" href=\"/rss.xml#x\">")
            let json = try await home.feeds(["find", "--json", server.url("/")])
            #expect(
                json.output
                    == "{\"feeds\":[{\"url\":\"\(server.url("/rss.xml"))\",\"title\":\"Strait News\",\"format\":\"atom-1.0\",\"items\":1}]}\n"
            )
            // What a page names inherits nothing.
            other.serve(feed, at: "/rss.xml")
            servePage(server, "<link rel=alternate type=application/rss+xml href=\"\(other.url("/rss.xml"))\">")
            _ = try await home.feeds(["find", server.url("/")])
            #expect(other.connectionCount == 0)
        }

        @Test func `an OPML file is imported with folders and attributes, once, and exported again`() async throws {
            let home = try TestHome()
            try home.folder.write("https://b.example/feed/\n", to: "Feeds/mine.txt")
            let opml = """
                <?xml version="1.0"?><opml version="1.1"><head><title>Old &amp; good</title></head><body>
                <outline text="Asia"><outline text="Korea &lt;R&gt;">
                <outline text="A" type="rss" xmlUrl="https://a.example/?x=1&amp;y=2" htmlUrl="https://a.example" customIcon="7"/>
                </outline><outline text="B" xmlUrl="http://www.b.example/feed"/></outline>
                <outline text="bad" xmlUrl="exec:rm"/><outline text="A again" xmlUrl="https://a.example/?x=1&amp;y=2"/>
                </body></opml>
                """
            try home.folder.write(opml, to: "reader.opml")
            let imported = try await home.feeds(["import", "reader.opml"])
            #expect(imported.status == 0)
            #expect(
                imported.output
                    == "1 feed added in Feeds/reader.opml, 2 listed already, 1 without an address that can be asked.\n"
            )
            let outline =
                "<outline text=\"A\" type=\"rss\" xmlUrl=\"https://a.example/?x=1&amp;y=2\" "
                + "htmlUrl=\"https://a.example\" customIcon=\"7\"/>"
            let list = try #require(home.folder.read("Feeds/reader.opml"))
            #expect(list.contains("<title>Old &amp; good</title>"))
            #expect(
                list.contains(
                    "    <outline text=\"Asia\">\n      <outline text=\"Korea &lt;R&gt;\">\n        \(outline)\n"
                )
            )
            let exported = try await home.feeds(["export"])
            #expect(exported.output.contains(outline))
            #expect(exported.output.contains("xmlUrl=\"https://b.example/feed/\""))
            let again = try await home.feeds(["import", "reader.opml"])
            #expect(again.output.hasPrefix("0 feeds added, 3 listed already"))
            #expect(try await home.feeds(["import", "lookout.yaml"]).status == 65)
        }

        @Test func `the list says how each feed stands`() async throws {
            let server = try LoopbackServer()
            defer { server.stop() }
            let home = try TestHome()
            try home.folder.write(
                """
                feeds:
                  - {id: good, title: Good, url: "\(server.url("/good"))"}
                  - {id: bad, title: Bad, url: "\(server.url("/bad"))", interval: 10m}
                  - {id: off, title: Off, url: "\(server.url("/off"))", off: true}

                """,
                to: "Feeds/list.yaml"
            )
            server.serve(feed, at: "/good")
            let new = try await home.feeds(["list"], at: "2026-11-24T05:00:00Z")
            #expect(new.output.hasPrefix("3 feeds: 2 new, 1 off.\n"))
            for hour in ["05", "07", "09"] { _ = try await home.run("run", at: "2026-11-24T\(hour):00:00Z") }
            let list = try await home.feeds(["list"], at: "2026-11-24T09:10:00Z")
            #expect(list.status == 0)
            #expect(list.output.hasPrefix("3 feeds: 1 ok, 1 failing, 1 off.\n"))
            #expect(list.output.contains("every 30m · Feeds/list.yaml:2:5"))
            #expect(list.output.contains("failed 3 times, since 2026-11-24 05:00 UTC"))
            let json = try await home.feeds(["list", "--json", "--trouble"], at: "2026-11-24T09:10:00Z")
            #expect(json.output.contains("\"id\":\"bad\""))
            #expect(!json.output.contains("\"id\":\"good\""))
            #expect(json.output.contains("\"state\":\"failing\""))
            #expect(json.output.contains("\"failures\":3"))
        }
    }
}
