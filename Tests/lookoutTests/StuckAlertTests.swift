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
            let home = try TestHome(
                settings: TestHome.loopback
                    + "sinks:\n  - {kind: webhook, url: \"\(server.url("/hook"))\", allow-private: [127.0.0.0/8]}\n"
            )
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
            let home = try TestHome(
                settings: TestHome.loopback
                    + "sinks:\n  - {kind: webhook, url: \"\(server.url("/hook"))\", allow-private: [127.0.0.0/8]}\n"
            )
            let drill = try await LookoutProgram.run([
                "alerts", "test", "--at", "2026-11-24T07:00:00Z", "--home", home.folder.path(),
            ])
            #expect(drill.status == 1)
            let run = try await home.run("run", at: "2026-11-24T08:00:00Z")
            #expect(run.status == 1 && run.output.contains("0 waiting, 1 given up (webhook will not have it"))
            let day = try #require(
                home.folder.names(in: "Digests").first { $0.hasPrefix("2026-") && $0.hasSuffix(".txt") }
            )
            #expect(home.folder.read("Digests/" + day)?.contains("Alerts given up at webhook") == true)
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
        }

        /// A home whose feed has news once its first pass is over.
        private func homeWithNews() async throws -> TestHome {
            let home = try TestHome()
            let feed = { (title: String) in
                "<rss version=\"2.0\"><channel><title>S</title><item><guid>\(title)</guid><title>\(title)</title></item></channel></rss>"
            }
            try home.folder.write("feeds:\n  - {path: s.xml, id: s}\n", to: "Feeds/s.yaml")
            try home.folder.write("any: [Taiwan]\npriority: alert\n", to: "Rules/t.yaml")
            try home.folder.write(feed("Nothing"), to: "Feeds/s.xml")
            #expect(try await home.run("run").status == 0)
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
