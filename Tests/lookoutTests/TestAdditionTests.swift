import Foundation
import TestSupport
import Testing

extension ProgramTests {
    /// Items that become tests of rules.
    @Suite struct TestAdditionTests {
        private func add(_ desk: DeskHome, _ words: [String], input: String = "") async throws -> ProgramRun.Result {
            try await desk.home.run("check", ["--add"] + words, input: input)
        }

        @Test func `a stored item is written under the rule's tests, and check runs it`() async throws {
            let desk = try await DeskHome()
            let result = try await add(desk, ["secretariat", DeskHome.address(DeskHome.korean)])
            #expect(result.status == 0)
            #expect(result.output.hasPrefix("Rules/desk.yaml:16: written into the tests of secretariat:\n"))
            let lines = (desk.home.folder.read("Rules/desk.yaml") ?? "").split(
                separator: "\n",
                omittingEmptySubsequences: false
            )
            let new = lines[15]
            #expect(new.hasPrefix("      - {hit: \"한·미·일 협력사무국 서울서 출범\", note: \"item "))
            #expect(new.hasSuffix(", 한빛나루일보\"}"))
            let rest = (lines[..<15] + lines[16...]).joined(separator: "\n")
            #expect(rest == DeskHome.rules)
            let check = try await desk.home.run("check")
            #expect(check.status == 0)
            #expect(check.output.contains("2 tests passed"))
            let again = try await add(desk, ["secretariat", DeskHome.address(DeskHome.korean)])
            #expect(again.status == 0)
            #expect(again.output.contains("has this test already"))
        }

        @Test func `what the headline alone does not show comes with the summary`() async throws {
            let desk = try await DeskHome()
            let result = try await add(desk, ["drills", DeskHome.address(DeskHome.korean), "--miss"])
            #expect(result.status == 1)
            #expect(result.output.contains("so lookout check fails until it does not"))
            #expect(result.output.contains("summary: \"한국과 미국, 일본이 합의했다."))
            #expect(try await desk.home.run("check").status == 65)
            // A rule without tests gets them at its end.
            let text = desk.home.folder.read("Rules/desk.yaml") ?? ""
            #expect(text.contains("    where: {language: [ko, ja, zh, en]}\n    tests:\n      - {miss: "))
        }

        @Test func `a text on standard input needs no store`() async throws {
            let home = try TestHome(settings: "")
            let rule = "# Mine\r\nany: [\"Taiwan Strait\"]   # both words\r\n"
            try home.folder.write(rule, to: "Rules/strait.yaml")
            let hit = try await home.run("check", ["--add", "strait", "-"], input: "Ships in the \"Taiwan Strait\"\n")
            #expect(hit.status == 0)
            let miss = try await home.run("check", ["--add", "strait", "-", "--miss"], input: "Taiwan: no strait\n")
            #expect(miss.status == 0)
            #expect(
                home.folder.read("Rules/strait.yaml")
                    == rule + "tests:\r\n  - {hit: \"Ships in the \\\"Taiwan Strait\\\"\"}\r\n"
                    + "  - {miss: \"Taiwan: no strait\"}\r\n"
            )
            #expect(try await home.run("check").output.contains("2 tests passed"))
        }

        @Test func `what cannot be written is refused, and nothing is touched`() async throws {
            let home = try TestHome(settings: "")
            try home.folder.write("Taiwan Strait\n", to: "Rules/words.txt")
            try home.folder.write("any: [x1, 台\n", to: "Rules/broken.yaml")
            let text = try await home.run("check", ["--add", "words", "-"], input: "In the Taiwan Strait\n")
            #expect(text.status == 65)
            #expect(text.errors.contains("Rules/words.txt is a list of phrases"))
            #expect(home.folder.read("Rules/words.txt") == "Taiwan Strait\n")
            let unknown = try await home.run("check", ["--add", "word", "-"], input: "x\n")
            #expect(unknown.status == 64)
            #expect(unknown.errors.contains("did you mean words?"))
            #expect(try await home.run("check", ["--add", "words"]).status == 64)
            #expect(try await home.run("check", ["--miss"]).status == 64)
            #expect(try await home.run("check", ["--add", "words", "0123456789abcdef"]).status == 69)
        }
    }
}
