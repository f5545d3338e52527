import Foundation
import Glibc
import TestSupport
import Testing

extension ProgramTests {
    /// What people and servers get wrong.
    @Suite struct BadInputTests {
        private static let alertRule = "any: [Taiwan Strait]\npriority: alert\n"

        private func entry(_ id: String, _ title: String = "News of the Taiwan Strait") -> AtomFeed.Entry {
            AtomFeed.Entry(id: id, title: title, published: "2026-11-24T04:00:00Z")
        }

        @Test func `the last good version of a broken rule goes on until it is mended`() async throws {
            let server = try LoopbackServer()
            defer { server.stop() }
            let home = try TestHome()
            try home.list([server.url("/a")])
            try home.folder.write(Self.alertRule, to: "Rules/strait.yaml")
            server.serve(AtomFeed(title: "A", entries: []), at: "/a")
            #expect(try await home.run("run", at: "2026-11-24T05:00:00Z").status == 0)

            try home.folder.write("any: [Taiwan Strait]\npriorty: alert\n", to: "Rules/strait.yaml")
            server.serve(AtomFeed(title: "A", entries: [entry("1")]), at: "/a")
            let broken = try await home.run("run", at: "2026-11-24T06:00:00Z")
            #expect(broken.status == 1)
            try expectGolden(broken.output, "broken-rule-cron.txt")
            #expect(try home.alerts.filter { $0.rule == "strait" }.count == 1)
            #expect(home.folder.read("Digests/today.html")?.contains("Rules/strait.yaml") == true)
            // The problem stands, and was told: the next run is silent but not well.
            let again = try await home.run("run", at: "2026-11-24T06:10:00Z")
            #expect(again.status == 1)
            #expect(again.output == "")

            try home.folder.write(Self.alertRule, to: "Rules/strait.yaml")
            let mended = try await home.run("run", at: "2026-11-24T07:00:00Z")
            #expect(mended.status == 0)
            #expect(mended.output.contains("strait works again"))
        }

        @Test func `a broken rule that is taken away does not work again`() async throws {
            let home = try TestHome(settings: "zone: UTC\n")
            try home.folder.write(Self.alertRule, to: "Rules/strait.yaml")
            #expect(try await home.run("run", at: "2026-11-24T05:00:00Z").status == 0)
            try home.folder.write("any: [Taiwan Strait]\npriorty: alert\n", to: "Rules/strait.yaml")
            #expect(try await home.run("run", at: "2026-11-24T06:00:00Z").status == 1)
            try FileManager.default.removeItem(atPath: home.folder.path("Rules/strait.yaml"))
            let gone = try await home.run("run", at: "2026-11-24T07:00:00Z")
            #expect(gone.status == 0)
            #expect(gone.output == "rule strait was taken away (it was broken since 2026-11-24 06:00 UTC)\n")
        }

        @Test func `a rule that never loaded is off and once mended catches what came in meanwhile`() async throws {
            let server = try LoopbackServer()
            defer { server.stop() }
            let home = try TestHome()
            try home.list([server.url("/a")])
            try home.folder.write("any: [Scarborough]\n", to: "Rules/shoal.yaml")
            server.serve(AtomFeed(title: "A", entries: []), at: "/a")
            #expect(try await home.run("run", at: "2026-11-24T05:00:00Z").status == 0)
            try home.folder.write("any: [$nowhere]\n", to: "Rules/strait.yaml")
            server.serve(AtomFeed(title: "A", entries: [entry("1"), entry("2", "Scarborough")]), at: "/a")
            let broken = try await home.run("run", at: "2026-11-24T06:00:00Z")
            #expect(broken.status == 1)
            #expect(broken.output.contains("Rules/strait.yaml:1:7: error: there is no list $nowhere"))
            #expect(try home.alerts.isEmpty)
            try home.folder.write(Self.alertRule, to: "Rules/strait.yaml")
            #expect(try await home.run("run", at: "2026-11-24T07:00:00Z").status == 0)
            // The edition of 07:00 in Tokyo.
            #expect(try await home.run("run", at: "2026-11-24T22:00:00Z").status == 0)
            let digest = try home.digest("2026-11-25")
            #expect(Set(digest.sections.map(\.rule)) == ["strait", "shoal"])
        }

        @Test func `broken settings stop everything before anything is made or fetched`() async throws {
            let server = try LoopbackServer()
            defer { server.stop() }
            let home = try TestHome(settings: "zone: Asia/Tokio\nfetsch:\n  interval: 5m\n")
            try home.list([server.url("/a")])
            let result = try await home.run("run", at: "2026-11-24T05:00:00Z")
            #expect(result.status == 78)
            #expect(result.errors.contains("lookout.yaml:1:7: error"))
            #expect(result.errors.contains("did you mean “fetch”?"))
            #expect(server.connectionCount == 0)
            #expect(home.folder.names() == ["Feeds", "Rules", "lookout.yaml"])
        }

        @Test func `settings that stay broken are told when it begins, once a day, at the end, and in the page`()
            async throws
        {
            let good = "zone: Asia/Tokyo\n"
            let home = try TestHome(settings: good)
            #expect(try await home.run("run", at: "2026-11-24T05:00:00Z").status == 0)
            let page = try #require(home.folder.read("Digests/today.html"))
            try home.folder.write("zone: Asia/Tokio\n", to: "lookout.yaml")
            let begins = try await home.run("run", at: "2026-11-24T06:00:00Z")
            #expect(begins.status == 78)
            #expect(begins.errors.contains("lookout.yaml:1:7: error: there is no time zone “Asia/Tokio”"))
            let standstill = try #require(home.folder.read("Digests/today.html"))
            #expect(standstill.contains("Since 2026-11-24 06:00 UTC nothing has been fetched"))
            #expect(standstill.contains("lookout.yaml:1:7") && standstill.contains("Asia/Tokio"))
            let again = try await home.run("run", at: "2026-11-24T06:15:00Z")
            #expect(again.status == 78)
            #expect(again.output + again.errors == "")
            #expect(home.folder.read("Digests/today.html") == standstill)
            let daily = try await home.run("run", at: "2026-11-25T06:00:00Z")
            #expect(daily.errors.hasSuffix("lookout: nothing has run since 2026-11-24 06:00 UTC.\n"))
            try home.folder.write(good, to: "lookout.yaml")
            let mended = try await home.run("run", at: "2026-11-25T07:00:00Z")
            #expect(mended.status == 0)
            #expect(mended.output == "lookout.yaml: mended (nothing ran since 2026-11-24 06:00 UTC)\n")
            #expect(page.contains("Nothing runs") == false)
            #expect(home.folder.read("Digests/today.html")?.contains("Nothing runs") == false)
            #expect(try await home.run("run", at: "2026-11-25T07:15:00Z").output == "")
        }

        @Test func `a planned key is refused by name`() async throws {
            let home = try TestHome(settings: "retention: 90d\n")
            let result = try await home.run("run")
            #expect(result.status == 78)
            #expect(result.errors.contains("lookout.yaml:1:1: error: “retention” is planned"))
        }

        @Test func `a folder that is no home is left alone`() async throws {
            let folder = try TemporaryFolder()
            let result = try await LookoutProgram.run(["run", "--home", folder.path()])
            #expect(result.status == 78)
            #expect(result.errors.contains("--home"))
            #expect(folder.names().isEmpty)
        }

        @Test func `a home that cannot be written is refused before any request`() async throws {
            let server = try LoopbackServer()
            defer { server.stop() }
            let home = try TestHome()
            try home.list([server.url("/a")])
            try home.folder.write("in the way", to: "Digests")
            let result = try await home.run("run")
            #expect(result.status == 73)
            #expect(result.errors.contains("Digests"))
            #expect(server.connectionCount == 0)
        }

        @Test func `a second run while one works leaves with 75 and says nothing under cron`() async throws {
            let home = try TestHome()
            #expect(try await home.run("run").status == 0)
            let descriptor = open(home.folder.path("State/lock"), O_RDWR | O_CLOEXEC)
            #expect(flock(descriptor, LOCK_EX | LOCK_NB) == 0)
            defer { close(descriptor) }
            let result = try await home.run("run")
            #expect(result.status == 75)
            #expect(result.output + result.errors == "")
            // An hour on, it is said.
            let later = try await home.run("run", at: "2099-01-01T00:00:00Z")
            #expect(later.status == 75)
            #expect(later.errors.split(separator: "\n").count == 1)
        }

        @Test func `feeds that are none harm no other and keep their validators`() async throws {
            let server = try LoopbackServer()
            defer { server.stop() }
            let home = try TestHome()
            let names = ["good", "page", "empty", "cut", "garbage", "bomb", "absent", "gone"]
            try home.list(names.map { server.url("/" + $0) })
            try home.folder.write(Self.alertRule, to: "Rules/strait.yaml")
            for name in names {
                server.serve(AtomFeed(title: name, entries: [entry(name)]), at: "/" + name, etag: "\"first\"")
            }
            #expect(try await home.run("run", at: "2026-11-24T05:00:00Z").status == 0)
            let etag = [(name: "ETag", value: "\"second\"")]
            server.serve(
                AtomFeed(title: "good", entries: [entry("good-2", "Ferries return to the Taiwan Strait")]),
                at: "/good",
                etag: "\"second\""
            )
            server.respond(to: "/page") { _ in
                LoopbackAnswer(headers: etag, text: "<!doctype html><title>Sign in</title><form>")
            }
            server.respond(to: "/empty") { _ in LoopbackAnswer(headers: etag) }
            server.respond(to: "/cut") { _ in
                LoopbackAnswer(
                    headers: etag + [("Content-Length", "5000"), ("Connection", "close")],
                    text: "<rss><channel><title>x"
                )
            }
            let garbage = [UInt8](repeating: 0x41, count: 11_000_000)
            server.respond(to: "/garbage") { _ in LoopbackAnswer(headers: etag, body: garbage) }
            let bomb = Gzip.run(of: 0x20, count: 1 + 258 * 200_000)
            server.respond(to: "/bomb") { _ in
                LoopbackAnswer(headers: etag + [("Content-Encoding", "gzip")], body: bomb)
            }
            server.respond(to: "/absent") { _ in LoopbackAnswer(status: 404, headers: etag) }
            server.respond(to: "/gone") { _ in LoopbackAnswer(status: 410, headers: etag) }
            let second = try await home.run("run", ["--json"], at: "2026-11-24T06:00:00Z")
            #expect(second.status == 0)
            #expect(second.output.contains("\"failed\":7"))
            #expect(try home.alerts.filter { $0.rule == "strait" }.count == 2)
            // A day later all but the one that is gone are asked again, with the validators of their last good answer.
            #expect(try await home.run("run", at: "2026-11-25T12:00:00Z").status == 0)
            for name in names {
                let requests = server.requests(to: "/" + name)
                #expect(requests.count == (name == "gone" ? 2 : 3), "\(name)")
                if name != "gone" {
                    #expect(requests.last?["If-None-Match"] == (name == "good" ? "\"second\"" : "\"first\""), "\(name)")
                }
            }
            let status = try await home.run("status", ["--json"], at: "2026-11-25T12:00:00Z")
            #expect(status.output.contains("gone for good (410)"))
        }

        @Test func `a time before the newest record is refused`() async throws {
            let home = try TestHome()
            #expect(try await home.run("run", at: "2026-11-24T05:00:00Z").status == 0)
            let result = try await home.run("run", at: "2026-11-24T04:00:00Z")
            #expect(result.status == 64)
            #expect(result.errors.contains("2026-11-24T05:00:00Z"))
        }

        @Test(arguments: ["watch"])
        func `a planned command is refused by name`(command: String) async throws {
            let result = try await LookoutProgram.run(
                command.split(separator: " ").map(String.init) + ["x", "--since", "90d"]
            )
            #expect(result.status == 64)
            #expect(result.errors.contains("“lookout \(command)” is planned"))
        }
    }
}
