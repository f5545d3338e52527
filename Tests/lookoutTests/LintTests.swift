import Foundation
import TestSupport
import Testing

extension ProgramTests {
    /// What `check` says of rule files.
    @Suite struct LintTests {
        private func home(_ names: [String]) throws -> TestHome {
            let home = try TestHome(settings: "zone: UTC\n")
            for name in names {
                try home.folder.write(Array(try LintFixtures.bytes(name)), to: LintFixtures.file(name))
            }
            try home.folder.write(
                "feeds:\n  - {id: yonhap, url: \"https://yna.example/feed\", off: true}\n",
                to: "Feeds/list.yaml"
            )
            return home
        }

        @Test func `every problem is shown at its place with its repair`() async throws {
            let names = try LintFixtures.names.filter { !LintFixtures.needsArchive($0) }
            let home = try home(names)
            let result = try await home.run("check")
            #expect(result.status == 65)
            let parts = LintFixtures.parts(of: result.output)
            let noted = LintFixtures.parts(of: try await home.run("check", ["--notes"]).output)
            for name in names {
                // Notes are shown where they are what is tested.
                let isNote = name.hasPrefix("N") || name == "W305"
                let part = (isNote ? noted : parts)[LintFixtures.file(name)] ?? ""
                let code = String(name.prefix { $0 != "-" })
                #expect(part.contains(" \(code): "), "\(name)")
                try expectGolden(part, "lint/\(name).txt")
            }
        }

        @Test func `the repaired lines are right`() async throws {
            let names = try LintFixtures.names.filter { !LintFixtures.needsArchive($0) }
            let home = try home(names)
            let before = try await report(home)
            var repaired = 0
            for name in names {
                let file = LintFixtures.file(name)
                // From below, so that lines keep their numbers; of several problems in a line the first is mended.
                let problems = before.problems.filter { $0.file == file && $0.repair != nil && $0.level != "note" }
                var lines = try String(decoding: LintFixtures.bytes(name), as: UTF8.self).split(
                    separator: "\n",
                    omittingEmptySubsequences: false
                ).map(String.init)
                var mended: [Problem] = []
                for problem in problems.reversed() {
                    mended.removeAll { $0.line == problem.line }
                    mended.append(problem)
                }
                for problem in mended {
                    let first = problem.line - 1
                    lines.replaceSubrange(first..<(first + problem.repairedLines), with: [problem.repair ?? ""])
                }
                try home.folder.write(lines.joined(separator: "\n"), to: file)
                for problem in mended where problem.level == "error" { repaired += problem.code == nil ? 0 : 1 }
            }
            let after = try await report(home)
            // What was mended is told no more; other problems of the same kind may be.
            func count(_ report: Report, _ problem: Problem) -> Int {
                report.problems.count {
                    $0.file == problem.file && $0.rule == problem.rule && $0.code == problem.code
                }
            }
            for problem in before.problems where problem.repair != nil && problem.level == "error" {
                let found = (count(before, problem), count(after, problem))
                #expect(found.1 < found.0, "\(problem.file):\(problem.line) \(problem.code ?? "")")
            }
            // No repair is itself an error, or leads to a warning of what it wrote.
            for problem in after.problems
            where problem.level == "error" || ["W304", "W309", "W311"].contains(problem.code) {
                // A test that passes now, and entries of which the first speaks for all.
                if problem.code == "E113" || problem.rule == "w304-many" { continue }
                #expect(count(after, problem) <= count(before, problem), "\(problem.file) \(problem.code ?? "")")
            }
            #expect(repaired > 40)
        }

        @Test func `every code of the catalogue has a golden file`() async throws {
            let home = try TestHome(settings: "zone: UTC\n")
            let log = try JSONDecoder().decode(
                Log.self,
                from: Data(try await home.run("check", ["--sarif"]).output.utf8)
            )
            let codes = try #require(log.runs.first).tool.driver.rules.map(\.id).filter { $0 != "H100" }
            #expect(codes.count == 33)
            let page = try String(contentsOf: PackageFolder.root.appending(path: "Rules/ADVANCED.md"), encoding: .utf8)
            for rule in try #require(log.runs.first).tool.driver.rules where rule.id != "H100" {
                #expect(page.contains("| `\(rule.id)` | \(rule.shortDescription.text) |\n"), "\(rule.id)")
            }
            let names = try LintFixtures.names
            for code in codes {
                let fixtures = names.filter { $0 == code || $0.hasPrefix(code + "-") }
                #expect(!fixtures.isEmpty, "\(code)")
                for name in fixtures {
                    let golden = try String(
                        contentsOf: LintFixtures.folder.appending(path: name + ".txt"),
                        encoding: .utf8
                    )
                    #expect(golden.contains(" \(code): "), "\(name)")
                }
            }
        }

        @Test func `carets stand right whatever a file is saved as`() async throws {
            let rule = "title: 海峡\nany:\n  - 台湾海峡\n  - {a: b}\nmatch: |\n  台湾海峡\tAND 軍艦 대만\n"
            var variants: [[UInt8]] = [
                Array(rule.utf8), [0xEF, 0xBB, 0xBF] + Array(rule.utf8),
                rule.unicodeScalars.flatMap { $0 == "\n" ? Array("\r\n".utf8) : Array(String($0).utf8) },
                rule.unicodeScalars.flatMap { $0 == "\n" ? Array("\r".utf8) : Array(String($0).utf8) },
            ]
            variants.append([0xFF, 0xFE] + rule.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] })
            let home = try TestHome(settings: "zone: UTC\n")
            for bytes in variants {
                try home.folder.write(bytes, to: "Rules/strait.yaml")
                let result = try await home.run("check")
                #expect(result.status == 65)
                try expectGolden(result.output, "lint-saved.txt")
            }
            // The first line, behind a byte order mark.
            try home.folder.write([0xEF, 0xBB, 0xBF] + Array("anny: [台湾海峡]\r\n".utf8), to: "Rules/strait.yaml")
            let first = try await home.run("check")
            #expect(first.output.contains("    anny: [台湾海峡]\n    ^^^^\n"))
        }

        @Test func `what the archive says of rules is told, and only where it is asked`() async throws {
            let server = try LoopbackServer()
            defer { server.stop() }
            let home = try TestHome()
            try home.list([server.url("/a")])
            for name in ["W306", "W307"] {
                try home.folder.write(Array(try LintFixtures.bytes(name)), to: LintFixtures.file(name))
            }
            let titles =
                (0..<40).map { "Missile launch number \($0)" }
                + (0..<5).map { "Ships near Scarborough Shoal, day \($0)" }
                + (0..<7).map { "\($0)번째 경제협력 회의" } + (0..<60).map { "Market report \($0)" } + ["台湾海峡を通過"]
            for (number, part) in [titles[..<60], titles[60...]].enumerated() {
                let day = "2026-11-\(number == 0 ? "02" : "24")"
                let entries = part.enumerated().map {
                    AtomFeed.Entry(id: "\(number)-\($0.offset)", title: $0.element, published: day + "T04:00:00Z")
                }
                server.serve(AtomFeed(title: "A", entries: entries), at: "/a")
                #expect(try await home.run("run", at: day + "T05:00:00Z").status == 0)
            }
            let result = try await home.run("check", ["--notes"])
            #expect(result.status == 0)
            let parts = LintFixtures.parts(of: result.output)
            for name in ["W306", "W307"] { try expectGolden(parts[LintFixtures.file(name)] ?? "", "lint/\(name).txt") }
            let without = try await home.run("check", ["--no-archive"])
            #expect(!without.output.contains("W306") && !without.output.contains("W307"))
            // Warnings leave with 1 where it is strict.
            #expect(try await home.run("check", ["--strict"]).status == 1)
        }

        @Test func `notes are counted, and shown where they are asked for`() async throws {
            let home = try home(["N204", "N201"])
            let quiet = try await home.run("check")
            #expect(quiet.output.hasSuffix(": all is well (4 notes: --notes).\n"), "\(quiet.output)")
            #expect(!quiet.output.contains("N204"))
            #expect(try await home.run("check", ["--strict"]).status == 0)
            #expect(try await home.run("check", ["--notes"]).output.contains("N204"))
            #expect(try await home.run("check", ["--json"]).output.contains("\"code\":\"N204\""))
        }

        @Test func `of many warnings alike the first are shown`() async throws {
            let home = try TestHome(settings: "zone: UTC\n")
            let names = (0..<500).map { "Vessel\($0)" }.flatMap { [$0, $0 + " Maru"] }
            try home.folder.write(names.joined(separator: "\n") + "\n", to: "Rules/lists/vessels.txt")
            try home.folder.write("any: [$vessels]\n", to: "Rules/vessels.yaml")
            let short = try await home.run("check")
            #expect(short.output.split(separator: "\n").filter { $0.contains("warning W303") }.count == 10)
            #expect(short.output.contains("Rules/lists/vessels.txt: 490 more of W303; --notes shows them.\n"))
            let long = try await home.run("check", ["--notes"])
            #expect(long.output.split(separator: "\n").filter { $0.contains("warning W303") }.count == 500)
        }

        @Test func `of many errors alike the first fifty are shown`() async throws {
            let home = try TestHome(settings: "zone: UTC\n")
            let entries = (0..<200).map { "  - a\($0) AND b\($0)" }.joined(separator: "\n")
            try home.folder.write("any:\n" + entries + "\n", to: "Rules/many.yaml")
            let short = try await home.run("check")
            #expect(short.status == 65)
            #expect(short.output.split(separator: "\n").filter { $0.contains("error E106") }.count == 50)
            #expect(short.output.contains("Rules/many.yaml: 150 more of E106; --notes shows them.\n"))
        }

        @Test func `problems of one line that one line mends show it once`() async throws {
            let home = try TestHome(settings: "zone: UTC\n")
            try home.folder.write("any: [NO, 1995, on, Taiwan]\n", to: "Rules/plain.yaml")
            let lines = try await home.run("check").output.split(separator: "\n")
            #expect(lines.filter { $0.contains("warning W309") }.count == 3)
            #expect(lines.filter { $0 == "    try: any: [\"NO\", \"1995\", \"on\", Taiwan]" }.count == 1)
        }

        @Test func `SARIF says where in UTF-16 units, and how to mend it`() async throws {
            let home = try home(["E102", "W302", "W312", "W313"])
            // A letter beyond the basic plane takes two units.
            try home.folder.write("match: |\n  \"𠮷野\" drill\n", to: "Rules/wide.yaml")
            let result = try await home.run("check", ["--sarif", "--no-archive"])
            #expect(result.status == 65)
            let log = try JSONDecoder().decode(Log.self, from: Data(result.output.utf8))
            let run = try #require(log.runs.first)
            #expect(log.version == "2.1.0" && run.columnKind == "utf16CodeUnits")
            #expect(log.schema.contains("sarif-schema-2.1.0"))
            for result in run.results {
                #expect(run.tool.driver.rules[result.ruleIndex].id == result.ruleId)
                #expect(["error", "warning", "note"].contains(result.level))
                // What is of a whole file stands at its start: readers refuse a place of 0, or none.
                let region = try #require(result.locations.first?.physicalLocation.region)
                #expect(region.startLine >= 1 && (region.startColumn ?? 0) >= 1)
            }
            let wide = try #require(
                run.results.first { $0.locations[0].physicalLocation.artifactLocation.uri == "Rules/wide.yaml" }
            )
            let region = try #require(wide.locations[0].physicalLocation.region)
            #expect(region.startLine == 2 && region.startColumn == 3 && region.endColumn == 14)
            let replacement = try #require(wide.fixes?.first?.artifactChanges.first?.replacements.first)
            #expect(replacement.insertedContent.text == "  \"𠮷野 drill\"")
            #expect(replacement.deletedRegion.startColumn == 1 && replacement.deletedRegion.endColumn == 14)
        }

        @Test func `--json and --sarif exclude each other`() async throws {
            #expect(try await TestHome(settings: "").run("check", ["--json", "--sarif"]).status == 64)
        }

        // MARK: What machines read

        private struct Problem: Decodable {
            let file: String
            let line: Int
            let column: Int
            let level: String
            let code: String?
            let rule: String?
            let repair: String?
            let repairedLines: Int
        }

        private struct Report: Decodable {
            let problems: [Problem]
        }

        private func report(_ home: TestHome) async throws -> Report {
            try JSONDecoder().decode(Report.self, from: Data(try await home.run("check", ["--json"]).output.utf8))
        }

        private struct Log: Decodable {
            let version: String
            let schema: String
            let runs: [Run]

            enum CodingKeys: String, CodingKey {
                case version
                case schema = "$schema"
                case runs
            }

            struct Run: Decodable {
                let tool: Tool
                let columnKind: String
                let results: [Result]
            }

            struct Tool: Decodable { let driver: Driver }
            struct Driver: Decodable { let rules: [Rule] }

            struct Rule: Decodable {
                let id: String
                let shortDescription: Text
            }

            struct Result: Decodable {
                let ruleId: String
                let ruleIndex: Int
                let level: String
                let locations: [Location]
                let fixes: [Fix]?
            }

            struct Location: Decodable { let physicalLocation: Physical }
            struct Artifact: Decodable { let uri: String }

            struct Physical: Decodable {
                let artifactLocation: Artifact
                let region: Region?
            }

            struct Region: Decodable {
                let startLine: Int
                let startColumn: Int?
                let endColumn: Int?
            }

            struct Fix: Decodable { let artifactChanges: [Change] }
            struct Change: Decodable { let replacements: [Replacement] }
            struct Text: Decodable { let text: String }

            struct Replacement: Decodable {
                let deletedRegion: Region
                let insertedContent: Text
            }
        }
    }
}
