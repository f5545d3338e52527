import Foundation
import TestSupport
import Testing

extension ProgramTests {
    /// `lookout alerts`, and what leaves by the sinks of the settings.
    @Suite struct AlertsCommandTests {
        /// A home with a sink that writes what it is given into a file.
        private static func home(_ further: String = "") throws -> TestHome {
            let home = try TestHome()
            let file = home.folder.path("received")
            try home.folder.write(
                TestHome.loopback + "sinks:\n  - kind: command\n    command: [/usr/bin/tee, \"\(file)\"]\n" + further,
                to: "lookout.yaml"
            )
            return home
        }

        private static func alerts(_ home: TestHome, _ arguments: [String]) async throws -> ProgramRun.Result {
            try await LookoutProgram.run(["alerts"] + arguments + ["--home", home.folder.path("")])
        }

        @Test func `a drill goes through every sink and says what each answered`() async throws {
            let home = try Self.home(
                "  - {kind: webhook, url: \"http://127.0.0.1:9/\", allow-private: [127.0.0.0/8]}\n"
            )
            let drill = try await Self.alerts(home, ["test"])
            #expect(drill.status == 1, "the webhook does not answer")
            #expect(drill.output.split(separator: "\n").count { $0.contains("  drill: ") } == 3)
            #expect(drill.output.contains("  files  drill: delivered: "))
            #expect(drill.output.contains("  command  drill: delivered: "))
            #expect(drill.output.contains("  webhook  drill: next try with the first run after "))
            #expect(try #require(home.folder.read("received")).contains("\"drill\":true"))

            let list = try await Self.alerts(home, ["list", "--waiting"])
            #expect(list.output.split(separator: "\n").count == 1 && list.output.contains("webhook"))
            let only = try await Self.alerts(home, ["test", "--sink", "files"])
            #expect(only.status == 0 && only.output.split(separator: "\n").count == 1)
            let id = String(only.output.prefix(12))
            let shown = try await Self.alerts(home, ["show", id])
            #expect(shown.output.contains("DRILL: Lookout can reach you here"))
            #expect(try await Self.alerts(home, ["show", "nothing"]).status == 65)
            #expect(try await Self.alerts(home, ["test", "--sink", "fax"]).status == 64)
            #expect(try await Self.alerts(home, ["retry"]).output == "Nothing was given up.\n")
        }

        @Test func `samples are left out of a home that sends further than to files`() async throws {
            let feed = """
                <rss version="2.0"><channel><title>S</title><item><guid>1</guid><title>Taiwan</title></item></channel></rss>
                """
            for hasSink in [false, true] {
                let home = hasSink ? try Self.home() : try TestHome()
                try home.folder.write("feeds:\n  - {path: s.xml, id: s, sample: true}\n", to: "Feeds/s.yaml")
                try home.folder.write(feed.replacing("Taiwan", with: "Nothing"), to: "Feeds/s.xml")
                try home.folder.write("any: [Taiwan]\npriority: alert\n", to: "Rules/t.yaml")
                #expect(try await home.run("run").status == 0)
                try home.folder.write(feed.replacing("<guid>1", with: "<guid>2"), to: "Feeds/s.xml")
                #expect(try await home.run("run").status == 0)
                let record = home.folder.read("Alerts/alerts.jsonl") ?? ""
                #expect(record.contains("Taiwan") == !hasSink)
                #expect((home.folder.read("received") ?? "").contains("Taiwan") == false)
            }
        }

        @Test func `a silence needs a reason and an end, is listed, shows in the plan and is ended by its number`()
            async throws
        {
            let home = try Self.home()
            try home.folder.write("any: [Taiwan]\npriority: alert\n", to: "Rules/strait.yaml")
            #expect(try await home.run("run").status == 0)
            #expect(try await Self.alerts(home, ["silence", "strait", "--for", "2h"]).status == 64)
            #expect(try await Self.alerts(home, ["silence", "strait", "--reason", "x"]).status == 64)
            let unknown = try await Self.alerts(home, ["silence", "strat", "--for", "2h", "--reason", "x"])
            #expect(unknown.status == 65 && unknown.errors.contains("did you mean strait?"))
            let plan = try await Self.alerts(home, ["test", "--plan"])
            #expect(plan.output.contains("command: alerts of strait, at once; 10 left today\n"))
            #expect(home.folder.read("received") == nil, "the plan sends nothing")

            let words = ["--for", "2h", "--reason", "an exercise", "--author", "anna"]
            let silenced = try await Self.alerts(home, ["silence", "strait"] + words)
            #expect(silenced.status == 0 && silenced.output.contains("Number 1: rule strait until "))
            let listed = try await Self.alerts(home, ["silence"]).output
            #expect(listed.contains(", by anna on ") && listed.hasSuffix(": an exercise\n"))
            #expect(try await Self.alerts(home, ["test", "--plan"]).output.contains("command: alerts of no rule, "))
            #expect(try await Self.alerts(home, ["unsilence", "7"]).status == 65)
            #expect(try await Self.alerts(home, ["unsilence", "1"]).status == 0)
            #expect(try await Self.alerts(home, ["silence"]).output == "Nothing is silenced.\n")
        }

        @Test func `a silence without an author is by whoever is logged in, also where USER is not set`() async throws {
            let home = try Self.home()
            try home.folder.write("any: [Taiwan]\npriority: alert\n", to: "Rules/strait.yaml")
            #expect(try await home.run("run").status == 0)
            let words = ["strait", "--for", "2h", "--reason", "an exercise", "--home", home.folder.path("")]
            let silenced = try await LookoutProgram.run(["alerts", "silence"] + words)
            let name = NSUserName()
            #expect(silenced.status == 0 && silenced.output.contains(", by \(name) on "), "\(silenced)")
        }

        @Test func `a message of several alerts names them to whoever would silence it`() async throws {
            let server = try LoopbackServer()
            defer { server.stop() }
            server.respond(to: "/hook") { _ in LoopbackAnswer(text: "ok") }
            let home = try TestHome(
                settings: TestHome.loopback
                    + "sinks:\n  - {kind: mattermost, url: \"\(server.url("/hook"))\", allow-private: [127.0.0.0/8]}\n"
            )
            let feed = { (isNew: Bool) in
                let items = ["harbour", "bridge", "museum", "rescue"].map { topic in
                    "<item><guid>\(topic)\(isNew)</guid><title>\(isNew ? "Taiwan \(topic): \(topic)goers" : "Nothing")"
                        + "</title><description>\(topic)builders and \(topic)guards</description></item>"
                }
                return "<rss version=\"2.0\"><channel><title>S</title>\(items.joined())</channel></rss>"
            }
            try home.folder.write("feeds:\n  - {path: s.xml, id: s}\n", to: "Feeds/s.yaml")
            try home.folder.write("any: [Taiwan]\npriority: alert\n", to: "Rules/t.yaml")
            for isNew in [false, true] {
                try home.folder.write(feed(isNew), to: "Feeds/s.xml")
                #expect(try await home.run("run").status == 0)
            }
            let lines = try await Self.alerts(home, ["list"]).output.split(separator: "\n")
            let group = try #require(lines.first { $0.contains("  group: ") }).prefix(12)
            let members = lines.filter { $0.contains("told by the message \(group)") }.map { String($0.prefix(12)) }
            #expect(members.count == 4)
            let words = ["--for", "2h", "--reason", "enough"]
            let refused = try await Self.alerts(home, ["silence", String(group)] + words)
            #expect(
                refused.status == 65 && refused.errors.contains("that message tells several alerts; take one of:\n")
            )
            let sent = try #require(server.requests(to: "/hook").last).text
            for member in members {
                #expect(refused.errors.contains("  \(member)  Taiwan ") && sent.contains("Alert \(member)"), "\(sent)")
            }
            #expect(try await Self.alerts(home, ["silence", members[0]] + words).status == 0)
        }

        @Test func `an alert of a run leaves by the sinks whose rule it is`() async throws {
            let feed = """
                <rss version="2.0"><channel><title>S</title><item><guid>1</guid><title>Taiwan</title></item></channel></rss>
                """
            for (rules, isTold) in [("[t]", true), ("[other]", false)] {
                let home = try Self.home("    rules: \(rules)\n")
                try home.folder.write("feeds:\n  - {path: s.xml, id: s}\n", to: "Feeds/s.yaml")
                try home.folder.write("any: [Taiwan]\npriority: alert\n", to: "Rules/t.yaml")
                try home.folder.write(feed.replacing("Taiwan", with: "Nothing"), to: "Feeds/s.xml")
                // Whom the settings tell of nothing is a matter for a person.
                let status: Int32 = isTold ? 0 : 1
                #expect(try await home.run("run").status == status)
                try home.folder.write(feed.replacing("<guid>1", with: "<guid>2"), to: "Feeds/s.xml")
                #expect(try await home.run("run").status == status)
                #expect(try #require(home.folder.read("Alerts/alerts.jsonl")).contains("\"title\":\"Taiwan\""))
                #expect((home.folder.read("received") ?? "").contains("\"headline\":\"Taiwan\"") == isTold)
            }
        }
    }
}
