import Foundation
import TestSupport
import Testing

extension ProgramTests {
    /// Runs that are told to end while feeds are fetched.
    @Suite struct InterruptionTests {
        @Test func `what has come when a run is told to end is in the store`() async throws {
            let server = try LoopbackServer()
            defer { server.stop() }
            let home = try TestHome()
            let count = 24
            try home.list((0..<count).map { server.url("/\($0)") } + [server.url("/slow")])
            try home.folder.write("any: [Taiwan]\n", to: "Rules/strait.yaml")
            let entries = (0..<40).map { number in
                AtomFeed.Entry(id: "\(number)", title: "Taiwan \(number)", published: "2026-11-25T05:00:00Z")
            }
            for number in 0..<count {
                server.serve(AtomFeed(title: "Feed \(number)", entries: entries), at: "/\(number)")
            }
            let gate = RequestGate(count: 2)
            server.respond(to: "/slow") { _ in
                gate.arriveAndWait()
                return LoopbackAnswer(steps: [.hang])
            }
            let run = try home.start("run", at: "2026-11-25T06:00:00Z")
            await withCheckedContinuation { continuation in
                Thread.detachNewThread {
                    gate.arriveAndWait()
                    continuation.resume()
                }
            }
            let answered = server.requests.count - 1
            run.kill(SIGTERM)
            let result = await run.end()
            #expect(result.signal == SIGTERM && result.errors == "")
            let shown = try await home.feeds(["list", "--json"], at: "2026-11-25T06:01:00Z").output
            let read = shown.components(separatedBy: "\"lastSuccess\":\"2026").count - 1
            #expect(read >= answered - 4, "\(read) of \(answered): \(shown.prefix(600))")
            #expect(read > 0)
        }

        @Test(arguments: [SIGTERM, SIGINT])
        func `a run that is told to end ends by that signal, and the next one tells everything once`(signal: Int32)
            async throws
        {
            let server = try LoopbackServer()
            defer { server.stop() }
            let home = try TestHome()
            try home.list([server.url("/good"), server.url("/slow")])
            try home.folder.write("any: [Taiwan Strait]\npriority: alert\n", to: "Rules/strait.yaml")
            for path in ["/good", "/slow"] { server.serve(AtomFeed(title: "Feed", entries: []), at: path) }
            #expect(try await home.run("run", at: "2026-11-24T04:00:00Z").status == 0)
            let entry = AtomFeed.Entry(id: "1", title: "Taiwan Strait", published: "2026-11-24T05:00:00Z")
            let gate = RequestGate(count: 3)
            let good = AtomFeed(title: "Good", entries: [entry]).text
            server.respond(to: "/good") { _ in
                gate.arriveAndWait()
                return LoopbackAnswer(text: good)
            }
            server.respond(to: "/slow") { _ in
                gate.arriveAndWait()
                return LoopbackAnswer(steps: [.hang])
            }
            let run = try home.start("run", at: "2026-11-25T06:00:00Z")
            await withCheckedContinuation { continuation in
                Thread.detachNewThread {
                    gate.arriveAndWait()
                    continuation.resume()
                }
            }
            run.kill(signal)
            let result = await run.end()
            #expect(result.signal == signal)
            #expect(result.errors == "")
            server.respond(to: "/good") { _ in LoopbackAnswer(text: good) }
            server.serve(AtomFeed(title: "Slow", entries: []), at: "/slow")
            #expect(try await home.run("run", at: "2026-11-25T08:00:00Z").status == 0)
            #expect(try home.alerts.map(\.title) == ["Taiwan Strait"])
        }
    }
}
