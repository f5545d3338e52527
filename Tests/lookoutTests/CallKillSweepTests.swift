import Foundation
import TestSupport
import Testing

extension ProgramTests {
    /// As `SinkKillSweepTests`, by the calls that reach the system, SQLite's and libcurl's among them.
    ///
    /// `LOOKOUT_KILLS=all` kills at every call.
    @Suite struct CallKillSweepTests {
        private static let standard = 12

        @Test(
            .enabled("strace or taskset is not there, or may not trace") { await CallTracer.isAvailable() }
        )
        func `a run killed at any call that writes or sends keeps its promises`() async throws {
            let desk = try SinkDesk()
            defer { desk.stop() }
            let calls = try await CallTracer.calls(of: desk.home(), at: SinkDesk.time)
            let names = Set(calls.map(\.name))
            try #require(names.isSuperset(of: ["write", "pwrite64", "fsync", "fdatasync", "rename", "sendto"]))
            let isAll = ProcessInfo.processInfo.environment["LOOKOUT_KILLS"] == "all"
            let kills = isAll ? calls.count : min(Self.standard, calls.count)

            var killed: [String: Int] = [:]
            for index in 0..<kills {
                let call = isAll ? calls[index] : calls[(calls.count - 1) * index / max(1, kills - 1)]
                let home = try await desk.home()
                let mark = desk.mark
                if try await CallTracer.kill(home, at: call, time: SinkDesk.time) { killed[call.name, default: 0] += 1 }
                try await desk.expectPromises(of: home, since: mark, "killed at \(call.name) \(call.number)")
            }
            let count = killed.values.reduce(0, +)
            print(
                "kill sweep by calls: \(calls.count) calls, \(count) of \(kills) runs killed, \(killed.sorted { $0.key < $1.key })"
            )
            #expect(count > kills / 2)
        }
    }
}
