import Foundation
import TestSupport
import Testing

extension ProgramTests {
    /// `lookout match` beside the engine inside `lookout run`.
    @Suite struct MatchEngineTests {
        private static let rules = """
            lists:
              straits: [Taiwan Strait, 台湾海峡, 대만 해협]
            rules:
              - {id: strait, any: [$straits]}
              - {id: close, all: [{any: [$straits]}, {any: [warship, ~군함, 軍艦]}], within: 6 words}
              - {id: capitals, any: [US, =ASEAN]}
              - {id: masked, any: [secretariat], except: [ASEAN Secretariat]}
              - {id: without, any: [missile], none: [parade]}
              - id: written
                match: |
                  /Hwasong-1[5-9]/ OR ( missile AND NOT title:history )

            """
        private static let titles = [
            "Warship sails the Taiwan Strait",
            "A warship of the fleet that once had sailed all the way to the Taiwan Strait", "臺灣海峽有軍艦",
            "대만해협의 군함", "They told us nothing", "US and ASEAN ministers meet", "Asean ministers meet again",
            "The ASEAN Secretariat opens", "A new secretariat beside the ASEAN Secretariat", "Missile launched at dawn",
            "Missiles at a parade", "A history of the missile", "Hwasong-17 is shown", "HWASONG-17 is seen abroad",
        ]

        private struct Line: Decodable {
            let id: String
            let rules: [String]
        }

        private struct Answer: Decodable {
            let told: Told

            struct Told: Decodable { let matches: [Match] }
            struct Match: Decodable { let rule: String }
        }

        @Test func `match and run catch the same items by the same rules`() async throws {
            let server = try LoopbackServer()
            defer { server.stop() }
            let home = try TestHome()
            try home.list([server.url("/a")])
            try home.folder.write(Self.rules, to: "Rules/all.yaml")
            let entries = Self.titles.enumerated().map {
                AtomFeed.Entry(id: "\($0.offset)", title: $0.element, published: "2026-11-02T04:00:00Z")
            }
            server.serve(AtomFeed(title: "A", entries: entries), at: "/a")
            #expect(try await home.run("run", at: "2026-11-02T05:00:00Z").status == 0)
            let encoder = JSONEncoder()
            let input = try entries.map { entry in
                String(decoding: try encoder.encode(["id": entry.id, "title": entry.title]), as: UTF8.self) + "\n"
            }.joined()
            let matched = try await LookoutProgram.start(
                ["match", "--rules", home.folder.path("Rules/all.yaml")],
                input: input
            ).end()
            let decoder = JSONDecoder()
            let lines = try matched.output.split(separator: "\n").map {
                try decoder.decode(Line.self, from: Data($0.utf8))
            }
            #expect(lines.map(\.id) == entries.map(\.id))
            var caught = 0
            for line in lines {
                let address = "https://news.example.org/\(line.id)"
                let answer = try await home.run("explain", ["--json", address], at: "2026-11-02T06:00:00Z")
                let recorded = try decoder.decode(Answer.self, from: Data(answer.output.utf8)).told.matches.map(\.rule)
                #expect(Set(recorded) == Set(line.rules), "\(Self.titles[Int(line.id) ?? 0])")
                caught += line.rules.count
            }
            #expect(caught == 16)
        }

        @Test func `a line that is no item is told by the member at fault`() async throws {
            let home = try TestHome()
            try home.folder.write("any: [drill]\n", to: "Rules/a.yaml")
            let input = """
                {"id": "1"}
                {"id": 2, "title": "x"}
                {"id": "3", "title": "x", "categories": "drill"}
                {"id": "4", "title": "drill"
                ["5"]

                """
            let result = try await LookoutProgram.start(
                ["match", "--rules", home.folder.path("Rules/a.yaml")],
                input: input
            ).end()
            #expect(result.status == 65)
            let needed = "an object with id and title is needed"
            #expect(
                result.errors == """
                    -:1: error: no item: “title” is missing; \(needed)
                    -:2: error: no item: “id” should be a text in quotes
                    -:3: error: no item: “categories” should be a list of texts
                    -:4: error: no item: this line is no JSON; \(needed)
                    -:5: error: no item: \(needed)

                    """
            )
        }
    }
}
