import Foundation
import TestSupport
import Testing

extension ProgramTests {
    /// Homes most of whose servers give no answer.
    @Suite struct SilentHostTests {
        @Test func `among hosts that hang all healthy feeds are fetched in a first run, which ends by its deadline`()
            async throws
        {
            let listener = try LoopbackListener(onAll: true) { connection, _ in connection.waitUntilClosed() }
            let server = try LoopbackServer()
            defer {
                listener.stop()
                server.stop()
            }
            let home = try TestHome(settings: TestHome.loopback + "  deadline: 6s\n")
            let hanging = (1...150).map { "http://127.0.2.\($0):\(listener.port)/feed" }
            let healthy = (1...20).map { server.url("/\($0)") }
            for number in 1...20 {
                let entry = AtomFeed.Entry(id: "1", title: "Entry \(number)", published: "2026-11-24T01:00:00Z")
                server.serve(AtomFeed(title: "Feed \(number)", entries: [entry]), at: "/\(number)")
            }
            try home.list(hanging + healthy)
            let begun = ContinuousClock.now
            let run = try await home.run("run", ["--json"], at: "2026-11-24T05:00:00Z")
            // The deadline, and what a busy machine takes for the rest.
            #expect(begun.duration(to: .now) < .seconds(40))
            #expect(run.status == 0)
            #expect(run.output.contains("\"read\":20"))
        }
    }
}
