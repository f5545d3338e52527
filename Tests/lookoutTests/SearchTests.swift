import Foundation
import TestSupport
import Testing

extension ProgramTests {
    /// Searches in the archive, and what is exported of them and of editions.
    @Suite struct SearchTests {
        private func search(_ desk: DeskHome, _ words: String...) async throws -> ProgramRun.Result {
            try await desk.home.run("search", words)
        }

        private struct Found: Decodable {
            let total: Int
            let shown: Int
            let looked: Int
            let items: [Item]

            struct Item: Decodable {
                let title: String
                let link: String?
            }

            /// The ids that the feeds gave the items.
            var names: [String] { items.compactMap { $0.link?.split(separator: "/").last.map(String.init) } }
        }

        private func found(_ desk: DeskHome, _ words: String...) async throws -> Found {
            let result = try await desk.home.run("search", ["--json"] + words)
            try #require(result.status == 0, "\(result.errors)")
            return try JSONDecoder().decode(Found.self, from: Data(result.output.utf8))
        }

        @Test func `a phrase is found in every script, and what was met is marked`() async throws {
            let desk = try await DeskHome()
            var text = ""
            for query in ["台湾海峡", "Taiwan Straits", "$rok AND ( 秘书处 OR 협력사무국 )", "absent friends"] {
                let result = try await search(desk, query)
                #expect(result.status == 0)
                #expect(result.errors == "")
                text += "$ lookout search '\(query)'\n" + result.output + "\n"
            }
            try expectGolden(text, "search.txt")
            for line in text.split(separator: "\n") where !line.contains("https://") {
                #expect(line.unicodeScalars.count <= 80, "\(line)")
            }
        }

        @Test func `what a run has stored is in the index, and only what may be meant is looked at`() async throws {
            let desk = try await DeskHome()
            let strait = try await found(desk, "臺灣海峽")
            #expect(strait.names == ["ja-1"])
            #expect(strait.total == 1 && strait.looked == 1)
            let none = try await found(desk, "nothing of the kind")
            #expect(none.total == 0 && none.looked == 0)
            let words = try await found(desk, "Japan", "South", "Korea")
            #expect(words.total == 0, "several words are one phrase, and this one stands nowhere")
        }

        @Test func `days, sources, languages, kinds and rules narrow a search down`() async throws {
            let desk = try await DeskHome()
            #expect(try await found(desk, "--source", "Meridian").names == ["en-2", "en-1"])
            #expect(try await found(desk, "--source", "hanbit", "--source", "minato").names == ["ja-1", "ko-1"])
            #expect(try await found(desk, "--language", "zh").names == ["zh-1"])
            #expect(try await found(desk, "--kind", "wire", "secretariat").names == ["en-2"])
            #expect(try await found(desk, "--rule", "strait").names == ["ja-1", "en-1"])
            // 06:20 UTC is 15:20 in Tokyo, whose days these are.
            #expect(try await found(desk, "--from", "2026-11-24T06:20:00Z").names == ["en-2", "zh-1", "ja-1"])
            #expect(try await found(desk, "--to", "2026-11-24T06:10:00Z").names == ["en-1"])
            #expect(try await found(desk, "--from", "2026-11-24", "--to", "2026-11-24").total == 5)
            #expect(try await found(desk, "--to", "2026-11-23").total == 0)
            let limited = try await found(desk, "--from", "2026-11-24", "--limit", "2")
            #expect(limited.names == ["en-2", "zh-1"] && limited.total == 5 && limited.shown == 2)
        }

        @Test func `what is wrong with a query is shown as in a rule file`() async throws {
            let desk = try await DeskHome()
            var text = ""
            for query in ["Taiwan and Japan", "Taiwan AND Japan OR 한국", "$jpan", "title:", "missile*s", "海"] {
                let result = try await search(desk, query)
                #expect(result.status == 64, "\(query)")
                #expect(result.output == "")
                text += result.errors + "\n"
            }
            try expectGolden(text, "search-errors.txt")
        }

        @Test(arguments: [
            ["--from", "yesterday", "x1"], ["--to", "2026-13-01", "x1"], ["--language", "Korean", "x1"],
            ["--kind", "blog", "x1"], ["--rule", "strat", "x1"], ["--source", "Meridan", "x1"], ["--limit", "0", "x1"],
            ["--format", "pdf", "x1"], [],
        ])
        func `an option that means nothing is refused with what to write`(arguments: [String]) async throws {
            let desk = try await DeskHome()
            let result = try await desk.home.run("search", arguments)
            #expect(result.status == 64)
            #expect(result.output == "" && result.errors.count(where: { $0 == "\n" }) == 1, "\(result.errors)")
            if arguments.count > 1 { #expect(result.errors.contains(arguments[0] + " " + arguments[1])) }
            if arguments.contains("strat") { #expect(result.errors.contains("Did you mean strait?")) }
            if arguments.contains("Meridan") { #expect(result.errors.contains("Did you mean Meridian?")) }
        }

        @Test func `without a store there is nothing to search`() async throws {
            let home = try TestHome()
            let result = try await home.run("search", ["x1"])
            #expect(result.status == 69)
            #expect(!home.folder.names(in: "State").contains("lookout.db"))
        }

        @Test(arguments: ["markdown", "csv", "bibtex", "csl-json"])
        func `a search is exported for a memo, all of it, to a file or to the terminal`(format: String) async throws {
            let desk = try await DeskHome()
            let file = desk.home.folder.path("out")
            let options = ["--from", "2026-11-24", "--format", format]
            let shown = try await desk.home.run("search", options)
            let written = try await desk.home.run("search", options + ["--output", file])
            #expect(shown.status == 0 && written.status == 0)
            #expect(written.output == "" && desk.home.folder.read("out") == shown.output)
            #expect(shown.errors == "lookout: 5 items found; 5 written.\n")
            for entry in [DeskHome.english, DeskHome.korean, DeskHome.japanese, DeskHome.chinese, DeskHome.other] {
                #expect(shown.output.contains(DeskHome.address(entry)), "\(format)")
            }
            let refused = try await desk.home.run("search", options + ["--output", file + "/no/such"])
            #expect(refused.status == 73)
        }

        @Test(arguments: ["csv", "bibtex", "csl-json"])
        func `an edition is exported too, with the items that it names`(format: String) async throws {
            let desk = try await DeskHome()
            #expect(try await desk.home.run("run", at: DeskHome.morningAt).status == 0)
            let result = try await desk.home.run("digest", ["--day", "2026-11-25", "--format", format])
            #expect(result.status == 0)
            for entry in [DeskHome.english, DeskHome.korean, DeskHome.japanese, DeskHome.chinese] {
                #expect(result.output.contains(DeskHome.address(entry)))
            }
            #expect(!result.output.contains(DeskHome.address(DeskHome.other)), "no rule has told it")
            let again = try await desk.home.run("digest", ["--day", "2026-11-25", "--format", format])
            #expect(again.output == result.output)
        }

        @Test func `a search reads while a run holds the lock, and writes nothing`() async throws {
            let desk = try await DeskHome()
            let before = try Data(contentsOf: desk.home.folder.url.appending(path: "State/lookout.db"))
            let descriptor = open(desk.home.folder.path("State/lock"), O_RDWR | O_CLOEXEC)
            defer { close(descriptor) }
            #expect(flock(descriptor, LOCK_EX | LOCK_NB) == 0)
            let result = try await search(desk, "台湾海峡")
            #expect(result.status == 0 && result.output.hasPrefix("1 item found"))
            #expect(try Data(contentsOf: desk.home.folder.url.appending(path: "State/lookout.db")) == before)
        }
    }
}
