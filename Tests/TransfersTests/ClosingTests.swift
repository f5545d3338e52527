import Foundation
import TestSupport
import Testing
import Transfers

/// What is left of a client once it has been shut down.
struct ClosingTests {
    @Test func `no thread, socket or handle is left after a shutdown, whatever was going on`() async throws {
        // In a process of its own, for here other tests open and close what they like.
        await #expect(processExitsWith: .success) {
            let server = try LoopbackServer()
            server.respond(to: "/") { _ in LoopbackAnswer(text: "ok") }
            server.respond(to: "/hang") { _ in LoopbackAnswer(steps: [.hang]) }
            let url = server.url("")
            func round() async throws {
                let client = TransferClient()
                let hanging = (0..<20).map { number in
                    Task { try? await client.fetch(.loopback(url + "/hang?\(number)")) }
                }
                // Another name of the host, whose connections are not taken.
                let other = url.replacing("127.0.0.1", with: "localhost")
                try await withThrowingTaskGroup(of: Void.self) { group in
                    for number in 0..<50 {
                        group.addTask { _ = try await client.fetch(.loopback(other + "/?\(number)")) }
                    }
                    try await group.waitForAll()
                }
                await client.shutdown()
                for task in hanging { _ = await task.value }
            }
            func count(_ folder: String) throws -> Int {
                try FileManager.default.contentsOfDirectory(atPath: "/proc/self/" + folder).count
            }
            // Whatever is made once for the process is made in the first rounds.
            for _ in 0..<3 { try await round() }
            let before = (threads: try count("task"), files: try count("fd"))
            for _ in 0..<30 { try await round() }
            // The server's threads end by themselves; one client more each round would be thirty.
            let end = ContinuousClock.now + .seconds(60)
            var after = before
            repeat {
                after = (try count("task"), try count("fd"))
            } while (after.threads > before.threads + 8 || after.files > before.files + 8) && ContinuousClock.now < end
            #expect(after.threads <= before.threads + 8)
            #expect(after.files <= before.files + 8)
        }
    }
}
