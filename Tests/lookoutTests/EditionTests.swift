import Foundation
import TestSupport
import Testing

extension ProgramTests {
    /// Editions through the program: when they are due, what they are again from the store, and how they leave.
    @Suite struct EditionTests {
        private static let formats = ["html", "md", "txt", "json"]

        /// A home whose feed file has an item for each time that it is written.
        private static func home(_ settings: String) throws -> TestHome {
            let home = try TestHome(settings: settings)
            try home.folder.write("feeds:\n  - {path: s.xml, id: s, language: en}\n", to: "Feeds/s.yaml")
            try home.folder.write("title: The strait\nany: [Taiwan]\npriority: alert\n", to: "Rules/strait.yaml")
            try home.folder.write("title: Navies\ntags: [maritime]\nany: [destroyer]\n", to: "Rules/navy.yaml")
            try feed(["A first item of a destroyer"], of: home)
            return home
        }

        private static func feed(_ titles: [String], of home: TestHome) throws {
            let items = titles.map { title in
                let guid = title.filter { $0.isLetter || $0.isNumber }
                return "<item><guid isPermaLink=\"false\">\(guid)</guid><title>\(title)</title></item>"
            }
            try home.folder.write(
                "<rss version=\"2.0\"><channel><title>S</title>\(items.joined())</channel></rss>",
                to: "Feeds/s.xml"
            )
        }

        private static func pages(_ home: TestHome) -> [String] {
            home.folder.names(in: "Digests").filter { $0.hasPrefix("20") }
        }

        @Test
        func
            `at a dozen times each digest has its days, its forms and its rules, and every file comes again from the store`()
            async throws
        {
            let home = try Self.home(
                """
                zone: America/Santiago
                digests:
                  - {at: "00:00"}
                  - {name: week, at: "12:00", zone: Asia/Tokyo, days: weekly, formats: [txt, json], rules: [tag:maritime]}
                people:
                  - {name: 田中, zone: Asia/Tokyo, at: "00:10"}

                """
            )
            // Midnight of 5 September 2027 does not exist in Santiago; it is 04:00 UTC before, 03:00 after.
            let times = [
                "2027-09-03T04:10:00Z", "2027-09-03T23:00:00Z", "2027-09-04T03:59:00Z", "2027-09-04T04:00:00Z",
                "2027-09-04T16:00:00Z", "2027-09-05T03:59:00Z", "2027-09-05T04:00:00Z", "2027-09-05T04:30:00Z",
                "2027-09-06T02:59:00Z", "2027-09-06T03:00:00Z", "2027-09-06T12:00:00Z", "2027-09-07T02:59:00Z",
            ]
            var seen: [[String]] = []
            for (number, time) in times.enumerated() {
                try Self.feed((0...number).map { "Taiwan \($0), destroyer \($0) and \($0)" }, of: home)
                let before = Self.pages(home)
                let run = try await home.run("run", at: time)
                #expect(run.status == 0, "\(time): \(run)")
                seen.append(Self.pages(home).filter { !before.contains($0) && !$0.contains("-n") })
                #expect(try await home.run("run", at: time).status == 0)
            }
            let daily = seen.flatMap(\.self).filter { !$0.contains("week") }
            #expect(
                daily
                    == ["03", "04", "05", "06"].flatMap { day in Self.formats.sorted().map { "2027-09-\(day).\($0)" } }
            )
            #expect(seen.map { $0.isEmpty ? 0 : 1 } == [1, 0, 0, 1, 0, 0, 1, 0, 0, 1, 0, 0])
            let week = Self.pages(home).filter { $0.contains("week") }
            #expect(
                week == ["2027-08-30-week.json", "2027-08-30-week.txt", "2027-09-06-week.json", "2027-09-06-week.txt"]
            )
            #expect(home.folder.read("Digests/2027-09-06-week.txt")?.contains("The strait") == false)
            // Each day has one edition for the person too, under a name that files can have.
            let own = Self.pages(home).filter { $0.hasSuffix(".html") && $0.contains("-n") }
            #expect(own.map { $0.prefix(10) } == ["03", "04", "05", "06", "07"].map { "2027-09-\($0)" })
            var compared = 0
            for file in Self.pages(home) {
                let name = file.contains("week") ? ["--name", "week"] : file.contains("-n") ? ["--name", "田中"] : []
                let format = String(file.split(separator: ".").last ?? "")
                let again = try await home.run("digest", name + ["--day", String(file.prefix(10)), "--format", format])
                #expect(again.status == 0 && again.output == home.folder.read("Digests/" + file), "\(file)")
                compared += 1
            }
            #expect(compared > 30)
            let index = try #require(home.folder.read("Digests/index.html"))
            #expect(index.contains("href=\"2027-09-06-week.txt\"") && index.contains("href=\"2027-09-06.html\""))
            let feed = try #require(home.folder.read("Digests/digests.atom"))
            #expect(feed.contains("href=\"2027-09-06-week.txt\"") && feed.contains("href=\"2027-09-06.html\""))
        }

        @Test func `two runs at the same time make one edition`() async throws {
            let home = try Self.home("zone: UTC\ndigests: [{catch-up: each}]\n")
            #expect(try await home.run("run", at: "2026-11-24T06:00:00Z").status == 0)
            let runs = try (0..<3).map { _ in try home.start("run", at: "2026-11-27T07:00:00Z") }
            var statuses: [Int32?] = []
            for run in runs { statuses.append(await run.end().status) }
            #expect(statuses.contains(0) && statuses.allSatisfy { $0 == 0 || $0 == 75 }, "\(statuses)")
            let pages = Self.pages(home).filter { $0.hasSuffix(".txt") }
            #expect(pages == (23...27).map { "2026-11-\($0).txt" })
            #expect(
                home.folder.read("Digests/2026-11-25.txt")?.contains("there was no run of Lookout in this time") == true
            )
        }

        @Test(.enabled(if: PythonMailServer.isAvailable, "no aiosmtpd for /usr/bin/python3"))
        func `editions arrive by mail at whom they are for, once, and a big one is small`() async throws {
            let server = try PythonMailServer()
            defer { server.stop() }
            let home = try Self.home(
                """
                zone: UTC
                base-url: https://news.example.org/lookout
                digests: [{sinks: [mail]}]
                people:
                  - {name: Ana, mail: ana@desk.example}
                  - {name: Ben, mail: ben@desk.example, rules: [tag:maritime], quiet: "00:00-23:00"}
                sinks:
                  - {kind: mail, host: 127.0.0.1, port: \(server.port), security: none, from: Desk <d@desk.example>, allow-private: [127.0.0.0/8]}

                """
            )
            try home.folder.write("title: The strait\nany: [Taiwan]\n", to: "Rules/strait.yaml")
            #expect(try await home.run("run", at: "2026-11-24T06:00:00Z").status == 0)
            let first = server.messages.count
            try Self.feed(
                (0..<2_000).map { "台湾海峡 Taiwan \($0 * 7919) と \($0 * 104_729)" } + ["A late destroyer"],
                of: home
            )
            #expect(try await home.run("run", at: "2026-11-24T07:00:00Z").status == 0)
            #expect(try await home.run("run", at: "2026-11-24T07:15:00Z").status == 0)
            let messages = server.messages.dropFirst(first)
            let mails = try await PythonMail.parse(messages.map(\.bytes))
            let digests = zip(messages, mails).filter { $0.1.values("X-Lookout-Kind") == ["digest"] }
            #expect(digests.map { $0.0.envelope.recipients } == [["ana@desk.example"], ["ben@desk.example"]])
            for (message, mail) in digests {
                #expect(mail.defects == [] && message.bytes.count < 100_000)
                #expect(message.bytes.split(separator: 0x0A).allSatisfy { $0.count < 998 })
            }
            let ana = try #require(digests.first).1
            #expect(ana.values("Subject").first?.hasPrefix("Digest, Tuesday, 24 November 2026: 2001 new: ") == true)
            #expect(ana.html.contains("more developments do not fit into this mail: the page has the whole edition."))
            #expect(ana.text.contains("More: https://news.example.org/lookout/2026-11-24.html"))
            let ben = try #require(digests.last).1
            #expect(ben.values("Subject") == ["Digest · Ben, Tuesday, 24 November 2026: 1 new: A late destroyer"])
            #expect(ben.html.contains("https://news.example.org/lookout/2026-11-24-ben.html"))
            let list = try await LookoutProgram.run(["alerts", "list", "--home", home.folder.path(), "--limit", "9000"])
            #expect(list.output.components(separatedBy: "mail to ben@desk.example  digest: delivered").count == 3)
        }

        @Test func `an edition that does not arrive is tried again and shown like an alert`() async throws {
            let home = try Self.home("")
            let script = home.folder.path("deliver.sh")
            try home.folder.write(
                """
                zone: UTC
                digests: [{sinks: [desk]}]
                sinks: [{kind: command, name: desk, command: [/bin/sh, "\(script)"]}]

                """,
                to: "lookout.yaml"
            )
            try home.folder.write("exit 75\n", to: "deliver.sh")
            #expect(try await home.run("run", at: "2026-11-24T08:00:00Z").status == 0)
            let waiting = try await LookoutProgram.run(["alerts", "list", "--waiting", "--home", home.folder.path()])
            #expect(waiting.output.contains("desk  digest: next try"))
            try home.folder.write(
                "cat >> \(home.folder.path("received"))\necho >> \(home.folder.path("received"))\n",
                to: "deliver.sh"
            )
            #expect(try await home.run("run", at: "2026-11-24T10:00:00Z").status == 0)
            #expect(try await home.run("run", at: "2026-11-24T12:00:00Z").status == 0)
            let received = (home.folder.read("received") ?? "").split(separator: "\n")
            let digests = received.filter { $0.contains("\"kind\":\"digest\"") }
            #expect(digests.count == 1 && digests.allSatisfy { $0.contains("\"day\":\"2026-11-24\"") })
            let shown = try await LookoutProgram.run(["alerts", "list", "--home", home.folder.path()])
            #expect(shown.output.contains("desk  digest: delivered"))
            // The feed of the alerts, and what explain says of them, have no editions.
            #expect(home.folder.read("Alerts/alerts.atom")?.contains("November 2026") == false)
        }

        @Test func `a sink that is not there is refused with what it may have been`() async throws {
            let home = try Self.home(
                "digests: [{sinks: [dekk]}]\nsinks: [{kind: command, name: desk, command: [/bin/cat]}]\n"
            )
            let check = try await home.run("check")
            #expect(check.status == 65 || check.status == 78)
            let told = check.output + check.errors
            #expect(told.contains("there is no sink “dekk”; did you mean “desk”?"), "\(told)")
            #expect(try await home.run("run").status == 78)
        }
    }
}
