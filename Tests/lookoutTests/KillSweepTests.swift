import Foundation
import TestSupport
import Testing

extension ProgramTests {
    /// Whatever a run is doing when it is killed, the next one tells what an undisturbed run would have told, once.
    @Suite(.enabled(if: KillSwitch.compiler != nil, "no C compiler for the library that kills"))
    struct KillSweepTests {
        private static let feeds = 20
        private static let kills = 50
        private static let firstPass = "2026-11-23T08:00:00Z"
        private static let secondPass = "2026-11-24T08:00:00Z"

        /// Twenty feeds that go from one old entry to three new ones: for an alert, for the digest, for nobody.
        private func serve(_ server: LoopbackServer, isNew: Bool) {
            for number in 0..<Self.feeds {
                var entries = [
                    AtomFeed.Entry(id: "old-\(number)", title: "An old story", published: "2026-11-20T01:00:00Z")
                ]
                if isNew {
                    entries =
                        [
                            AtomFeed.Entry(
                                id: "strait-\(number)",
                                title: "Warships cross the Taiwan Strait, report\(number)",
                                published: "2026-11-24T05:00:00Z"
                            ),
                            AtomFeed.Entry(
                                id: "shoal-\(number)",
                                title: "Water cannon at Scarborough Shoal, report\(number)",
                                published: "2026-11-24T05:10:00Z"
                            ),
                            AtomFeed.Entry(
                                id: "weather-\(number)",
                                title: "Weather report \(number)",
                                published: "2026-11-24T05:20:00Z"
                            ),
                        ] + entries
                }
                // Who has this version gets a 304, so an item that was lost stays lost.
                serve(server, number, entries, etag: "\"\(number)-\(isNew)\"")
            }
        }

        private func serve(_ server: LoopbackServer, _ number: Int, _ entries: [AtomFeed.Entry], etag: String) {
            server.serve(AtomFeed(title: "Feed \(number)", entries: entries), at: "/\(number)", etag: etag)
        }

        /// A home after its first pass.
        private func home(_ server: LoopbackServer) async throws -> TestHome {
            let home = try TestHome(settings: "zone: UTC\nfetch:\n  allow-private: [127.0.0.0/8]\n")
            try home.list((0..<Self.feeds).map { server.url("/\($0)") })
            try home.folder.write("any: [Taiwan Strait]\npriority: alert\n", to: "Rules/strait.yaml")
            try home.folder.write("any: [Scarborough Shoal, warships]\n", to: "Rules/shoal.yaml")
            serve(server, isNew: false)
            #expect(try await home.run("run", at: Self.firstPass).status == 0)
            serve(server, isNew: true)
            return home
        }

        private func copy(_ home: TestHome) throws -> TestHome {
            let copy = try TestHome()
            for name in ["Feeds", "Rules", "State", "Alerts", "Digests", "lookout.yaml"] {
                let target = copy.folder.url.appending(path: name)
                try? FileManager.default.removeItem(at: target)
                try FileManager.default.copyItem(at: home.folder.url.appending(path: name), to: target)
            }
            return copy
        }

        /// What a home has told since its first pass: by alert, and in the edition of the day.
        private func told(_ home: TestHome) throws -> [String] {
            let alerts = try home.alerts.flatMap(\.pairs).map { "alert \($0)" }
            return (alerts + (try home.digest("2026-11-24").pairs.map { "digest \($0)" })).sorted()
        }

        @Test func `a run killed at any event loses nothing and doubles nothing`() async throws {
            let server = try LoopbackServer()
            defer { server.stop() }
            let origin = try await home(server)
            let killSwitch = try await KillSwitch()

            let undisturbed = try copy(origin)
            let environment = killSwitch.counting(home: undisturbed)
            #expect(try await undisturbed.run("run", at: Self.secondPass, environment: environment).status == 0)
            let expected = try told(undisturbed)
            #expect(expected.count == Self.feeds * 2 + Self.feeds * 3)
            let events = killSwitch.events
            try #require(events.count > Self.kills)
            // SQLite truncates its journal at each commit: the first after the start, the last after the receipts.
            let commits = events.filter { $0.kind == "truncate" && $0.path.hasSuffix("-journal") }.map(\.number)
            let (first, last) = (try #require(commits.first), try #require(commits.last))

            var between = 0
            for index in 0..<Self.kills {
                let number = 1 + (events.count - 1) * index / (Self.kills - 1)
                let home = try copy(origin)
                let kill = killSwitch.environment(home: home, at: number, after: index % 2 == 1)
                let killed = try await home.run("run", at: Self.secondPass, environment: kill)
                #expect(killed.signal == SIGKILL, "event \(number)")
                if (first...last).contains(number) { between += 1 }
                #expect(try await home.run("run", at: Self.secondPass).status == 0, "event \(number)")
                let event = events[number - 1]
                let place = "killed at event \(number), \(event.kind) of \(event.path)"
                #expect(try told(home) == expected, "\(place)")
                #expect(Set(try home.alerts.map(\.id)).count == (try home.alerts.count), "\(place)")
                #expect(home.alertTexts.count == (try home.alerts.count), "\(place)")
                for folder in ["Alerts", "Digests"] {
                    #expect(!home.folder.names(in: folder).contains { $0.hasPrefix(".") }, "\(place)")
                }
            }
            print(
                "kill sweep: \(events.count) events, \(Self.kills) kills, \(between) of them between the first commit "
                    + "and the last receipt"
            )
            #expect(between > Self.kills / 2)
        }
    }
}
