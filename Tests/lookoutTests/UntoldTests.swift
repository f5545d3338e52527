import TestSupport
import Testing

extension ProgramTests {
    /// Whom the settings leave without news, as run, check and status tell it.
    @Suite struct UntoldTests {
        private static func home(_ settings: String) throws -> TestHome {
            let home = try TestHome(settings: "zone: UTC\n" + settings)
            try home.folder.write("feeds:\n  - {path: s.xml, id: s}\n", to: "Feeds/s.yaml")
            try home.folder.write(
                "<rss version=\"2.0\"><channel><title>S</title><item><guid>1</guid><title>A</title></item></channel></rss>",
                to: "Feeds/s.xml"
            )
            try home.folder.write("any: [Taiwan]\npriority: alert\n", to: "Rules/strait.yaml")
            return home
        }

        /// Check warns of it; run and status say it and leave with 1 until it is mended.
        private static func expectTold(_ words: String, _ home: TestHome, mended: String) async throws {
            let check = try await home.run("check")
            #expect(check.status == 0 && (check.output + check.errors).contains(words), "\(check)")
            let run = try await home.run("run")
            #expect(run.status == 1 && run.output.contains(words), "\(run)")
            let status = try await home.run("status")
            #expect(status.status == 1 && status.output.contains(words), "\(status)")
            try home.folder.write("zone: UTC\n" + mended, to: "lookout.yaml")
            #expect(try await home.run("run").status == 0)
            #expect(try await home.run("status").output.contains(words) == false)
        }

        @Test func `a rule that was renamed is told, also where others are left`() async throws {
            try await Self.expectTold(
                "there is no rule “taiwan”, so nobody is told by it",
                try Self.home("sinks: [{kind: command, command: [/bin/cat], rules: [strait, taiwan]}]\n"),
                mended: "sinks: [{kind: command, command: [/bin/cat], rules: [strait]}]\n"
            )
        }

        @Test func `a silence of a rule that was renamed is marked`() async throws {
            let home = try Self.home("")
            #expect(try await home.run("run").status == 0)
            func silence(_ words: [String]) async throws -> ProgramRun.Result {
                try await LookoutProgram.run(["alerts", "silence"] + words + ["--home", home.folder.path()])
            }
            let words = ["strait", "--for", "2h", "--reason", "an exercise", "--author", "ana"]
            #expect(try await silence(words).status == 0)
            #expect(try await silence([]).output.contains("no such rule") == false)
            #expect(try await home.run("status").output.contains("no such rule") == false)
            try home.folder.write("id: taiwan\nany: [Taiwan]\npriority: alert\n", to: "Rules/strait.yaml")
            #expect(try await silence([]).output.hasSuffix(": an exercise (no such rule)\n"))
            #expect(try await home.run("status").output.contains("silences rule strait (no such rule) until "))
        }

        @Test func `mail to people needs a sink`() async throws {
            try await Self.expectTold(
                "Ana gets no mail, for there is no sink that sends any",
                try Self.home("people: [{name: Ana, mail: ana@example.org}]\n"),
                mended: "people: [{name: Ana}]\n"
            )
        }
    }
}
