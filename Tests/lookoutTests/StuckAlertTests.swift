import Foundation
import TestSupport
import Testing

extension ProgramTests {
    /// What does not arrive, as people see it.
    @Suite struct StuckAlertTests {
        @Test func `a hook that lets nobody in is told by sink, answer and advice, and nothing is given up`()
            async throws
        {
            let server = try LoopbackServer()
            defer { server.stop() }
            server.respond(to: "/hook") { _ in LoopbackAnswer(status: 403, text: "wrong token") }
            let home = try TestHome(settings: settings(server))
            #expect(try await home.run("run", at: "2026-11-24T08:00:00Z").status == 0)
            let drill = try await LookoutProgram.run(["alerts", "test", "--home", home.folder.path()])
            #expect(drill.status == 1)
            let sentence =
                "webhook does not let us in, it said “403 wrong token”; mend its user, password, token or url"
            #expect(drill.output.contains(sentence))
            let list = try await LookoutProgram.run(["alerts", "list", "--waiting", "--home", home.folder.path()])
            #expect(list.output.contains(sentence))
            let status = try await home.run("status")
            #expect(status.output.contains("- webhook: 1 waiting, the oldest of "))
            #expect(status.output.contains(sentence))
            let run = try await home.run("run")
            #expect(run.status == 1 && run.output.contains("1 waiting, 0 given up (" + sentence))
        }

        @Test func `what was given up stands in the status, in the next edition's ledger and in the exit status`()
            async throws
        {
            let server = try LoopbackServer()
            defer { server.stop() }
            server.respond(to: "/hook") { _ in LoopbackAnswer(status: 400, text: "no") }
            let home = try TestHome(settings: settings(server))
            let drill = try await LookoutProgram.run([
                "alerts", "test", "--at", "2026-11-24T07:00:00Z", "--home", home.folder.path(),
            ])
            #expect(drill.status == 1)
            let run = try await home.run("run", at: "2026-11-24T08:00:00Z")
            #expect(run.status == 1 && run.output.contains("0 waiting, 1 given up (webhook will not have it"))
            let day = try #require(
                home.folder.names(in: "Digests").first { $0.hasPrefix("2026-") && $0.hasSuffix(".txt") }
            )
            #expect(home.folder.read("Digests/" + day)?.contains("Messages given up at webhook") == true)
            let json = home.folder.read("Digests/" + day.replacing(".txt", with: ".json")) ?? ""
            #expect(json.replacing(" ", with: "").contains("\"givenUp\":{"))
            let status = try await home.run("status", at: "2026-11-24T08:00:00Z")
            let sentence =
                "webhook will not have it, "
                + "it said “400 no”; mend what it objects to, then run lookout alerts retry"
            #expect(
                status.status == 1 && status.output.contains("- webhook: 1 given up, the oldest of "),
                "\(status.output)"
            )
            #expect(status.output.contains(sentence))

            let edition = { (format: String) in
                let name = day.replacing(".txt", with: "." + format)
                return (home.folder.read("Digests/" + name) ?? "").split(separator: "\n").filter {
                    $0.lowercased().contains("given up") || $0.contains("givenUp")
                }.map { "\(format): \($0)\n" }.joined()
            }
            let list = try await LookoutProgram.run(["alerts", "list", "--dead", "--home", home.folder.path()])
            let shown = [
                "run leaves with \(run.status ?? -1):\n\(run.output)",
                "status leaves with \(status.status ?? -1):\n\(status.output)",
                "alerts list --dead:\n\(list.output)",
                "the edition:\n" + ["txt", "md", "html", "json"].map(edition).joined(),
            ]
            try expectGolden(shown.joined(separator: "\n"), "dead-letters.txt")

            let none = try await LookoutProgram.run(["alerts", "drop", "--home", home.folder.path()])
            #expect(none.status == 64 && none.errors.contains("--reason"))
            let other = try await LookoutProgram.run([
                "alerts", "drop", "--reason", "no more", "ffffffff", "--home", home.folder.path(),
            ])
            #expect(other.status == 65 && other.errors.contains("nothing that was given up has the id ffffffff"))
            let drop = ["alerts", "drop", "--reason", "the hook is no more", "--home", home.folder.path()]
            let gone = try await LookoutProgram.run(drop)
            #expect(gone.status == 0 && gone.output.hasSuffix("  webhook  put away\n"), "\(gone.output)")
            #expect(try await LookoutProgram.run(drop).output == "Nothing was given up.\n")
            let kept = try await LookoutProgram.run(["alerts", "list", "--home", home.folder.path()])
            #expect(kept.output.contains("the hook is no more"), "\(kept.output)")
            let after = try await home.run("run", at: "2026-11-24T09:00:00Z")
            #expect(after.status == 0 && !after.output.contains("given up"), "\(after.output)")
            #expect(try await home.run("status", at: "2026-11-24T09:00:00Z").status == 0)
        }

        @Test func `a sink that is busy is nobody's business until it is so for hours`() async throws {
            let server = try LoopbackServer()
            defer { server.stop() }
            server.respond(to: "/hook") { _ in LoopbackAnswer(status: 503, text: "busy") }
            let home = try await homeWithNews(at: "2026-11-24T07:00:00Z")
            try home.folder.write(settings(server), to: "lookout.yaml")
            let first = try await home.run("run", at: "2026-11-24T08:00:00Z")
            #expect(first.status == 0 && !first.output.contains("not delivered"), "\(first)")
            #expect(try await home.run("status", at: "2026-11-24T08:00:00Z").output.contains("webhook: 1 waiting"))
            let late = try await home.run("run", at: "2026-11-24T11:30:00Z")
            #expect(late.status == 1 && late.output.contains("1 waiting, 0 given up (webhook put it off"), "\(late)")
        }

        @Test func `a second sink that fails is told of while a first one stands, and both are put away by name`()
            async throws
        {
            let server = try LoopbackServer()
            defer { server.stop() }
            server.respond(to: "/one") { _ in LoopbackAnswer(status: 400, text: "no") }
            let home = try await homeWithNews(at: "2026-11-24T07:00:00Z")
            let hook = { (name: String, path: String) in
                "  - {kind: webhook, name: \(name), url: \"\(server.url(path))\", allow-private: [127.0.0.0/8]}\n"
            }
            try home.folder.write(TestHome.loopback + "sinks:\n" + hook("one", "/one"), to: "lookout.yaml")
            let first = try await home.run("run", at: "2026-11-24T08:00:00Z")
            #expect(first.output.contains("one will not have it"), "\(first)")
            let drill = try await LookoutProgram.run([
                "alerts", "test", "--at", "2026-11-24T08:10:00Z", "--home", home.folder.path(),
            ])
            #expect(drill.status == 1)
            try home.folder.write(TestHome.loopback + "sinks:\n" + hook("two", "/one"), to: "lookout.yaml")
            _ = try await LookoutProgram.run([
                "alerts", "test", "--at", "2026-11-24T08:20:00Z", "--home", home.folder.path(),
            ])
            let second = try await home.run("run", at: "2026-11-24T08:30:00Z")
            #expect(second.output.contains("two will not have it") && !second.output.contains("one will"), "\(second)")
            let dropped = try await LookoutProgram.run([
                "alerts", "drop", "--reason", "no more", "--home", home.folder.path(),
            ])
            #expect(dropped.output.split(separator: "\n").count == 3, "\(dropped.output)")
            let last = try await home.run("run", at: "2026-11-24T09:00:00Z")
            #expect(last.status == 0 && last.output.contains("nothing is stuck on its way to one any more"), "\(last)")
        }

        @Test func `a drill in quiet hours takes no alert along that waits for their end`() async throws {
            let server = try LoopbackServer()
            defer { server.stop() }
            server.respond(to: "/hook") { _ in LoopbackAnswer(status: 503, text: "busy") }
            let home = try await homeWithNews(at: "2026-11-24T20:00:00Z")
            let sink =
                "{kind: webhook, url: \"\(server.url("/hook"))\", allow-private: [127.0.0.0/8], quiet: \"22:00-07:00\"}"
            try home.folder.write(
                TestHome.loopback.replacing("Asia/Tokyo", with: "UTC") + "sinks:\n  - \(sink)\n",
                to: "lookout.yaml"
            )
            #expect(try await home.run("run", at: "2026-11-24T21:50:00Z").status == 0)
            server.respond(to: "/hook") { _ in LoopbackAnswer(text: "ok") }
            let before = server.requests(to: "/hook").count
            let drill = try await LookoutProgram.run([
                "alerts", "test", "--at", "2026-11-24T22:10:00Z", "--home", home.folder.path(),
            ])
            #expect(drill.status == 0, "\(drill)")
            let bodies = server.requests(to: "/hook").dropFirst(before).map { String(decoding: $0.body, as: UTF8.self) }
            #expect(bodies.count == 1 && bodies[0].contains("Drill"), "\(bodies)")
            #expect(try await home.run("run", at: "2026-11-25T07:00:00Z").status == 0)
            #expect(server.requests(to: "/hook").count == before + 2)
        }

        @Test func `what quiet hours held is late only once its sink has been away for hours`() async throws {
            let server = try LoopbackServer()
            defer { server.stop() }
            server.respond(to: "/hook") { _ in LoopbackAnswer(status: 503, text: "busy") }
            let home = try await homeWithNews(at: "2026-11-24T20:00:00Z")
            try home.folder.write(settings(server, ", quiet: \"22:00-07:00\""), to: "lookout.yaml")
            #expect(try await home.run("run", at: "2026-11-24T22:30:00Z").status == 0)
            #expect(server.requests(to: "/hook").isEmpty)
            let morning = try await home.run("run", at: "2026-11-25T07:00:00Z")
            #expect(!server.requests(to: "/hook").isEmpty && morning.status == 0, "\(morning)")
            #expect(try await home.run("run", at: "2026-11-25T10:30:00Z").status == 1)
        }

        @Test func `an id that is cut so short that it is that of several is refused`() async throws {
            let server = try LoopbackServer()
            defer { server.stop() }
            server.respond(to: "/hook") { _ in LoopbackAnswer(status: 400, text: "no") }
            let home = try TestHome(settings: settings(server))
            var known: Set<Character> = []
            var double: Character?
            // Of seventeen ids two begin with the same digit.
            for _ in 0..<17 where double == nil {
                _ = try await LookoutProgram.run(["alerts", "test", "--home", home.folder.path()])
                let list = try await LookoutProgram.run(["alerts", "list", "--dead", "--home", home.folder.path()])
                let digit = try #require(list.output.first)
                if !known.insert(digit).inserted { double = digit }
            }
            let prefix = String(try #require(double))
            for command in [["drop", prefix, "--reason", "no more"], ["retry", prefix]] {
                let result = try await LookoutProgram.run(["alerts"] + command + ["--home", home.folder.path()])
                #expect(result.status == 65 && result.errors.contains("several ids begin with \(prefix)"), "\(result)")
            }
        }

        @Test func `what waits for a sink that is no more is put away without its id`() async throws {
            let server = try LoopbackServer()
            defer { server.stop() }
            server.respond(to: "/hook") { _ in LoopbackAnswer(status: 503, text: "busy") }
            let home = try await homeWithNews(at: "2026-11-24T07:00:00Z")
            try home.folder.write(settings(server), to: "lookout.yaml")
            #expect(try await home.run("run", at: "2026-11-24T08:00:00Z").status == 0)
            try home.folder.write(TestHome.loopback, to: "lookout.yaml")
            let run = try await home.run("run", at: "2026-11-24T08:30:00Z")
            #expect(run.status == 1 && run.output.contains("the settings name no sink webhook any more"), "\(run)")
            let drop = try await LookoutProgram.run([
                "alerts", "drop", "--reason", "the hook is no more", "--home", home.folder.path(),
            ])
            #expect(drop.status == 0 && drop.output.hasSuffix("  webhook  put away\n"), "\(drop)")
            #expect(try await home.run("run", at: "2026-11-24T09:00:00Z").status == 0)
        }

        @Test func `the page that an alert leads to has the news when the alert comes`() async throws {
            let home = try await homeWithNews()
            try home.folder.write(
                TestHome.loopback + """
                    sinks:
                      - kind: command
                        command: [/bin/sh, -c, 'cp "$0/Digests/today.html" "$0/seen.html"', "\(home.folder.path())"]

                    """,
                to: "lookout.yaml"
            )
            #expect(try await home.run("run").status == 0)
            let seen = try #require(home.folder.read("seen.html"))
            #expect(seen.contains(">Taiwan<"), "\(seen)")
        }

        /// Settings with a webhook of this server, and further keys of it; quiet hours are those of UTC.
        private func settings(_ server: LoopbackServer, _ keys: String = "") -> String {
            let zone = TestHome.loopback.replacing("Asia/Tokyo", with: keys.isEmpty ? "Asia/Tokyo" : "UTC")
            let url = server.url("/hook")
            return zone + "sinks:\n  - {kind: webhook, url: \"\(url)\", allow-private: [127.0.0.0/8]\(keys)}\n"
        }

        /// A home whose feed has news once its first pass is over.
        private func homeWithNews(at time: String? = nil) async throws -> TestHome {
            let home = try TestHome()
            let feed = { (title: String) in
                "<rss version=\"2.0\"><channel><title>S</title><item><guid>\(title)</guid><title>\(title)</title></item></channel></rss>"
            }
            try home.folder.write("feeds:\n  - {path: s.xml, id: s}\n", to: "Feeds/s.yaml")
            try home.folder.write("any: [Taiwan]\npriority: alert\n", to: "Rules/t.yaml")
            try home.folder.write(feed("Nothing"), to: "Feeds/s.xml")
            #expect(try await home.run("run", at: time).status == 0)
            try home.folder.write(feed("Taiwan"), to: "Feeds/s.xml")
            return home
        }

        @Test
        func `the feed of the alerts stands beside them without drills, and is left as it is where nothing is new`()
            async throws
        {
            let home = try await homeWithNews()
            let entries = {
                (home.folder.read("Alerts/alerts.atom") ?? "").components(separatedBy: "<entry>").count - 1
            }
            let before = entries()
            #expect(try await home.run("run").status == 0)
            #expect(entries() == before + 1)
            let one = try #require(home.folder.read("Alerts/alerts.atom"))
            let file = home.folder.path("Alerts/alerts.atom")
            let number = try FileManager.default.attributesOfItem(atPath: file)[.systemFileNumber] as? Int
            #expect(try await LookoutProgram.run(["alerts", "test", "--home", home.folder.path()]).status == 0)
            #expect(try await home.run("run").status == 0)
            let next = try FileManager.default.attributesOfItem(atPath: file)[.systemFileNumber] as? Int
            #expect(home.folder.read("Alerts/alerts.atom") == one && number == next)
        }

        @Test func `the feed of the alerts is the same feed with the same entries where the home is moved`()
            async throws
        {
            let home = try await homeWithNews()
            let moved = try TestHome()
            #expect(try await home.run("run").status == 0)
            for name in ["Feeds", "Rules", "State", "Alerts", "lookout.yaml"] { try moved.copy(name, from: home) }
            try FileManager.default.removeItem(atPath: moved.folder.path("Alerts/alerts.atom"))
            #expect(try await moved.run("run").status == 0)
            let feed = try #require(home.folder.read("Alerts/alerts.atom"))
            #expect(moved.folder.read("Alerts/alerts.atom") == feed)

            let other = try await homeWithNews()
            #expect(try await other.run("run").status == 0)
            let ids = { (text: String) in text.split(separator: "\n").filter { $0.contains("<id>") } }
            let others = ids(try #require(other.folder.read("Alerts/alerts.atom")))
            #expect(others[0] != ids(feed)[0], "another home is another feed")
            #expect(
                others.dropFirst().elementsEqual(ids(feed).dropFirst()),
                "the same news has the same ids at any path"
            )
        }
    }

    /// `lookout feeds release`.
    @Suite struct FeedsCommandTests {
        @Test func `a feed that holds nothing, and one that is none, are refused`() async throws {
            let home = try TestHome()
            try home.folder.write("feeds:\n  - {path: s.xml, id: strait}\n", to: "Feeds/s.yaml")
            try home.folder.write("<rss version=\"2.0\"><channel><title>S</title></channel></rss>", to: "Feeds/s.xml")
            #expect(try await home.run("run").status == 0)
            let run = { (feed: String) in
                try await LookoutProgram.run(["feeds", "release", feed, "--home", home.folder.path()])
            }
            let none = try await run("strait")
            #expect(none.status == 65 && none.errors.contains("nothing of strait is held back"))
            let unknown = try await run("strayt")
            #expect(unknown.status == 65 && unknown.errors.contains("there is no feed strayt. Did you mean strait?"))
        }

        @Test func `what a feed published again is held, the notice names the command, and the command lets it go`()
            async throws
        {
            let home = try TestHome()
            try home.folder.write("feeds:\n  - {path: s.xml, id: strait}\n", to: "Feeds/s.yaml")
            try home.folder.write("any: [opens]\n", to: "Rules/works.yaml")
            let topics = ["harbour", "bridge", "airport", "museum", "railway", "market", "hospital", "stadium"]
            func feed(_ ids: String, day: Int) -> String {
                let items = topics.enumerated().map { number, topic in
                    "<item><guid isPermaLink=\"false\">\(ids)\(number)</guid><pubDate>\(day) Nov 2026 0\(number):00:00 GMT</pubDate>"
                        + "<title>Taiwan \(topic) opens: \(topic)goers, \(topic)keepers and \(topic)works</title>"
                        + "<description>\(topic)builders, \(topic)guards and \(topic)painters were there.</description></item>"
                }
                return "<rss version=\"2.0\"><channel><title>S</title>\(items.joined())</channel></rss>"
            }
            try home.folder.write(feed("a", day: 20), to: "Feeds/s.xml")
            #expect(try await home.run("run", at: "2026-11-20T10:00:00Z").status == 0)
            try home.folder.write("<rss version=\"2.0\"><channel><title>S</title></channel></rss>", to: "Feeds/s.xml")
            #expect(try await home.run("run", at: "2026-11-23T10:00:00Z").status == 0)
            try home.folder.write(feed("again-", day: 24), to: "Feeds/s.xml")
            let flood = try await home.run("run", at: "2026-11-24T10:00:00Z")
            #expect(flood.output.contains("lookout feeds release strait"), "\(flood.output)")
            let released = try await LookoutProgram.run([
                "feeds", "release", "strait", "--at", "2026-11-24T11:00:00Z", "--home", home.folder.path(),
            ])
            #expect(released.status == 0 && released.output.contains(" of strait released"), "\(released)")
        }
    }
}
