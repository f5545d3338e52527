import Foundation
import TestSupport
import Testing

extension ProgramTests {
    /// How servers are treated over many passes.
    @Suite struct PolitenessTests {
        private func feed(_ ids: Range<Int> = 0..<1, title: String = "Feed", at time: String = "01:00") -> AtomFeed {
            AtomFeed(
                title: title,
                entries: ids.map {
                    AtomFeed.Entry(id: "e\($0)", title: "Item number \($0)", published: "2026-11-24T\(time):00Z")
                }
            )
        }

        private func paths(_ server: LoopbackServer) -> [String] { server.requests.map(\.path) }

        @Test func `a permanent redirect is learnt after three equal answers, told once, and given up when it fails`()
            async throws
        {
            let server = try LoopbackServer()
            defer { server.stop() }
            let home = try TestHome()
            try home.list([server.url("/old")])
            let list = home.folder.read("Feeds/list.yaml")
            server.respond(to: "/old") { _ in .redirect(301, to: "/new") }
            server.serve(feed(), at: "/new")
            var outputs: [String] = []
            for hour in 5...8 { outputs.append(try await home.run("run", at: "2026-11-24T0\(hour):00:00Z").output) }
            #expect(paths(server) == ["/old", "/new", "/old", "/new", "/old", "/new", "/new"])
            #expect(outputs.map(\.isEmpty) == [true, true, false, true])
            #expect(outputs[2].contains("has moved for good"))
            #expect(outputs[2].contains(server.url("/new")))
            #expect(outputs[2].contains("Feeds/list.yaml:2:5"))
            #expect(home.folder.read("Feeds/list.yaml") == list)
            #expect(try await home.run("status", at: "2026-11-24T08:01:00Z").output.contains("moved for good"))
            // The new address is gone, and the old one has the feed again.
            server.respond(to: "/new") { _ in LoopbackAnswer(status: 404) }
            server.serve(feed(), at: "/old")
            #expect(try await home.run("run", at: "2026-11-24T09:00:00Z").output == "")
            #expect(try await home.run("run", at: "2026-11-24T10:00:00Z").output == "")
            #expect(paths(server).suffix(3) == ["/new", "/old", "/old"])
        }

        @Test(arguments: [302, 303, 307])
        func `a redirect for now is never learnt`(status: Int) async throws {
            let server = try LoopbackServer()
            defer { server.stop() }
            let home = try TestHome()
            try home.list([server.url("/old")])
            server.respond(to: "/old") { _ in .redirect(status, to: "/new") }
            server.serve(feed(), at: "/new")
            for hour in 4...9 { _ = try await home.run("run", at: "2026-11-24T0\(hour):00:00Z") }
            #expect(server.requests(to: "/old").count == 6)
        }

        @Test func `a redirect to a web page is never learnt, and one with a step for now neither`() async throws {
            let server = try LoopbackServer()
            defer { server.stop() }
            let home = try TestHome()
            try home.list([server.url("/page"), server.url("/mixed")])
            server.respond(to: "/page") { _ in .redirect(301, to: "/html") }
            server.respond(to: "/html") { _ in LoopbackAnswer(text: "<!doctype html><html><body>Welcome</body></html>")
            }
            server.respond(to: "/mixed") { _ in .redirect(301, to: "/step") }
            server.respond(to: "/step") { _ in .redirect(302, to: "/feed") }
            server.serve(feed(), at: "/feed")
            for day in 20...25 { _ = try await home.run("run", at: "2026-11-\(day)T12:00:00Z") }
            #expect(server.requests(to: "/page").count == server.requests(to: "/html").count)
            #expect(server.requests(to: "/mixed").count == 6)
            #expect(
                try await home.feeds(["list"], at: "2026-11-25T12:01:00Z").output.contains("moved for good") == false
            )
        }

        @Test func `a server that says for ever that nothing has changed is asked for everything after eight days`()
            async throws
        {
            let server = try LoopbackServer()
            defer { server.stop() }
            let home = try TestHome()
            try home.list([server.url("/stuck")])
            let text = feed().text
            server.respond(to: "/stuck") { request in
                if request["If-None-Match"] != nil { return LoopbackAnswer(status: 304) }
                return LoopbackAnswer(headers: [("ETag", "\"for ever\"")], text: text)
            }
            for day in 1...10 { _ = try await home.run("run", at: "2026-11-\(day < 10 ? "0" : "")\(day)T12:00:00Z") }
            let conditional = server.requests.map { $0["If-None-Match"] != nil }
            #expect(conditional == [false, true, true, true, true, true, true, true, false, true])
        }

        @Test func `what a server and a document say of the age of an answer is kept to`() async throws {
            let server = try LoopbackServer()
            defer { server.stop() }
            let home = try TestHome()
            try home.list([server.url("/fresh"), server.url("/ttl"), server.url("/plain")])
            let text = feed().text
            server.respond(to: "/fresh") { _ in LoopbackAnswer(headers: [("Cache-Control", "max-age=7200")], text: text)
            }
            server.respond(to: "/ttl") { _ in
                LoopbackAnswer(text: "<rss version=\"2.0\"><channel><title>T</title><ttl>120</ttl></channel></rss>")
            }
            server.respond(to: "/plain") { _ in LoopbackAnswer(headers: [("Expires", "0")], text: text) }
            for time in ["05:00", "05:31", "06:02", "07:01"] {
                _ = try await home.run("run", at: "2026-11-24T\(time):00Z")
            }
            #expect(server.requests(to: "/plain").count == 4)
            #expect(server.requests(to: "/fresh").count == 2)
            #expect(server.requests(to: "/ttl").count == 2)
        }

        @Test func `a host that answers 429 is let alone as long as it says, over several runs, and told in status`()
            async throws
        {
            let server = try LoopbackServer()
            defer { server.stop() }
            let other = try LoopbackServer()
            defer { other.stop() }
            let home = try TestHome()
            let settings = TestHome.loopback + "  per-host: {connections: 1}\n"
            try home.folder.write(settings, to: "lookout.yaml")
            try home.list((0..<5).map { server.url("/\($0)") } + [other.url("/x")])
            for number in 0..<5 {
                server.respond(to: "/\(number)") { _ in LoopbackAnswer(status: 429, headers: [("Retry-After", "7200")])
                }
            }
            other.serve(feed(), at: "/x")
            #expect(try await home.run("run", at: "2026-11-24T05:00:00Z").status == 0)
            #expect(server.requests.count == 1)
            #expect(other.requests.count == 1)
            #expect(try await home.run("run", at: "2026-11-24T06:30:00Z").status == 0)
            #expect(server.requests.count == 1)
            #expect(other.requests.count == 2)
            let status = try await home.run("status", at: "2026-11-24T06:31:00Z")
            #expect(status.output.contains("127.0.0.1:\(server.port) asked us to come less often: 1 time"))
            #expect(status.output.contains("127.0.0.1:\(server.port) is let alone until 2026-11-24 07:00 UTC"))
            for number in 0..<5 { server.serve(feed(), at: "/\(number)") }
            #expect(try await home.run("run", at: "2026-11-24T07:01:00Z").status == 0)
            #expect(server.requests.count >= 5)
            let json = try await home.run("status", ["--json"], at: "2026-11-24T07:02:00Z")
            #expect(json.output.contains("\"throttled\":1"))
        }

        @Test func `a feed that is gone is told and asked no more`() async throws {
            let server = try LoopbackServer()
            defer { server.stop() }
            let home = try TestHome()
            try home.list([server.url("/gone"), server.url("/good")])
            server.serve(feed(), at: "/good")
            server.respond(to: "/gone") { _ in LoopbackAnswer(status: 410) }
            let first = try await home.run("run", at: "2026-11-24T05:00:00Z")
            #expect(first.output.contains("gone for good (410)"))
            _ = try await home.run("run", at: "2026-11-25T05:00:00Z")
            _ = try await home.run("run", at: "2026-12-24T05:00:00Z")
            #expect(server.requests(to: "/gone").count == 1)
        }

        @Test func `a feed that turns over is said to have lost items, and is asked more often`() async throws {
            let server = try LoopbackServer()
            defer { server.stop() }
            let home = try TestHome()
            try home.list([server.url("/fast")])
            server.serve(feed(0..<5), at: "/fast")
            #expect(try await home.run("run", at: "2026-11-24T05:00:00Z").output == "")
            server.serve(feed(100..<105, at: "05:15"), at: "/fast")
            let missed = try await home.run("run", at: "2026-11-24T05:30:00Z")
            #expect(missed.status == 0)
            #expect(missed.output.hasPrefix("items may have been missed: Feed 0"))
            // A quarter of an hour later it is asked again.
            server.serve(feed(103..<108, at: "05:35"), at: "/fast")
            #expect(try await home.run("run", at: "2026-11-24T05:45:00Z").output == "")
            #expect(server.requests.count == 3)
            let list = try await home.feeds(["list"], at: "2026-11-24T05:46:00Z")
            #expect(list.output.contains("every 15m"))
            #expect(list.output.contains("items may have been missed before 2026-11-24 05:30 UTC"))
            server.serve(feed(104..<109, at: "05:35"), at: "/fast")
            let later = try await home.run("run", at: "2026-11-25T06:00:00Z")
            #expect(later.output.hasPrefix("Feed 0 keeps up again"))
            #expect(try await home.feeds(["list"], at: "2026-11-25T06:01:00Z").output.contains("every 30m"))
        }

        @Test func `a challenge is named, and is neither a feed nor a reason to come again soon`() async throws {
            let server = try LoopbackServer()
            defer { server.stop() }
            let home = try TestHome()
            try home.list(["/a", "/b", "/c", "/d", "/good"].map(server.url))
            let page = "<!doctype html><html><head><title>Just a moment...</title></head><body>cf_chl_opt</body></html>"
            server.respond(to: "/a") { _ in
                LoopbackAnswer(
                    status: 403,
                    headers: [("cf-mitigated", "challenge"), ("Server", "cloudflare")],
                    text: page
                )
            }
            server.respond(to: "/b") { _ in LoopbackAnswer(headers: [("Content-Type", "text/html")], text: page) }
            server.respond(to: "/c") { _ in LoopbackAnswer(status: 202, headers: [("x-amzn-waf-action", "challenge")]) }
            let asking = "<html><head><title>Making sure you're not a bot!</title></head><body></body></html>"
            server.respond(to: "/d") { _ in LoopbackAnswer(headers: [("Content-Type", "text/html")], text: asking) }
            server.serve(feed(), at: "/good")
            _ = try await home.run("run", at: "2026-11-24T05:00:00Z")
            let list = try await home.feeds(["list", "--trouble"], at: "2026-11-24T05:01:00Z")
            #expect(list.output.contains("the site asks whether we are a person (Cloudflare)"))
            #expect(list.output.contains("the site asks whether we are a person (Just a moment...)"))
            #expect(list.output.contains("the site asks whether we are a person (AWS WAF)"))
            #expect(list.output.contains("the site asks whether we are a person (Making sure you're not a bot!)"))
        }

        @Test func `items that a bridge makes of its errors are no news`() async throws {
            let server = try LoopbackServer()
            defer { server.stop() }
            let home = try TestHome()
            try home.list([server.url("/bridge")])
            try home.folder.write("any: [error, Item]\npriority: alert\n", to: "Rules/all.yaml")
            let broken = AtomFeed(
                title: "Bridge",
                entries: [
                    AtomFeed.Entry(
                        id: "x1",
                        title: "Bridge returned error 500! (20417)",
                        published: "2026-11-24T04:00:00Z"
                    )
                ]
            )
            server.serve(broken, at: "/bridge")
            _ = try await home.run("run", at: "2026-11-24T05:00:00Z")
            let list = try await home.feeds(["list"], at: "2026-11-24T05:01:00Z")
            #expect(
                list.output.contains("the bridge that makes this feed could not (Bridge returned error 500! (20417))")
            )
            #expect(try home.alerts.isEmpty)
        }

        @Test func `beside an error of a bridge each rule catches the items that it speaks of`() async throws {
            let server = try LoopbackServer()
            defer { server.stop() }
            let home = try TestHome()
            try home.list([server.url("/bridge")])
            try home.folder.write("any: [harbour]\n", to: "Rules/harbour.yaml")
            try home.folder.write("any: [museum]\n", to: "Rules/museum.yaml")
            let titles = [
                "Bridge returned error 500! (20417)", "The harbour opens", "Nothing at all", "A museum closes",
            ]
            let entries = titles.enumerated().map { number, title in
                AtomFeed.Entry(id: "x\(number)", title: title, published: "2026-11-24T04:0\(number):00Z")
            }
            server.serve(AtomFeed(title: "Bridge", entries: entries), at: "/bridge")
            _ = try await home.run("run", at: "2026-11-24T05:00:00Z")
            for (rule, title) in [("harbour", titles[1]), ("museum", titles[3])] {
                let found = try await home.run("search", ["--rule", rule])
                #expect(found.output.contains(title))
                #expect(titles.filter { found.output.contains($0) } == [title])
            }
        }

        @Test func `one address is asked for after each good pass`() async throws {
            let server = try LoopbackServer()
            defer { server.stop() }
            let home = try TestHome()
            try home.folder.write(TestHome.loopback + "ping: \(server.url("/ping"))\n", to: "lookout.yaml")
            try home.list([server.url("/a"), server.url("/b")])
            server.serve(feed(), at: "/a")
            server.serve(feed(), at: "/b")
            server.respond(to: "/ping") { _ in LoopbackAnswer(status: 500) }
            #expect(try await home.run("run", at: "2026-11-24T05:00:00Z").output == "")
            #expect(paths(server).last == "/ping")
            #expect(server.requests(to: "/ping").count == 1)
            // No pass, no ping: the settings are wrong, or the network is down.
            let gone = try LoopbackServer()
            gone.stop()
            try home.list([gone.url("/a"), gone.url("/b", host: 2)])
            _ = try await home.run("run", at: "2026-11-24T06:00:00Z")
            #expect(server.requests(to: "/ping").count == 1)
        }

        @Test func `between two requests to a host lies the pause of the settings`() async throws {
            let server = try LoopbackServer()
            defer { server.stop() }
            let home = try TestHome()
            try home.folder.write(TestHome.loopback + "  per-host: {pause: 1s}\n", to: "lookout.yaml")
            try home.list([server.url("/a"), server.url("/b"), server.url("/c")])
            for path in ["/a", "/b", "/c"] { server.serve(feed(), at: path) }
            let begun = ContinuousClock.now
            #expect(try await home.run("run", at: "2026-11-24T05:00:00Z").status == 0)
            #expect(begun.duration(to: .now) >= .seconds(2))
            #expect(server.requests.count == 3)
        }
    }
}
