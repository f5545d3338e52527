import Foundation
import TestSupport
import Testing

extension ProgramTests {
    /// What rules would have told.
    @Suite struct BacktestCommandTests {
        /// Sixty days of made-up news, a few items a day.
        static let items: String = {
            let places = ["Taiwan Strait", "台湾海峡", "대만해협", "Baltic Sea"]
            let acts = ["warship passes", "軍艦が通過", "군함 통과", "PLA drill", "ferry sails"]
            let languages = ["en", "ja", "ko", "en"]
            var generator = SeededGenerator(seed: 11)
            var text = ""
            for number in 0..<240 {
                let place = Int.random(in: 0..<places.count, using: &generator)
                let act = acts.randomElement(using: &generator) ?? ""
                let inContent = Int.random(in: 0..<5, using: &generator) == 0
                let (month, day) = number < 120 ? (10, number / 4 + 1) : (11, number / 4 - 29)
                let date = "2026-\(month)-\(day < 10 ? "0" : "")\(day)T0\(number % 4 * 2):00:00Z"
                let texts =
                    inContent
                    ? "\"title\": \"News \(number)\", \"content\": \"\(places[place]), \(act)\""
                    : "\"title\": \"\(places[place]): \(act)\""
                text +=
                    "{\"id\": \"i\(number)\", \(texts), \"language\": \"\(languages[place])\", "
                    + "\"source\": \"paper-\(number % 3)\", \"published\": \"\(date)\"}\n"
            }
            return text
        }()

        static let rules = """
            rules:
              - id: strait
                title: Ships in the Taiwan Strait
                priority: alert
                expect: {per-day: 1}
                all:
                  - any: [Taiwan Strait, 台湾海峡, 대만해협]
                  - any: [warship, 軍艦, ~군함, PLA, submarine, 潜水艦]
              - id: drills
                any: [drill, 演習]

            """

        private func folder() throws -> TemporaryFolder {
            let folder = try TemporaryFolder()
            try folder.write(Self.items, to: "items.jsonl")
            try folder.write(Self.rules, to: "Rules/strait.yaml")
            return folder
        }

        private func backtest(_ folder: TemporaryFolder, _ words: [String]) async throws -> ProgramRun.Result {
            try await LookoutProgram.run(
                ["backtest", "--items", "items.jsonl", "--rules", "Rules"] + words,
                folder: folder.path()
            )
        }

        @Test func `a rule is counted by week, source, language and term, with the days above what is expected`()
            async throws
        {
            let folder = try folder()
            let result = try await backtest(folder, ["strait"])
            #expect(result.status == 0)
            try expectGolden(result.output, "backtest.txt")
        }

        @Test func `all rules are told one under the other`() async throws {
            let folder = try folder()
            let result = try await backtest(folder, [])
            #expect(result.status == 0)
            #expect(try await backtest(folder, ["all"]).output == result.output)
            try expectGolden(result.output, "backtest-all.txt")
        }

        @Test func `more than two weeks in a row without a match are one line`() async throws {
            let folder = try TemporaryFolder()
            let days = ["2026-01-06", "2026-01-13", "2026-03-31", "2026-04-21"]
            let items = days.map { "{\"id\": \"\($0)\", \"title\": \"Taiwan\", \"published\": \"\($0)T00:00:00Z\"}\n" }
            try folder.write(items.joined(), to: "items.jsonl")
            try folder.write("any: [Taiwan]\n", to: "Rules/t.yaml")
            let output = try await backtest(folder, ["t"]).output
            let lines: [String] = output.split(separator: "\n").map { line in
                line.split(separator: " ").prefix(4).joined(separator: " ")
            }
            let first = try #require(lines.firstIndex { $0.hasPrefix("Week of") })
            #expect(
                Array(lines.dropFirst(first + 1).prefix(7)) == [
                    "2026-01-05 1 0 ##############################", "2026-01-12 1 0 ##############################",
                    "(10 weeks) 0 0", "2026-03-30 1 0 ##############################", "2026-04-06 0 0",
                    "2026-04-13 0 0",
                    "2026-04-20 1 0 ##############################",
                ]
            )
        }

        @Test func `another revision shows what is gained and lost`() async throws {
            let folder = try folder()
            let old = Self.rules.split(separator: "\n", omittingEmptySubsequences: false)
                .map { $0.contains("warship, 軍艦") ? "      - any: [warship, ferry]" : String($0) }
                .joined(separator: "\n")
            try folder.write(old, to: "old/strait.yaml")
            let result = try await backtest(folder, ["strait", "--against", "old"])
            #expect(result.status == 0)
            try expectGolden(result.output, "backtest-against.txt")
            let same = try await backtest(folder, ["--against", "Rules/strait.yaml"])
            #expect(same.output.contains("the same"))
        }

        @Test func `a revision is taken out of git`() async throws {
            let folder = try folder()
            func git(_ words: [String]) async throws {
                let result = try await ProgramRun.run(
                    "/usr/bin/git",
                    ["-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "init.defaultBranch=main"] + words,
                    environment: LookoutProgram.environment,
                    folder: folder.path()
                )
                try #require(result.status == 0, "\(result.errors)")
            }
            try #require(FileManager.default.isExecutableFile(atPath: "/usr/bin/git"), "git is not installed")
            try await git(["init", "--quiet"])
            try await git(["add", "."])
            try await git(["commit", "--quiet", "-m", "First"])
            let changed = Self.rules.split(separator: "\n", omittingEmptySubsequences: false)
                .filter { !$0.contains("drill") }.joined(separator: "\n")
            try folder.write(changed, to: "Rules/strait.yaml")
            let result = try await backtest(folder, ["strait", "--against", "HEAD"])
            #expect(result.status == 0, "\(result.errors)")
            #expect(result.output.contains("Against HEAD: "))
            let gone = try await backtest(folder, ["drills", "--against", "HEAD", "--json"])
            #expect(gone.output.contains("\"isThere\":false"))
            let unknown = try await backtest(folder, ["--against", "no-such-branch"])
            #expect(unknown.status == 64)
            #expect(unknown.errors.contains("no such file or folder"))
            #expect(try await backtest(folder, ["--against=--output=x"]).status == 64)
        }

        @Test func `the numbers of the JSON are those of match`() async throws {
            let folder = try folder()
            let result = try await backtest(folder, ["strait", "--json"])
            let answer = try #require(
                JSONSerialization.jsonObject(with: Data(result.output.utf8)) as? [String: Any]
            )
            let rule = try #require((answer["rules"] as? [[String: Any]])?.first)
            let match = try await LookoutProgram.run(
                ["match", "--rules", "Rules", "items.jsonl"],
                folder: folder.path()
            )
            let matches = match.output.split(separator: "\n").count { $0.contains("\"strait\"") }
            #expect(rule["matches"] as? Int == matches)
            let days = try #require(rule["perDay"] as? [String: [String: Int]])
            #expect(days.values.reduce(0) { $0 + ($1["matches"] ?? 0) } == matches)
            #expect(days.values.reduce(0) { $0 + ($1["alerts"] ?? 0) } == rule["alerts"] as? Int)
            #expect((rule["alerts"] as? Int ?? 0) < matches)
            let exceeded = days.filter { ($0.value["matches"] ?? 0) > 1 }.keys.sorted()
            #expect(rule["exceeded"] as? [String] == exceeded)
        }

        @Test func `a span counts from the newest item of a file`() async throws {
            let folder = try folder()
            let result = try await backtest(folder, ["strait", "--since", "10d"])
            #expect(result.output.hasPrefix("41 items of 11 days, 2026-11-20 to 2026-11-30\n"))
            #expect(try await backtest(folder, ["--since", "soon"]).status == 64)
            #expect(try await backtest(folder, ["strat"]).errors.contains("did you mean strait?"))
        }

        @Test func `the archive of a home is gone through, and an empty one said`() async throws {
            let desk = try await DeskHome()
            let result = try await desk.home.run("backtest", ["secretariat"], at: DeskHome.laterAt)
            #expect(result.status == 0)
            #expect(result.output.hasPrefix("5 items of 1 day, 2026-11-24 to 2026-11-24\n"))
            #expect(result.output.contains("2 matches, 2.0 a day\n2 alerts, 2.0 a day"))
            #expect(result.output.contains("한·미·일 협력사무국 서울서 출범 (hanbit, ko,"))
            let none = try await desk.home.run("backtest", ["--since", "1h"], at: DeskHome.laterAt)
            #expect(none.status == 0)
            #expect(none.output.hasPrefix("There are no items since 2026-11-25 02:00 UTC"))
            let empty = try TestHome(settings: "")
            #expect(try await empty.run("backtest").status == 69)
        }

        @Test func `a line that is no item is named, and the rest counted`() async throws {
            let folder = try folder()
            try folder.write(Self.items + "{\"id\": 1}\n", to: "items.jsonl")
            let result = try await backtest(folder, ["strait"])
            #expect(result.status == 65)
            #expect(result.errors.contains("items.jsonl:241: error"))
            #expect(result.output.hasPrefix("240 items"))
            try folder.write(Self.items, to: "items.jsonl")
            try folder.write(Self.rules + "  - {id: bad, any: []}\n", to: "Rules/strait.yaml")
            let broken = try await backtest(folder, ["strait"])
            #expect(broken.status == 65)
            #expect(broken.errors.contains("Rules/strait.yaml:11:20: error E109"))
            #expect(broken.output.hasPrefix("240 items"))
        }
    }
}
