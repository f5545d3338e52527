import Foundation
import TestSupport
import Testing

extension ProgramTests {
    /// Lines that are wider than a terminal.
    @Suite struct ExcerptTests {
        /// What `check` shows of a rule file with one problem: the line and its carets.
        private func excerpt(_ yaml: String) async throws -> (line: String, carets: String) {
            let home = try TestHome(settings: "zone: UTC\n")
            try home.folder.write(yaml, to: "Rules/wide.yaml")
            let output = try await home.run("check").output
            let lines = output.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
            let carets = try #require(lines.firstIndex { $0.contains("^") && !$0.contains { $0 != " " && $0 != "^" } })
            return (lines[carets - 1], lines[carets])
        }

        /// Columns of a terminal, where the characters of these tests are Han or Latin.
        private func columns(_ text: some StringProtocol) -> Int {
            text.unicodeScalars.reduce(0) { $0 + ((0x3000...0xFFEF).contains($1.value) ? 2 : 1) }
        }

        private func meant(_ excerpt: (line: String, carets: String)) -> String {
            let start = excerpt.carets.prefix { $0 == " " }.count
            var column = 0
            var found = ""
            for character in excerpt.line {
                if column >= start, column < excerpt.carets.count { found.append(character) }
                column += columns(String(character))
            }
            return found
        }

        @Test(arguments: [0, 3, 20, 60]) func `carets stand under their place in a window of the line`(before: Int)
            async throws
        {
            let words = (0..<before).map { "台湾海峡\($0)" }
            let after = (0..<40).map { "vessel\($0)" }
            let line = "any: [" + (words + ["~훈련*"] + after).joined(separator: ", ") + "]\n"
            let shown = try await excerpt(line)
            #expect(columns(shown.line) <= 80 && columns(shown.carets) <= 80, "\(shown.line)")
            #expect(meant(shown) == "~훈련*", "\(shown)")
            #expect(shown.line.hasSuffix("…"))
            #expect(shown.line.hasPrefix("    …") == (before > 3))
        }

        @Test func `what is at the end of a long line is shown with what stands before it`() async throws {
            let words = (0..<60).map { "台湾海峡\($0)" } + ["x"]
            let shown = try await excerpt("any: [" + words.joined(separator: ", ") + "]\n")
            #expect(meant(shown) == "x" && shown.line.hasSuffix(", x]") && columns(shown.line) <= 80)
            #expect(columns(shown.line) > 70)
        }

        @Test func `what is wider than the terminal is cut where it is shown to be`() async throws {
            let shown = try await excerpt("any: [" + String(repeating: "台湾海峡を", count: 45) + "]\n")
            #expect(columns(shown.line) <= 80 && shown.line.hasSuffix("…"))
            #expect(columns(shown.carets) == columns(shown.line.dropLast()))
        }
    }
}
