import Foundation
import TestSupport
import Testing

extension ProgramTests {
    /// Whatever a run is sending when it is killed, each sink has each alert in the end, repeats under one id with one body.
    ///
    /// `LOOKOUT_KILLS=all` kills at every event.
    @Suite(.enabled(if: KillSwitch.compiler != nil, "no C compiler for the library that kills"))
    struct SinkKillSweepTests {
        private static let standard = 14
        private static let topics = ["harbour", "bridge", "museum"]

        private func feed(isNew: Bool) -> String {
            let items = Self.topics.map { topic in
                "<item><guid>\(topic)\(isNew)</guid><title>\(isNew ? "Taiwan \(topic): \(topic)goers" : "Nothing")</title>"
                    + "<description>\(topic)builders and \(topic)guards</description></item>"
            }
            return "<rss version=\"2.0\"><channel><title>S</title>\(items.joined())</channel></rss>"
        }

        private func home(_ hook: LoopbackServer, _ mail: SMTPServer) async throws -> TestHome {
            let home = try TestHome()
            try home.folder.write(
                """
                zone: UTC
                sinks:
                  - {kind: mail, host: 127.0.0.1, port: \(mail.port), security: none, from: a@example.org, to: b@example.org, allow-private: [127.0.0.0/8]}
                  - {kind: webhook, url: "\(hook.url("/hook"))", allow-private: [127.0.0.0/8]}
                  - kind: command
                    command: [/bin/sh, -c, 'printf "%s %s\\n" "$LOOKOUT_ID" "$(cat)" >> "$0"', "\(home.folder.path("received"))"]

                """,
                to: "lookout.yaml"
            )
            try home.folder.write("feeds:\n  - {path: s.xml, id: s}\n", to: "Feeds/s.yaml")
            try home.folder.write("any: [Taiwan]\npriority: alert\n", to: "Rules/t.yaml")
            try home.folder.write(feed(isNew: false), to: "Feeds/s.xml")
            #expect(try await home.run("run", at: "2026-11-24T08:00:00Z").status == 0)
            try home.folder.write(feed(isNew: true), to: "Feeds/s.xml")
            return home
        }

        /// The distinct bodies under each id.
        private func bodies(_ arrivals: [(id: String, body: String)]) -> [String: Set<String>] {
            arrivals.reduce(into: [:]) { $0[$1.id, default: []].insert($1.body) }
        }

        @Test func `a run killed while it sends leaves no sink without an alert`() async throws {
            let hook = try LoopbackServer()
            defer { hook.stop() }
            hook.respond(to: "/hook") { _ in LoopbackAnswer(text: "ok") }
            let mail = try SMTPServer()
            defer { mail.stop() }
            let killSwitch = try await KillSwitch()

            let undisturbed = try await home(hook, mail)
            var counting = killSwitch.counting(home: undisturbed)
            counting["KILL_SENDS"] = "1"
            #expect(try await undisturbed.run("run", at: "2026-11-24T09:00:00Z", environment: counting).status == 0)
            let events = killSwitch.events
            try #require(events.contains { $0.kind == "send" })
            let isAll = ProcessInfo.processInfo.environment["LOOKOUT_KILLS"] == "all"
            let kills = isAll ? events.count : min(Self.standard, events.count)

            var killed = 0
            for index in 0..<kills {
                let number = isAll ? index + 1 : 1 + (events.count - 1) * index / max(1, kills - 1)
                let home = try await home(hook, mail)
                let (hooks, mails) = (hook.requests(to: "/hook").count, mail.messages.count)
                var kill = killSwitch.environment(home: home, at: number, after: index % 2 == 1)
                kill["KILL_SENDS"] = "1"
                if try await home.run("run", at: "2026-11-24T09:00:00Z", environment: kill).signal == SIGKILL {
                    killed += 1
                }
                let place = "killed at event \(number), \(events[number - 1].kind) of \(events[number - 1].path)"
                for time in ["2026-11-24T10:00:00Z", "2026-11-24T12:00:00Z"] {
                    #expect(try await home.run("run", at: time).status == 0, "\(place)")
                }
                let byHook = bodies(
                    hook.requests(to: "/hook").dropFirst(hooks).map {
                        ($0["webhook-id"] ?? "", String(decoding: $0.body, as: UTF8.self))
                    }
                )
                let byMail = bodies(
                    mail.messages.dropFirst(mails).map { bytes in
                        let text = String(decoding: bytes, as: UTF8.self)
                        let id = text.split(whereSeparator: \.isNewline).first {
                            $0.lowercased().hasPrefix("message-id:")
                        }
                        return (String(id ?? ""), text)
                    }
                )
                let byCommand = bodies(
                    (home.folder.read("received") ?? "").split(separator: "\n").map { line in
                        (String(line.prefix(32)), String(line.dropFirst(33)))
                    }.filter { arrival in
                        // A command whose run dies before it has written all finds an input that is empty or cut.
                        (try? JSONSerialization.jsonObject(with: Data(arrival.1.utf8))) != nil
                    }
                )
                for (sink, arrivals) in [("hook", byHook), ("mail", byMail), ("command", byCommand)] {
                    #expect(arrivals.count == Self.topics.count, "\(sink), \(place)")
                    #expect(arrivals.values.allSatisfy { $0.count == 1 }, "\(sink), other bytes, \(place)")
                }
                #expect(try home.alerts.count == Self.topics.count, "files, \(place)")
                #expect(home.alertTexts.count == Self.topics.count, "files, \(place)")
            }
            print("kill sweep with sinks: \(events.count) events, \(killed) kills")
            #expect(killed > kills / 2)
        }
    }
}
