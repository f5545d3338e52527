import Foundation
import TestSupport
import Testing

extension ProgramTests {
    /// Why an item was caught or not, as people ask.
    @Suite struct ExplainTests {
        private func explain(_ desk: DeskHome, _ words: [String], at time: String = DeskHome.laterAt) async throws
            -> ProgramRun.Result
        {
            try await desk.home.run("explain", words, at: time)
        }

        @Test func `a hit is told part by part, and what became of it`() async throws {
            let desk = try await DeskHome()
            let before = try await explain(desk, [DeskHome.address(DeskHome.english)], at: DeskHome.newsAt)
            #expect(before.status == 0)
            #expect(before.output.contains("waits for the next edition, due 2026-11-24 22:00 UTC"))
            _ = try await desk.home.run("run", at: DeskHome.morningAt)
            let result = try await explain(desk, [DeskHome.address(DeskHome.english)])
            #expect(result.status == 0)
            try expectGolden(result.output, "explain-hit.txt")
        }

        @Test func `several rules in Korean, Japanese and Chinese stand in line under wide characters`() async throws {
            let desk = try await DeskHome()
            _ = try await desk.home.run("run", at: DeskHome.morningAt)
            var text = ""
            for entry in [DeskHome.korean, DeskHome.japanese, DeskHome.chinese] {
                let result = try await explain(desk, [DeskHome.address(entry)])
                #expect(result.status == 0)
                text += result.output + "\n"
            }
            try expectGolden(text, "explain-east-asia.txt")
        }

        @Test func `a miss says what is missing and what was nearly met`() async throws {
            let desk = try await DeskHome()
            let masked = try await explain(desk, ["secretariat", DeskHome.address(DeskHome.other)])
            let far = try await explain(desk, ["strait", DeskHome.address(DeskHome.korean)])
            let field = try await explain(desk, ["ministry", DeskHome.address(DeskHome.english)])
            #expect([masked.status, far.status, field.status] == [0, 0, 0])
            try expectGolden([masked, far, field].map(\.output).joined(separator: "\n"), "explain-miss.txt")
        }

        @Test func `at the end stands who would be sent what, when, and what would tell the story again`() async throws
        {
            let home = try TestHome()
            try home.folder.write(
                TestHome.loopback
                    + "alerts: {cooldown: 6h, budget: 1}\nsinks:\n"
                    + "  - {name: desk, kind: command, command: [/bin/cat]}\n"
                    + "  - {name: night, kind: command, command: [/bin/cat], quiet: \"00:00-23:59\"}\n",
                to: "lookout.yaml"
            )
            try home.folder.write("any: [Taiwan]\npriority: alert\ncorroborated: 2\n", to: "Rules/strait.yaml")
            try home.folder.write("any: [budget talks]\n", to: "Rules/budget.yaml")
            try home.folder.write("feeds:\n  - {path: s.xml, id: s}\n", to: "Feeds/s.yaml")
            func feed(_ title: String) -> String {
                "<rss version=\"2.0\"><channel><title>S</title><item><guid>\(title)</guid><title>\(title)</title>"
                    + "<link>http://127.0.0.1/\(title.count)</link></item></channel></rss>"
            }
            try home.folder.write(feed("Nothing at all"), to: "Feeds/s.xml")
            #expect(try await home.run("run", at: "2026-11-24T06:00:00Z").status == 0)
            let text = "Taiwan holds talks\n"
            let new = try await home.run("explain", ["-"], at: "2026-11-24T07:00:00Z", input: text)
            #expect(new.status == 0)
            let quiet = try await home.run(
                "explain",
                ["-"],
                at: "2026-11-24T07:00:00Z",
                input: "budget talks"
            )
            #expect(!quiet.output.contains("If it came in now"), "no rule is loud")
            try home.folder.write(feed("Taiwan begins a drill"), to: "Feeds/s.xml")
            #expect(try await home.run("run", at: "2026-11-24T07:00:00Z").status == 0)
            let again = try await home.run("explain", ["http://127.0.0.1/21"], at: "2026-11-24T08:00:00Z")
            let late = try await home.run("explain", ["http://127.0.0.1/21"], at: "2026-11-24T13:00:00Z")
            let parts = [new, again, late].map { result in
                String(result.output.drop { $0 != "\n" })[...]
            }.map { output in
                output.range(of: "\nIf ").map { String(output[$0.lowerBound...]) } ?? "nothing\n"
            }
            try expectGolden(parts.joined(), "explain-next.txt")
        }

        @Test func `machines get the same as JSON`() async throws {
            let desk = try await DeskHome()
            let result = try await explain(desk, ["--json", DeskHome.address(DeskHome.english)])
            let answer = try #require(
                JSONSerialization.jsonObject(with: Data(result.output.utf8)) as? [String: Any]
            )
            #expect(answer["caught"] as? [String] == ["strait"])
            #expect(answer["nearly"] as? [String] == ["drills", "ministry"])
            let told = try #require(answer["told"] as? [String: Any])
            #expect((told["matches"] as? [[String: Any]])?.map { $0["rule"] as? String } == ["strait"])
            #expect(told["waitsFor"] as? [String] == [""])
            let rules = try #require(answer["rules"] as? [[String: Any]])
            let misses = rules.flatMap { $0["nearMisses"] as? [[String: Any]] ?? [] }
            #expect(misses.map { $0["kind"] as? String } == ["case", "other-field"])
            #expect(misses.map { $0["alone"] as? Bool } == [true, true])
            #expect(misses.first?["write"] as? String == "Drill")
        }

        @Test func `an alert is named with its file, and a match that gave none with the reason`() async throws {
            let desk = try await DeskHome()
            let alerted = try await explain(desk, [DeskHome.address(DeskHome.korean)], at: DeskHome.newsAt)
            #expect(alerted.output.contains("alert, delivered 2026-11-24 08:00 UTC"))
            #expect(desk.home.alertTexts.contains { alerted.output.contains($0) })
            let quiet = try await explain(desk, [DeskHome.address(DeskHome.japanese)], at: DeskHome.newsAt)
            #expect(quiet.output.contains("no alert by strait: its priority is digest"))
            #expect(quiet.output.contains("no alert by drills: its priority is mute"))
        }

        @Test func `of a story read as the same in another language it says through which lists`() async throws {
            let home = try TestHome()
            try home.folder.write(TestHome.loopback, to: "lookout.yaml")
            try home.folder.write("lists:\n  sites: [Jeju, ~제주]\nall: [$sites]\n", to: "Rules/island.yaml")
            try home.folder.write("feeds:\n  - {path: e.xml, id: e}\n  - {path: k.xml, id: k}\n", to: "Feeds/s.yaml")
            func feed(_ language: String, _ title: String) -> String {
                "<rss version=\"2.0\"><channel><title>S</title><language>\(language)</language><item><guid>1</guid>"
                    + "<title>\(title)</title><link>http://127.0.0.1/\(language)</link>"
                    + "<pubDate>Tue, 24 Nov 2026 05:00:00 GMT</pubDate></item></channel></rss>"
            }
            try home.folder.write(feed("en", "A drill begins off Jeju"), to: "Feeds/e.xml")
            try home.folder.write(feed("ko", "제주 앞바다에서 훈련 시작"), to: "Feeds/k.xml")
            #expect(try await home.run("run", at: "2026-11-24T06:00:00Z").status == 0)
            // Which of the two came first is the machine's to say; the other one was put to it.
            var texts: [String] = []
            for language in ["en", "ko"] {
                let address = "http://127.0.0.1/\(language)"
                let explained = try await home.run("explain", [address], at: "2026-11-24T07:00:00Z")
                texts.append(explained.output.split { $0.isWhitespace }.joined(separator: " "))
            }
            #expect(texts.count { $0.contains("(within a day the rule island caught both through $sites)") } == 1)
        }

        @Test func `a text on standard input needs no home`() async throws {
            let folder = try TemporaryFolder()
            try folder.write("any: [=ASEAN]\nwhere: {language: en}\n", to: "rules/asean.yaml")
            func explain(_ words: [String], _ input: String) async throws -> ProgramRun.Result {
                try await LookoutProgram.run(
                    ["explain", "--rules", folder.path("rules")] + words,
                    input: input,
                    folder: folder.path()
                )
            }
            let miss = try await explain(["asean", "-"], "Asean leaders meet\n\nIn Jakarta.\n")
            #expect(miss.status == 0)
            #expect(miss.output.contains("NOT CAUGHT"))
            #expect(
                miss.output.contains("found “Asean” (title, word 1), the rule says =ASEAN: write ASEAN (this")
            )
            let hit = try await explain(["-"], "Talks\nThe ASEAN summit\n")
            #expect(hit.output.contains("CAUGHT"))
            #expect(hit.output.contains("summary  The ‹ASEAN› summit"))
            let item = try await explain(
                ["asean", "-"],
                "{\"id\": \"1\", \"title\": \"ASEAN\", \"language\": \"ja\"}\n"
            )
            #expect(item.output.contains("where asks for language en, and the item is in ja"))
        }

        @Test func `what is not there is said, with the status that scripts expect`() async throws {
            let desk = try await DeskHome()
            let rule = try await explain(desk, ["strat", DeskHome.address(DeskHome.english)])
            #expect(rule.status == 64)
            #expect(rule.errors == "lookout: there is no rule strat; did you mean strait?\n")
            #expect(try await explain(desk, ["0000000000000000"]).status == 65)
            #expect(try await explain(desk, ["https://news.example.org/none"]).status == 65)
            #expect(try await explain(desk, ["no id"]).status == 65)
            #expect(try await explain(desk, []).status == 64)
            let empty = try TestHome(settings: "")
            #expect(try await empty.run("explain", ["0000000000000000"]).status == 69)
            let none = try await LookoutProgram.run(["explain", "x", "-", "--home", "/nonexistent"], input: "x")
            #expect(none.status == 78)
        }

        @Test func `an item is named by the beginning of its id or by its address with whatever follows`() async throws
        {
            let desk = try await DeskHome()
            let whole = try await explain(desk, ["strait", DeskHome.address(DeskHome.english)])
            let address = "http://www.news.example.org/en-1?utm_source=mail#top"
            #expect(try await explain(desk, ["strait", address]).output == whole.output)
            let line = try #require(whole.output.split(separator: "\n").first { $0.hasPrefix("  item ") })
            let id = line.dropFirst(7).prefix(6)
            #expect(try await explain(desk, ["strait", String(id)]).output == whole.output)
        }

        @Test func `the last good version of a broken rule answers, and says that it is that`() async throws {
            let desk = try await DeskHome()
            let broken = DeskHome.rules.split(separator: "\n", omittingEmptySubsequences: false)
                .map { $0 == "    within: 8 words" ? "    within: eight" : String($0) }
                .joined(separator: "\n")
            try desk.home.folder.write(broken, to: "Rules/desk.yaml")
            let result = try await explain(desk, ["strait", DeskHome.address(DeskHome.english)])
            #expect(result.status == 0)
            #expect(result.output.contains("\nCAUGHT"))
            #expect(result.output.contains("this is the last good version"))
        }

        @Test func `it answers while a run is going`() async throws {
            let desk = try await DeskHome()
            let server = try LoopbackServer()
            defer { server.stop() }
            let (started, finish) = (RequestGate(count: 2), RequestGate(count: 2))
            server.respond(to: "/slow") { _ in
                started.arriveAndWait()
                finish.arriveAndWait()
                return LoopbackAnswer(status: 404)
            }
            try desk.home.folder.write(TestHome.loopback, to: "lookout.yaml")
            try desk.home.list([server.url("/slow")], in: "Feeds/slow.yaml")
            let run = try desk.home.start("run", at: DeskHome.laterAt)
            started.arriveAndWait()
            let result = try await explain(desk, [DeskHome.address(DeskHome.english)])
            finish.arriveAndWait()
            #expect(result.status == 0)
            #expect(result.output.contains("1 rule caught it"))
            #expect(await run.end().status == 0)
        }
    }
}
