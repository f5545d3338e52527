import Foundation
import TestSupport
import Testing

extension ProgramTests {
    /// Whatever a run is sending when it is killed, each sink has each alert in the end, repeats under one id with one body.
    ///
    /// `LOOKOUT_KILLS=all` kills at every event.
    @Suite(.enabled(if: KillSwitch.compiler != nil, "no C compiler for the library that kills"))
    struct SinkKillSweepTests {
        private static let standard = 14

        @Test func `a run killed while it sends leaves no sink without an alert`() async throws {
            let desk = try SinkDesk()
            defer { desk.stop() }
            let killSwitch = try await KillSwitch()

            let undisturbed = try await desk.home()
            var counting = killSwitch.counting(home: undisturbed)
            counting["KILL_SENDS"] = "1"
            #expect(try await undisturbed.run("run", at: SinkDesk.time, environment: counting).status == 0)
            let events = killSwitch.events
            try #require(events.contains { $0.kind == "send" })
            let isAll = ProcessInfo.processInfo.environment["LOOKOUT_KILLS"] == "all"
            let kills = isAll ? events.count : min(Self.standard, events.count)

            var killed = 0
            for index in 0..<kills {
                let number = isAll ? index + 1 : 1 + (events.count - 1) * index / max(1, kills - 1)
                let home = try await desk.home()
                let mark = desk.mark
                var kill = killSwitch.environment(home: home, at: number, after: index % 2 == 1)
                kill["KILL_SENDS"] = "1"
                if try await home.run("run", at: SinkDesk.time, environment: kill).signal == SIGKILL { killed += 1 }
                let event = events[number - 1]
                try await desk.expectPromises(
                    of: home,
                    since: mark,
                    "killed at event \(number), \(event.kind) of \(event.path)"
                )
            }
            print("kill sweep with sinks: \(events.count) events, \(killed) of \(kills) runs killed")
            #expect(killed > kills / 2)
        }

        @Test func `a command whose run dies before it reads has its input whole, and is started again`() async throws {
            let home = try TestHome()
            let (gone, received) = (home.folder.path("gone"), home.folder.path("received"))
            // It ends its run once, and reads only then.
            let script =
                "[ -e '\(gone)' ] || { : > '\(gone)'; kill -9 $PPID; }; printf '%s\\n' \"$(cat)\" >> '\(received)'"
            try home.folder.write(script, to: "script")
            try home.folder.write(
                "zone: UTC\nsinks:\n  - {kind: command, command: [/bin/sh, \"\(home.folder.path("script"))\"]}\n",
                to: "lookout.yaml"
            )
            let killed = try await LookoutProgram.run(["alerts", "test", "--home", home.folder.path()])
            #expect(killed.signal == SIGKILL)
            #expect(try await home.run("run").status == 0)
            let inputs = (home.folder.read("received") ?? "").split(separator: "\n")
            #expect((1...2).contains(inputs.count) && Set(inputs).count == 1)
            #expect(inputs.allSatisfy { (try? JSONSerialization.jsonObject(with: Data($0.utf8))) != nil })
        }
    }
}
