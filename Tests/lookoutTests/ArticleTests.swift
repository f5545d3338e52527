import Foundation
import TestSupport
import Testing

extension ProgramTests {
    /// The two reports that the desk lives on; skipped where the data beside the project is absent.
    @Suite(.enabled(if: PackageFolder.shared != nil, "no data beside the project: set LOOKOUT_SHARED"))
    struct ArticleTests {
        private static let established = "secretariat-established"
        private static let finalized = "secretariat-to-be-finalized"

        private func paragraphs(_ name: String) throws -> [String] {
            let folder = try #require(PackageFolder.shared)
            let text = try String(contentsOf: folder.appending(path: "articles/\(name).txt"), encoding: .utf8)
            return text.split(separator: "\n").map { $0.trimmingCharacters(in: .whitespaces) }.filter { !$0.isEmpty }
        }

        private func json(_ value: String) throws -> String {
            String(decoding: try JSONEncoder().encode(value), as: UTF8.self)
        }

        /// What is told of an item with these texts that comes after the first pass.
        private func alerts(title: String, summary: String, content: String) async throws -> [AlertLine] {
            let server = try LoopbackServer()
            defer { server.stop() }
            let home = try TestHome()
            try home.copy("Rules")
            try home.list([server.url("/feed")])
            let head = "{\"version\": \"https://jsonfeed.org/version/1.1\", \"title\": \"Desk\", \"items\": ["
            let empty = head + "]}"
            server.respond(to: "/feed") { _ in LoopbackAnswer(text: empty) }
            #expect(try await home.run("run", at: "2026-11-24T05:00:00Z").status == 0)
            let item =
                "{\"id\": \"1\", \"title\": \(try json(title)), \"summary\": \(try json(summary)), "
                + "\"content_text\": \(try json(content))}"
            let full = head + item + "]}"
            server.respond(to: "/feed") { _ in LoopbackAnswer(text: full) }
            #expect(try await home.run("run", at: "2026-11-24T06:00:00Z").status == 0)
            return try home.alerts
        }

        @Test func `an article is one alert that names every rule whose development it reports`() async throws {
            let expected: [String: Set<String>] = [
                Self.established: [
                    "trilateral-secretariat", "trilateral-cooperation", "taiwan-strait", "south-china-sea",
                    "north-korea-russia", "indo-pacific-order", "economic-security-tech",
                ],
                Self.finalized: [
                    "trilateral-secretariat", "trilateral-cooperation", "taiwan-strait", "north-korea-russia",
                    "unsc-north-korea", "indo-pacific-order", "leadership-transition",
                ],
            ]
            for (name, rules) in expected {
                let text = try paragraphs(name)
                let told = try await alerts(title: text[0], summary: text[1], content: text.joined(separator: "\n\n"))
                #expect(told.count == 1, "\(name)")
                #expect(told.first?.rule == "trilateral-secretariat", "\(name)")
                let missing = rules.subtracting(told.first?.rules ?? [])
                #expect(missing.isEmpty, "\(name)")
            }
        }

        @Test func `the first two paragraphs alone are enough for the secretariat`() async throws {
            for name in [Self.established, Self.finalized] {
                let text = try paragraphs(name)
                let told = try await alerts(title: text[0], summary: text[1], content: "")
                #expect(told.count == 1, "\(name)")
                #expect(told.first?.rule == "trilateral-secretariat", "\(name)")
            }
        }
    }
}
