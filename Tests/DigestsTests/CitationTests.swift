import Digests
import Foundation
import LookoutModel
import TestSupport
import Testing

struct CitationTests {
    /// The day in Berlin, where the sample's times are told.
    private func render(_ format: CitationFormat, _ items: [CitedItem] = SampleCitations.items) -> String {
        format.render(items, day: { SampleDigests.berlin.day(of: $0) })
    }

    @Test(arguments: CitationFormat.allCases)
    func `every form is golden`(format: CitationFormat) throws {
        let name = [CitationFormat.markdown: "md", .csv: "csv", .bibtex: "bib", .csl: "csl.json"][format] ?? "txt"
        try expectGolden(render(format), "citations." + name)
    }

    @Test(arguments: CitationFormat.allCases)
    func `an edition is cited story by story, each item once`(format: CitationFormat) {
        let items = CitedItem.items(of: SampleDigests.many)
        let told = Set(SampleDigests.many.stories.flatMap(\.items).map(\.id))
        #expect(told.isSubset(of: Set(items.map(\.id))) && Set(items.map(\.id)).count == items.count)
        let text = render(format, items)
        for item in items.prefix(3) { #expect(text.contains(item.source)) }
        #expect(
            render(format, []) == ["csl-json": "[]\n", "csv": String(render(.csv, []))][format.rawValue, default: ""]
        )
    }

    @Test func `a mark for machines is no publisher`() {
        for (owner, isName) in [("example-wire", false), ("news.example", false), ("Meridian", true), ("外務省", true)] {
            var item = SampleCitations.plain
            item.owner = owner
            #expect(render(.bibtex, [item]).contains("organization") == isName)
            #expect(render(.csl, [item]).contains("\"publisher\"") == isName)
            #expect(render(.csv, [item]).contains(owner))
        }
    }

    @Test func `a spreadsheet sees that the table is UTF-8`() {
        #expect(Array(render(.csv).utf8.prefix(6)) == [0xEF, 0xBB, 0xBF] + Array("day".utf8))
    }

    @Test func `each key is there once, and the same in every export`() {
        let all = render(.bibtex).split(separator: "\n").filter { $0.hasPrefix("@misc{") }
        #expect(Set(all).count == SampleCitations.items.count)
        #expect(render(.bibtex, [SampleCitations.plain]).hasPrefix("@misc{lookout-9f86d081884c7d65,\n"))
    }

    @Test func `the braces of every entry are balanced, whatever stands in a title`() {
        for entry in render(.bibtex).components(separatedBy: "\n\n") {
            var depth = 0
            for byte in entry.utf8 {
                if byte == UInt8(ascii: "{") { depth += 1 }
                if byte == UInt8(ascii: "}") { depth -= 1 }
                #expect(depth >= 0, "\(entry)")
            }
            #expect(depth == 0, "\(entry)")
        }
    }

    @Test func `no cell begins a formula, and lines end as the RFC has it`() {
        let text = render(.csv)
        #expect(text.hasSuffix("\r\n") && text.utf8.count { $0 == 0x0A } == SampleCitations.items.count + 1)
        for line in text.components(separatedBy: "\r\n").dropFirst() {
            for start in ["=", "+", "-", "@", "＝"] {
                #expect(!line.contains("," + start) && !line.contains(",\"" + start), "\(line)")
            }
        }
    }

    /// Python's own readers, which know nothing of how this was written.
    @Test(.enabled(if: PythonMailServer.hasPython, "no /usr/bin/python3"))
    func `another program reads back what was written`() async throws {
        let folder = try TemporaryFolder()
        try folder.write(render(.csv), to: "items.csv")
        try folder.write(render(.csl), to: "items.json")
        let script = """
            import csv, json, sys
            rows = list(csv.DictReader(open(sys.argv[1] + "/items.csv", newline="", encoding="utf-8-sig"), strict=True))
            cited = json.load(open(sys.argv[1] + "/items.json", encoding="utf-8"))
            print(json.dumps({"rows": rows, "cited": cited}))
            """
        let result = try await ProgramRun.run(PythonMailServer.python, ["-c", script, folder.path()])
        try #require(result.status == 0, "\(result.errors)")
        struct Read: Decodable {
            let rows: [[String: String]]
            let cited: [Cited]
        }
        struct Cited: Decodable {
            let id: String
            let type: String
            let title: String?
            let issued: Issued?
        }
        struct Issued: Decodable {
            let dateParts: [[Int]]
            enum CodingKeys: String, CodingKey { case dateParts = "date-parts" }
        }
        let read = try JSONDecoder().decode(Read.self, from: Data(result.output.utf8))
        #expect(read.rows.map { $0["id"] } == SampleCitations.items.map(\.id))
        #expect(read.rows[0]["title"] == SampleCitations.plain.title)
        #expect(read.rows[0]["summary"] == SampleCitations.plain.lead)
        #expect(read.rows[0]["rules"] == "trilateral-secretariat strait")
        #expect(read.rows[0]["day"] == "2026-11-22", "before midnight in UTC, after it in Berlin")
        #expect(read.rows[1]["title"] == "한·미·일, 협력사무국 서울에 두기로")
        #expect(read.rows[3]["title"]?.hasPrefix("'=HYPERLINK(\"http://evil.example\",\"a\")") == true)
        #expect(read.rows[3]["summary"] == "'+1, \"quoted\" and a second line")
        #expect(read.rows[3]["link"] == "")
        #expect(read.cited.map(\.id) == SampleCitations.items.map { "lookout-" + $0.id })
        #expect(read.cited.map(\.type).prefix(3) == ["article-newspaper", "article-newspaper", "webpage"])
        #expect(read.cited[0].issued?.dateParts == [[2026, 11, 22]])
        #expect(read.cited[2].issued == nil, "a year that no calendar has")
        #expect(read.cited[3].title == SampleCitations.items[3].title)
    }
}
