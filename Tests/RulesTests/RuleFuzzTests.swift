import Foundation
import LookoutModel
import Rules
import TestSupport
import Testing

/// Files and expressions that no person writes: nothing traps, nothing hangs, and what is refused says where.
@Suite(.timeLimit(.minutes(5))) struct RuleFuzzTests {
    /// Everything that is said of a file points into it, and every rule that loads can be kept and run.
    private func expectSound(_ bytes: [UInt8], path: String, _ comment: String) throws {
        let (rules, problems) = RuleSet.load(files: [RuleFile(path: path, bytes: bytes)])
        let lines = bytes.count { $0 == 0x0A } + bytes.count { $0 == 0x0D } + 2
        for problem in problems {
            try #require(problem.place.file == path, "\(comment)")
            try #require(problem.place.line >= 0 && problem.place.line <= lines, "\(comment): \(problem)")
            try #require(problem.place.column >= 0 && problem.place.column <= bytes.count + 2, "\(comment): \(problem)")
            try #require(!problem.code.isEmpty)
        }
        for rule in rules.rules {
            let again = try Rule(archive: rule.archive)
            try #require(again.archive == rule.archive, "\(comment)")
        }
        _ = rules.matches(RuleSubject(title: "Taiwan Strait 북한 海警", summary: "missiles of the US. drill"))
    }

    @Test func `random bytes are refused or read`() throws {
        var generator = SeededGenerator(seed: 41)
        let alphabets: [[UInt8]] = [
            Array(0...255), Array(" \n\t:-#[]{},&*!|>'\"%@`~=$a1".utf8),
            Array("any: [a1]\n - \"' match|\n  (ANDOR)/NEAR5".utf8),
        ]
        for round in 0..<1500 {
            let alphabet = alphabets[round % alphabets.count]
            let bytes = (0..<Int.random(in: 0...160, using: &generator)).map { _ in
                alphabet.randomElement(using: &generator) ?? 0
            }
            for path in ["Rules/x.yaml", "Rules/x.txt", "Rules/lists/x.txt"] {
                try expectSound(
                    bytes,
                    path: path,
                    "round \(round): \(String(decoding: bytes, as: UTF8.self).debugDescription)"
                )
            }
        }
    }

    private func shippedFiles() throws -> [[UInt8]] {
        let folder = PackageFolder.root.appending(path: "Rules")
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
        return try names.filter { $0.hasSuffix(".yaml") }.map {
            Array(try Data(contentsOf: folder.appending(path: $0)))
        }
    }

    @Test func `valid files with a few bytes changed are refused or read`() throws {
        var generator = SeededGenerator(seed: 42)
        let whole = """
            version: 1
            lists: {us: [US, =美, $more], more: ["it's", 'a "b" c', missil*]}
            rules:
              - id: full
                title: "All: of “it”"
                priority: critical
                all: [{any: [$more]}, x1]
                within: 7 words
                match: |
                  ($us NEAR/5 "a b") AND NOT title:~협력 AND ATLEAST/2($us) AND /a{1,3} \\/cde/i
                except: [US Open]
                where: {language: [ko, ja], max-age: 2d}
                expect: {per-day: 3}
                trial: true
                tests:
                  - {hit: "x: y # z", language: ko, todo: true}
            """
        let shipped = try shippedFiles()
        let pieces = [
            "\t", "\n", "\"", "'", ":", "- ", "[", "]", "{", "}", "(", ")", "|", ">", "#", "&a", "*a", "!", "/", "\\",
            "$", "~", "=",
            "AND", "NOT ", "NEAR/", "ATLEAST/", "\u{FEFF}", "\u{2028}", "\u{0}", "\u{301}", "北", "（", "“", "0x", "null",
            "---\n", "?",
        ].map { Array($0.utf8) }
        for round in 0..<400 {
            // A shipped file is long; the beginning of it will do.
            var bytes =
                round % 4 == 0
                ? Array((shipped.randomElement(using: &generator) ?? []).prefix(3000)) : Array(whole.utf8)
            for _ in 0..<Int.random(in: 1...4, using: &generator) {
                let place = Int.random(in: 0..<bytes.count, using: &generator)
                switch Int.random(in: 0..<5, using: &generator) {
                case 0: bytes.remove(at: place)
                case 1: bytes[place] = UInt8.random(in: 0...255, using: &generator)
                case 2: bytes.removeSubrange(place..<min(bytes.count, place + 12))
                case 3: bytes.insert(contentsOf: bytes[place..<min(bytes.count, place + 40)], at: place)
                default: bytes.insert(contentsOf: pieces.randomElement(using: &generator) ?? [], at: place)
                }
                if bytes.isEmpty { bytes = [0x61] }
            }
            try expectSound(bytes, path: "Rules/x.yaml", "round \(round)")
        }
    }

    @Test func `an expression that is read prints as one that is read alike`() throws {
        var generator = SeededGenerator(seed: 43)
        let pieces = [
            "a1", "b1 ", " OR ", " AND ", " AND NOT ", " NEAR/3 ", "(", ")", "ATLEAST/2(", "SENTENCE(", "title:",
            "source:", "$x", "\"", "~", "=",
            "*", "/abc", "/i", "/", "\\/", "\\d", "+", "[", "]", "|", "？", "／", "“", "北京", "/taiwan/", "\n",
        ]
        var read = 0
        for round in 0..<30_000 {
            let text = (0..<Int.random(in: 1...14, using: &generator)).map { _ in
                pieces.randomElement(using: &generator) ?? ""
            }
            .joined()
            do {
                let query = try QueryParser.parse(text).query
                read += 1
                let again = try QueryParser.parse(query.text).query
                try #require(
                    again == query,
                    "round \(round): \(text.debugDescription) is \(query.text.debugDescription)"
                )
            } catch let problem as QueryProblem {
                let count = text.unicodeScalars.count
                try #require(
                    problem.range.lowerBound >= 0 && problem.range.upperBound <= count,
                    "\(text.debugDescription)"
                )
            }
        }
        #expect(read > 300)
    }

    // MARK: Limits

    @Test func `depth, length and size have limits, and each says so`() throws {
        func codes(_ yaml: String) -> [String] { RuleText.load(yaml).problems.map(\.code) }
        func facts(_ yaml: String) -> [RuleFact] { RuleText.load(yaml).problems.map(\.fact) }
        let deep = String(repeating: "(", count: 10_000) + "a1" + String(repeating: ")", count: 10_000)
        #expect(facts("match: |\n  \(deep)\n") == [.query(.tooDeep(limit: 64))])
        let sentences = String(repeating: "SENTENCE(", count: 10_000) + "a1" + String(repeating: ")", count: 10_000)
        #expect(facts("match: |\n  \(sentences)\n") == [.query(.tooDeep(limit: 64))])
        let groups = "/" + String(repeating: "(", count: 400) + "abc" + String(repeating: ")", count: 400) + "/"
        #expect(facts("match: |\n  \(groups)\n") == [.query(.tooDeep(limit: 64))])
        #expect(facts("match: |\n  /\(String(repeating: "a", count: 1001))/\n") == [.query(.tooLong(limit: 1000))])
        // A rule of 200,000 characters, the end of its line included, is read, one more is not.
        let terms = (0..<20_000).map { "t\(10_000 + $0)" }.joined(separator: " OR ")
        let padding = String(repeating: " ", count: 199_999 - terms.count)
        #expect(terms.count < 200_000)
        let (rules, problems) = RuleText.load("match: |\n  \(terms + padding)\n")
        #expect(problems == [] && rules.rules.count == 1)
        #expect(rules.matches(RuleSubject(title: "about t29999")).count == 1)
        #expect(facts("match: |\n  \(terms + padding)a\n") == [.query(.tooLong(limit: 200_000))])
        #expect(facts("any: [\(String(repeating: "a", count: 201))]\n") == [.query(.termTooLong(limit: 200))])
        #expect(codes("any: [a1] #\(String(repeating: "a", count: YAMLReader.sizeLimit))\n") == ["E100"])
    }

    @Test func `an item of a megabyte is matched by terms that may stand anywhere`() {
        let rules = RuleText.rules(
            """
            rules:
              - {id: a1, any: [~ababababababababc, ~bababababababababc]}
              - {id: b1, any: [~ab, ~ba], except: [~aba]}
              - id: c1
                match: |
                  SENTENCE(~ab AND ~zz) OR (~ba NEAR/3 ~zz) OR ATLEAST/50(~zz)
              - id: d1
                match: |
                  /(ab)+zab/ OR /abab.*bz/i
              - {id: e1, all: [~ab, ~yy], within: 9 words}
            """
        )
        let content = String(repeating: "ab", count: 262_144) + " " + String(repeating: "ab. ", count: 131_072)
        #expect(content.utf8.count > 1 << 20)
        #expect(rules.matches(RuleSubject(title: "x", content: content)).map(\.rule.rawValue) == ["b1"])
        #expect(
            rules.matches(RuleSubject(title: "x", content: content + "yy zz")).map(\.rule.rawValue) == [
                "b1", "c1", "e1",
            ]
        )
    }
}
