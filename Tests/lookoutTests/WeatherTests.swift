import Foundation
import TestSupport
import Testing

extension ProgramTests {
    /// What cron sees of feeds and networks that come and go.
    @Suite struct WeatherTests {
        private func entry(_ id: String, _ published: String) -> AtomFeed.Entry {
            AtomFeed.Entry(id: id, title: "Taiwan Strait, \(id)", published: published)
        }

        @Test func `a feed that fails is told after three failures, once a day, and when it answers`() async throws {
            let server = try LoopbackServer()
            defer { server.stop() }
            let home = try TestHome()
            try home.list([server.url("/good"), server.url("/bad")])
            server.serve(AtomFeed(title: "Good", entries: []), at: "/good")
            server.respond(to: "/bad") { _ in LoopbackAnswer(status: 500) }
            var outputs: [String] = []
            for time in ["24T05", "24T07", "24T12", "24T20", "25T13"] {
                let result = try await home.run("run", at: "2026-11-\(time):00:00Z")
                #expect(result.status == 0)
                outputs.append(result.output)
            }
            #expect(outputs[0] == "")
            #expect(outputs[1] == "")
            #expect(outputs[2] == "feed failing: Feed 1: its server is in trouble (500)\n")
            #expect(outputs[3] == "")
            #expect(outputs[4].hasPrefix("feed failing: Feed 1: "))
            #expect(outputs[4].contains("since 2026-11-24 12:00 UTC"))
            server.serve(AtomFeed(title: "Bad", entries: []), at: "/bad")
            let back = try await home.run("run", at: "2026-11-28T05:00:00Z")
            #expect(back.output == "feed answers again: Feed 1 (it failed since 2026-11-24 12:00 UTC)\n")
        }

        @Test func `a network that is down is one line, and no feed is to blame`() async throws {
            let server = try LoopbackServer(onAll: true)
            let home = try TestHome()
            try home.list((0..<7).map { server.url("/\($0)", host: $0 % 2 + 1) })
            for number in 0..<7 { server.serve(AtomFeed(title: "Feed", entries: []), at: "/\(number)") }
            #expect(try await home.run("run", at: "2026-11-24T05:00:00Z").status == 0)
            // Nobody listens on the port any more.
            server.stop()
            let down = try await home.run("run", at: "2026-11-24T06:00:00Z")
            #expect(down.status == 0)
            #expect(down.output == "network is down: 7 feeds not reached\n")
            #expect(try await home.run("run", at: "2026-11-24T06:15:00Z").output == "")
            let status = try await home.run("status", ["--json"], at: "2026-11-24T06:20:00Z")
            #expect(status.output.contains("\"failing\":[]"))
            #expect(status.output.contains("\"networkDown\":true"))
        }

        @Test func `a first run without a network is no first run`() async throws {
            let server = try LoopbackServer()
            defer { server.stop() }
            let home = try TestHome()
            try home.folder.write("any: [Taiwan Strait]\npriority: alert\n", to: "Rules/strait.yaml")
            // Nobody listens there yet.
            let gone = try LoopbackServer()
            gone.stop()
            try home.list((0..<3).map { gone.url("/\($0)", host: $0 + 1) })
            let offline = try await home.run("run", at: "2026-11-24T05:00:00Z")
            #expect(offline.status == 0)
            #expect(offline.output == "network is down: 3 feeds not reached\n")
            #expect(!home.folder.names(in: "Digests").contains("2026-11-24.html"))
            for number in 0..<3 {
                server.serve(
                    AtomFeed(title: "A", entries: [entry("\(number)", "2026-11-24T04:00:00Z")]),
                    at: "/\(number)"
                )
            }
            try home.list((0..<3).map { server.url("/\($0)") })
            #expect(try await home.run("run", at: "2026-11-24T05:15:00Z").status == 0)
            #expect(try home.alerts.map(\.title) == ["First look: 3 developments"])
            #expect(try home.digest("2026-11-24").stories.count == 3)
        }

        @Test func `in a feed that is added later only what is young counts as news`() async throws {
            let server = try LoopbackServer()
            defer { server.stop() }
            let home = try TestHome()
            try home.folder.write("any: [Taiwan Strait]\npriority: alert\n", to: "Rules/strait.yaml")
            #expect(try await home.run("run", at: "2026-11-24T05:00:00Z").status == 0)
            try home.list([server.url("/a")])
            let young = entry("young", "2026-11-24T02:00:00Z")
            let old = entry("old", "2026-11-23T20:00:00Z")
            server.serve(AtomFeed(title: "A", entries: [young, old]), at: "/a")
            #expect(try await home.run("run", at: "2026-11-24T06:00:00Z").status == 0)
            #expect(try home.alerts.map(\.title) == ["Taiwan Strait, young"])
            // Later everything counts, however it is dated.
            server.serve(AtomFeed(title: "A", entries: [entry("late", "2026-11-20T20:00:00Z"), young, old]), at: "/a")
            #expect(try await home.run("run", at: "2026-11-24T07:00:00Z").status == 0)
            #expect(try home.alerts.map(\.title) == ["Taiwan Strait, young", "Taiwan Strait, late"])
        }

        @Test func `reading commands work while a run is going`() async throws {
            let server = try LoopbackServer()
            defer { server.stop() }
            let home = try TestHome()
            try home.folder.write("any: [Taiwan Strait]\n", to: "Rules/strait.yaml")
            #expect(try await home.run("run", at: "2026-11-24T05:00:00Z").status == 0)
            try home.list([server.url("/slow")])
            let (arrived, released) = (DispatchSemaphore(value: 0), DispatchSemaphore(value: 0))
            let feed = AtomFeed(title: "Slow", entries: []).text
            server.respond(to: "/slow") { _ in
                arrived.signal()
                released.wait()
                return LoopbackAnswer(text: feed)
            }
            let run = try home.start("run", at: "2026-11-24T06:00:00Z")
            await withCheckedContinuation { continuation in
                Thread.detachNewThread {
                    arrived.wait()
                    continuation.resume()
                }
            }
            let status = try await home.run("status", at: "2026-11-24T06:00:00Z")
            #expect(status.output.contains("Rules        1 on"))
            let digest = try await home.run("digest", at: "2026-11-24T06:00:00Z")
            #expect(digest.status == 0)
            released.signal()
            #expect(await run.end().status == 0)
        }
    }
}
