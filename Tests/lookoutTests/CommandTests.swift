import Foundation
import TestSupport
import Testing

extension ProgramTests {
    /// The commands that read, check and make homes.
    @Suite struct CommandTests {
        private func write(_ folder: TemporaryFolder, _ rule: String) throws {
            try folder.write(rule, to: "Rules/strait.yaml")
        }

        @Test func `check shows the line and a caret under wide characters, and leaves with 65`() async throws {
            let home = try TestHome(settings: "")
            try home.folder.write("match: |\n  台湾海峡 軍艦 OR 대만\n", to: "Rules/strait.yaml")
            let result = try await home.run("check")
            #expect(result.status == 65)
            try expectGolden(result.output, "check-wide.txt")
        }

        @Test func `check runs the tests inside rules`() async throws {
            let home = try TestHome(settings: "")
            let rule = "any: [Taiwan Strait]\ntests:\n  - {hit: Ships in the Taiwan Strait}\n"
            try write(home.folder, rule)
            try home.folder.write("https://example.org/a\n", to: "Feeds/a.txt")
            let good = try await home.run("check")
            #expect(good.status == 0)
            #expect(good.output == "1 rule, 1 test passed, 1 feed: all is well.\n")
            try write(home.folder, rule + "  - {miss: The Taiwan Strait}\n")
            let bad = try await home.run("check", ["--json"])
            #expect(bad.status == 65)
            #expect(bad.output.contains("\"code\":\"E113\""))
            #expect(bad.output.contains("\"ok\":false"))
        }

        @Test func `check leaves with 78 for settings, and with 1 for a warning only where it is strict`() async throws
        {
            let home = try TestHome(settings: "use: school\n")
            #expect(try await home.run("check").status == 78)
            let warned = try TestHome(settings: "")
            try warned.folder.write("https://example.org/a words\n", to: "Feeds/mine.txt")
            #expect(try await warned.run("check").status == 0)
            #expect(try await warned.run("check", ["--strict"]).status == 1)
        }

        @Test func `what people get wrong in settings and lists is told in words with its repair`() async throws {
            let home = try TestHome(settings: "zone:\ndigests:\n  - at: \"07:00\"\n  - at: “18:00”\n")
            try home.folder.write("<html><body>x</body></html>", to: "Feeds/reader.opml")
            try home.folder.write("feeds:\n  - “https://example.org/a”\n", to: "Feeds/mine.yaml")
            try home.folder.write("match: |\n  zzz:foo AND bar\n", to: "Rules/field.yaml")
            try home.folder.write("title: Strait\nany: [Taiwan Strait]\npriority alert\n", to: "Rules/strait.yaml")
            let result = try await home.run("check")
            #expect(result.status == 78)
            try expectGolden(result.output, "check-words.txt")
        }

        @Test func `check finds the home of what it is given, from wherever it is called`() async throws {
            let home = try TestHome(settings: "")
            try home.folder.write("lists:\n  ships: [destroyer]\n", to: "Rules/lists.yaml")
            try home.folder.write("any: [$ships]\n", to: "Rules/navy.yaml")
            try home.folder.write("https://example.org/a\n", to: "Feeds/mine.txt")
            let path = home.folder.path("Rules/navy.yaml")
            for (arguments, folder) in [
                ([path], "/"), (["navy.yaml"], home.folder.path("Rules")), (["Rules/navy.yaml"], home.folder.path()),
                (["Rules/navy.yaml", "--home", home.folder.path()], "/"), ([home.folder.path("Feeds")], "/tmp"),
                ([home.folder.path()], "/"),
            ] {
                let result = try await LookoutProgram.run(["check"] + arguments, folder: folder)
                #expect(result.status == 0, "\(arguments): \(result.output)\(result.errors)")
                #expect(result.output == "1 rule, 0 tests passed, 1 feed: all is well.\n", "\(arguments)")
            }
            let absent = try await LookoutProgram.run(["check", "Rules/absent.yaml", "--home", home.folder.path()])
            #expect(absent.status == 64)
            #expect(absent.errors.contains("no such file"))
            try home.folder.write("x", to: "Rules/README.md")
            let other = try await LookoutProgram.run(["check", home.folder.path("Rules/README.md")])
            #expect(other.status == 64)
            #expect(other.errors.contains("neither a rule file"))
        }

        @Test func `check takes each file outside a home for what it is`() async throws {
            let folder = try TemporaryFolder()
            try folder.write("https://example.org/a\nexample.org\n", to: "sites.txt")
            try folder.write("# mine\nfeeds:\n  - https://example.org/b\n", to: "feeds.yaml")
            try folder.write("Taiwan Strait\n", to: "strait.txt")
            try folder.write("zone: UTC\n", to: "lookout.yaml")
            let all = try await LookoutProgram.run(["check", folder.path()])
            #expect(all.status == 65)
            let problem = "\(folder.path("sites.txt")):2:1: error: “example.org” is no http or https address\n"
            #expect(all.output.hasPrefix(problem))
            #expect(all.output.hasSuffix("1 rule, 0 tests passed, 2 feeds: errors.\n"))
            let list = try await LookoutProgram.run(["check", "feeds.yaml"], folder: folder.path())
            #expect(list.output == "0 rules, 0 tests passed, 1 feed: all is well.\n")
        }

        @Test func `a home in which nothing is looked for or fetched is not all well`() async throws {
            let home = try TestHome(settings: "")
            try home.folder.write("x", to: "Feeds/sites.csv")
            try home.folder.write("", to: "Rules/empty.yaml")
            let result = try await home.run("check")
            #expect(result.status == 0)
            try expectGolden(result.output, "check-nothing.txt")
            #expect(try await home.run("check", ["--strict"]).status == 1)
        }

        @Test func `parse reads files, standard input and batches, and refuses with 65`() async throws {
            let folder = try TemporaryFolder()
            let feed = AtomFeed(title: "F", entries: [.init(id: "1", title: "One", published: "2026-11-24T00:00:00Z")])
            try folder.write(feed.text, to: "a.xml")
            try folder.write("<!doctype html><title>x</title>", to: "page.html")
            let file = try await LookoutProgram.run(["parse", folder.path("a.xml")])
            #expect(file.status == 0)
            #expect(file.output.contains("\"title\":\"One\""))
            #expect(try await LookoutProgram.run(["parse", "-"], input: feed.text).output == file.output)
            let page = try await LookoutProgram.run(["parse", folder.path("page.html")])
            #expect(page.status == 65)
            #expect(page.errors.contains("not a feed"))
            // With --count too, a file that is not there is said.
            let absent = try await LookoutProgram.run(["parse", "--count", folder.path("absent"), folder.path("a.xml")])
            #expect(absent.status == 65)
            #expect(absent.errors == "lookout: \(folder.path("absent")) cannot be opened: No such file or directory\n")
            #expect(absent.output.contains("\"items\":1,\"refused\":1,"))
            let requests = ["a.xml", "page.html"].map { "{\"file\": \"\(folder.path($0))\", \"id\": 1}" }
            let batch = try await LookoutProgram.run(
                ["parse", "--batch"],
                input: requests.joined(separator: "\n") + "\n"
            )
            let lines = batch.output.split(separator: "\n")
            #expect(lines.count == 2)
            #expect(lines.first.map { $0 + "\n" } == Substring(file.output))
            #expect(lines.last?.hasPrefix("{\"error\":") == true)
            let count = try await LookoutProgram.run(["parse", "--count", folder.path("a.xml")])
            for key in ["files", "bytes", "items", "seconds", "checksum"] {
                #expect(count.output.contains("\"\(key)\":"), "\(key)")
            }
        }

        @Test func `the checksum of a count is that of the JSON that is printed`() async throws {
            let folder = try TemporaryFolder()
            let entries = (1...3).map {
                AtomFeed.Entry(id: "\($0)", title: "台湾 \($0)", published: "2026-11-24T00:00:00Z")
            }
            try folder.write(AtomFeed(title: "F", entries: entries).text, to: "a.xml")
            try folder.write(AtomFeed(title: "G", entries: []).text, to: "b.xml")
            let files = ["a.xml", "b.xml"].map(folder.path)
            let printed = try await LookoutProgram.run(["parse"] + files)
            var checksum = UInt64(0xCBF2_9CE4_8422_2325)
            for byte in printed.output.utf8 where byte != 0x0A {
                checksum = (checksum ^ UInt64(byte)) &* 0x100_0000_01B3
            }
            let count = try await LookoutProgram.run(["parse", "--count"] + files)
            #expect(count.output.contains("\"checksum\":\"\(String(checksum, radix: 16))\""))
            #expect(count.output.contains("\"files\":2,"))
        }

        @Test func `parse says what a feed was and what had to be repaired`() async throws {
            let folder = try TemporaryFolder()
            try folder.write(
                """
                <?xml version="1.0" encoding="iso-8859-1"?>
                <rss version="2.0"><channel><title>速報 ニュース</title>
                <item><title>R & D</title><pubDate>next week</pubDate></item>
                <item><title>Two</title></item></channel></rss>
                """,
                to: "a.xml"
            )
            let result = try await LookoutProgram.run(["parse", folder.path("a.xml")])
            let path = folder.path("a.xml")
            #expect(
                result.errors == """
                    lookout: \(path): RSS 2.0, utf-8 (nothing else is declared), 2 items
                    lookout: \(path): it says it is iso-8859-1, and its bytes are not; read as utf-8
                    lookout: \(path): the XML is not well-formed; repaired from line 3 on
                    lookout: \(path): a date cannot be read and is left out: "next week"

                    """
            )
        }

        @Test func `match answers each item in order, whatever the number of threads`() async throws {
            let folder = try TemporaryFolder()
            try folder.write("any: [Taiwan Strait]\n", to: "rules/strait.yaml")
            try folder.write("any: [missile]\n", to: "rules/missile.yaml")
            var items = [
                "{\"id\": \"a \\\"b\\\"\", \"title\": \"Missiles in the Taiwan Strait\", \"published\": \"2026-11-24\"}"
            ]
            items += (1...50).map {
                "{\"id\": \"\($0)\", \"title\": \"\($0 % 3 == 0 ? "Taiwan Strait" : "None")\", \"x\": 1}"
            }
            let input = items.joined(separator: "\n") + "\n"
            let one = try await LookoutProgram.run(["match", "--rules", folder.path("rules")], input: input)
            #expect(one.status == 0)
            let lines = one.output.split(separator: "\n")
            #expect(lines.count == 51)
            #expect(lines.first == "{\"id\":\"a \\\"b\\\"\",\"rules\":[\"missile\",\"strait\"]}")
            #expect(lines.last == "{\"id\":\"50\",\"rules\":[]}")
            let options = ["match", "--rules", folder.path("rules"), "--threads", "3"]
            #expect(try await LookoutProgram.run(options, input: input).output == one.output)
            let count = try await LookoutProgram.run(options + ["--count"], input: input)
            #expect(count.output.hasPrefix("{\"items\":51,\"matches\":18,\"rules\":2,\"seconds\":"))
            let bad = try await LookoutProgram.run(options, input: "{\"id\": 1}\n")
            #expect(bad.status == 65)
            #expect(bad.errors.contains("-:1: error"))
        }

        @Test func `status says that a pass is late, and an empty home that nothing is recorded`() async throws {
            let home = try TestHome(settings: "zone: UTC\n")
            #expect(try await home.run("status").status == 69)
            #expect(try await home.run("run", at: "2026-11-24T08:00:00Z").status == 0)
            let fresh = try await home.run("status", at: "2026-11-24T09:00:00Z")
            #expect(fresh.status == 0)
            try expectGolden(fresh.output, "status.txt")
            let late = try await home.run("status", at: "2026-11-24T09:31:00Z")
            #expect(late.status == 1)
            #expect(late.output.contains("LATE"))
            // Feeds may be asked more often than the timer comes.
            try home.folder.write("zone: UTC\nfetch:\n  interval: 4m\n", to: "lookout.yaml")
            #expect(try await home.run("status", at: "2026-11-24T08:44:00Z").status == 0)
            #expect(try await home.run("status", at: "2026-11-24T08:46:00Z").status == 1)
        }

        @Test func `a feed that breaks off is read, and said to break off`() async throws {
            let server = try LoopbackServer()
            defer { server.stop() }
            let home = try TestHome()
            try home.list([server.url("/cut")])
            let entry = AtomFeed.Entry(id: "1", title: "One", published: "2026-11-24T04:00:00Z")
            let text = AtomFeed(title: "Cut", entries: [entry]).text
            server.respond(to: "/cut") { _ in LoopbackAnswer(text: String(text.dropLast(8))) }
            #expect(try await home.run("run", at: "2026-11-24T05:00:00Z").status == 0)
            let status = try await home.run("status", at: "2026-11-24T05:00:00Z")
            #expect(status.output.contains("\n             - Feed 0: its document breaks off; what came was read\n"))
            #expect(
                try await home.run("status", ["--json"], at: "2026-11-24T05:00:00Z").output.contains(
                    "\"cutOff\":[\"feed-0\"]"
                )
            )
            #expect(
                home.folder.read("Digests/2026-11-24.txt")?.contains("Sources that broke off.............1\n") == true
            )
            server.respond(to: "/cut") { _ in LoopbackAnswer(text: text) }
            #expect(try await home.run("run", at: "2026-11-24T06:00:00Z").status == 0)
            #expect(try await home.run("status", at: "2026-11-24T06:00:00Z").output.contains("breaks off") == false)
        }

        @Test func `an edition is that of the first digest where none is named`() async throws {
            let home = try TestHome(
                settings: "zone: UTC\ndigests:\n  - name: desk\n  - name: late\n    at: \"20:00\"\n"
            )
            #expect(try await home.run("run", at: "2026-11-24T08:00:00Z").status == 0)
            let edition = try await home.run("digest", ["--day", "2026-11-24"])
            #expect(edition.status == 0)
            #expect(edition.output == home.folder.read("Digests/2026-11-24-desk.txt"))
            let other = try await home.run("digest", ["--day", "2026-11-24", "--name", "late"])
            #expect(other.status == 65)
            #expect(other.errors == "lookout: there is no edition of 2026-11-24 named late.\n")
        }

        @Test func `init makes a home without samples and never writes over what was edited`() async throws {
            let folder = try TemporaryFolder()
            let program = try #require(LookoutProgram.path)
            // Where a program is installed, its feeds and rules lie in share/lookout beside its folder.
            try folder.write("", to: "bin/empty")
            try FileManager.default.copyItem(atPath: program, toPath: folder.path("bin/lookout"))
            try folder.write("feeds:\n  - https://example.org/a\n", to: "share/lookout/Feeds/a.yaml")
            try folder.write("feeds: []\n", to: "share/lookout/Feeds/samples.yaml")
            try folder.write("x", to: "share/lookout/Feeds/samples/x.xml")
            try folder.write("any: [one1]\n", to: "share/lookout/Rules/one.yaml")
            try folder.write("any: [two2]\n", to: "share/lookout/Rules/two.yaml")
            func initialise() async throws -> ProgramRun.Result {
                try await ProgramRun.run(
                    folder.path("bin/lookout"),
                    ["init", folder.path("home"), "--zone", "Asia/Seoul", "--at", "6:30", "--use", "office"],
                    environment: LookoutProgram.environment
                )
            }
            #expect(try await initialise().status == 0)
            #expect(folder.names(in: "home/Feeds") == ["a.yaml"])
            #expect(folder.read("home/lookout.yaml")?.contains("zone: Asia/Seoul") == true)
            #expect(folder.read("home/lookout.yaml")?.contains("at: \"06:30\"") == true)
            #expect(try await LookoutProgram.run(["check", "--home", folder.path("home")]).status == 0)
            // A later version: one file was edited here, one not.
            try folder.write("any: [mine]\n", to: "home/Rules/one.yaml")
            try folder.write("any: [one1, new]\n", to: "share/lookout/Rules/one.yaml")
            try folder.write("any: [two2, new]\n", to: "share/lookout/Rules/two.yaml")
            let again = try await initialise()
            #expect(again.status == 0)
            #expect(again.output.contains("--zone, --at, --use changed nothing"))
            #expect(folder.read("home/lookout.yaml")?.hasSuffix("\n") == true)
            #expect(folder.read("home/Rules/one.yaml") == "any: [mine]\n")
            #expect(folder.read("home/Rules/one.yaml.new") == "any: [one1, new]\n")
            #expect(folder.read("home/Rules/two.yaml") == "any: [two2, new]\n")
        }
    }
}
