import Foundation
import TestSupport
import Testing

extension ProgramTests {
    /// Documents that crash the reader: in builds with failpoints a mark in them does.
    @Suite(.enabled(if: LookoutProgram.pathWithFailpoints != nil, "there is no debug build of lookout"))
    struct CrashTests {
        private let home: TestHome

        init() throws {
            home = try TestHome(settings: "zone: Asia/Tokyo\n")
            try home.folder.write("any: [Taiwan Strait]\npriority: alert\n", to: "Rules/strait.yaml")
            try home.folder.write(
                """
                feeds:
                  - {id: before, title: Before, path: before.xml}
                  - {id: marked, title: Marked, path: marked.xml}
                  - {id: after, title: After, path: after.xml}

                """,
                to: "Feeds/desk.yaml"
            )
            try write(["before": "b", "marked": "m", "after": "a"])
        }

        /// Writes feeds with one item each, whose title says so.
        private func write(_ words: [String: String]) throws {
            for (name, word) in words {
                let entry = AtomFeed.Entry(
                    id: name + word,
                    title: "Taiwan Strait: \(word)",
                    published: "2026-11-24T04:00:00Z"
                )
                try home.folder.write(AtomFeed(title: name, entries: [entry]).text, to: "Feeds/\(name).xml")
            }
        }

        private func run(_ command: String, _ arguments: [String] = [], at time: String) async throws
            -> ProgramRun.Result
        {
            try await LookoutProgram.start(
                [command, "--home", home.folder.path(), "--at", "2026-11-\(time):00:00Z"] + arguments,
                folder: home.folder.path(),
                program: LookoutProgram.pathWithFailpoints
            ).end()
        }

        private static let marks = [
            "abort": "signal 6", "spin": "it took too long", "allocate": "signal",
            "socket": "it asked for the network or another program", "leave": "status 3",
        ]

        @Test(arguments: marks.keys.sorted())
        func `a document that crashes the reader costs its own feed and nothing else`(mark: String) async throws {
            #expect(try await run("run", at: "24T05").status == 0)
            try write(["before": "second", "marked": "lookout-failpoint:\(mark)", "after": "third"])
            let result = try await run("run", ["--json"], at: "24T06")
            #expect(result.status == 0)
            #expect(result.errors == "")
            #expect(result.output.contains("\"failed\":1"))
            let told = try home.alerts.map(\.title)
            #expect(told.contains { $0.contains("second") } && told.contains { $0.contains("third") })
            #expect(!told.contains { $0.contains("failpoint") })
            let status = try await run("status", at: "24T06")
            let reason = Self.marks[mark] ?? ""
            #expect(status.output.contains("- Marked: reading its document crashed the reader (\(reason)"))
            // One that is mended is read, and nothing of it is lost.
            try write(["marked": "mended"])
            #expect(try await run("run", at: "24T07").status == 0)
            #expect(try home.alerts.contains { $0.title.contains("mended") })
        }

        @Test func `a document that opens a file to write it is refused, and read all the same`() async throws {
            #expect(try await run("run", at: "24T05").status == 0)
            try write(["marked": "lookout-failpoint:write"])
            #expect(try await run("run", at: "24T06").output == "")
            #expect(try home.alerts.contains { $0.title.contains("lookout-failpoint:write") })
        }

        @Test func `a feed that crashes the reader twice is set aside until it is released`() async throws {
            #expect(try await run("run", at: "24T05").status == 0)
            try write(["marked": "lookout-failpoint:abort"])
            let first = try await run("run", at: "24T06")
            #expect(first.status == 0 && first.output == "")
            let second = try await run("run", at: "24T07")
            #expect(second.status == 0)
            let files = home.folder.names(in: "State/quarantine")
            #expect(files.count == 1 && files.allSatisfy { $0.hasPrefix("marked-") })
            let file = try #require(files.first)
            #expect(
                second.output == "Marked crashed the reader twice: it is set aside, and its document is kept as "
                    + "State/quarantine/\(file); lookout feeds release marked tries it again\n"
            )
            #expect(home.folder.read("State/quarantine/" + file) == home.folder.read("Feeds/marked.xml"))
            // Not even where its document is another.
            try write(["marked": "mended", "after": "fourth"])
            let third = try await run("run", at: "25T23")
            #expect(third.status == 0 && third.output == "")
            #expect(try home.alerts.contains { $0.title.contains("fourth") })
            #expect(try !home.alerts.contains { $0.title.contains("mended") })
            let aside = "it crashed the reader twice and is set aside; lookout feeds release marked tries it again"
            #expect(try await run("status", at: "25T23").output.contains("- Marked: \(aside)"))
            #expect(home.folder.read("Digests/2026-11-26.txt")?.contains("crashed the reader twice") == true)
            let released = try await release("marked", at: "26T01")
            #expect(released.status == 0 && released.output == "marked is read again at the next run.\n")
            #expect(home.folder.names(in: "State/quarantine") == [])
            #expect(try await release("marked", at: "26T01").status == 65)
            let last = try await run("run", at: "26T02")
            #expect(last.output == "Marked is not set aside any more (it was since 2026-11-24 07:00 UTC)\n")
            #expect(try home.alerts.contains { $0.title.contains("mended") })
        }

        private func release(_ feed: String, at time: String) async throws -> ProgramRun.Result {
            try await LookoutProgram.start(
                ["feeds", "release", "--home", home.folder.path(), "--at", "2026-11-\(time):00:00Z", feed],
                program: LookoutProgram.pathWithFailpoints
            ).end()
        }

        @Test func `parse says which file crashed the reader, and reads the others`() async throws {
            try write(["marked": "lookout-failpoint:abort"])
            let files = ["before", "marked", "after"].map { home.folder.path("Feeds/\($0).xml") }
            let result = try await LookoutProgram.start(
                ["parse"] + files,
                program: LookoutProgram.pathWithFailpoints
            ).end()
            #expect(result.status == 65)
            #expect(result.output.split(separator: "\n").count == 2)
            let errors = result.errors.split(separator: "\n")
            #expect(errors.count == 3)
            #expect(
                errors.dropFirst().first == "lookout: \(files[1]): reading its document crashed the reader (signal 6)"
            )
        }
    }

    /// Documents that are read in a process of its own.
    @Suite struct ReadingTests {
        @Test func `a process of its own reads what this one reads`() async throws {
            let folder = PackageFolder.root.appending(path: "Tests/FeedParsingTests/Fixtures").path
            let names = FileManager.default.enumerator(atPath: folder)?.allObjects as? [String] ?? []
            let files = names.filter { $0.hasSuffix(".xml") || $0.hasSuffix(".json") }.sorted().map {
                folder + "/" + $0
            }
            #expect(files.count > 10)
            let child = try await LookoutProgram.run(["parse"] + files)
            #expect(try await LookoutProgram.run(["parse", "--in-process"] + files).output == child.output)
            let count = try await LookoutProgram.run(["parse", "--count"] + files)
            let inProcess = try await LookoutProgram.run(["parse", "--count", "--in-process"] + files)
            func facts(_ output: String) -> [Substring] {
                output.split(separator: ",").filter { !$0.contains("seconds") }
            }
            #expect(facts(count.output) == facts(inProcess.output))
            #expect(count.output.contains("\"checksum\""))
        }

        @Test func `the process that reads is not for people`() async throws {
            let help = try await LookoutProgram.run(["--help"])
            #expect(!help.output.contains("parse-worker"))
            let byHand = try await LookoutProgram.run(["parse-worker"])
            #expect(byHand.status == 64)
            #expect(byHand.errors == "lookout: parse-worker is started by lookout itself, never by hand.\n")
        }
    }
}
