import Foundation
import LookoutModel
import Storage
import TestSupport
import Testing

/// Random scripts of what can happen to an outbox with several sinks, against what must hold whatever happens.
///
/// `LOOKOUT_SCRIPTS=100000` runs so many of them, `LOOKOUT_SEEDS=17-17` those of certain seeds.
@Suite struct OutboxScriptTests {
    private static let workers = 4
    private static let seeds: [UInt64] = {
        let count = ProcessInfo.processInfo.environment["LOOKOUT_SCRIPTS"].flatMap { UInt64($0) } ?? 2000
        return Seeds.of(1...max(1, count))
    }()

    /// A folder in memory where the system has one: scripts commit often, and no power fails in them.
    private static func folder() -> URL {
        let memory = URL(filePath: "/dev/shm")
        let isThere = FileManager.default.isWritableFile(atPath: memory.path)
        let parent = isThere ? memory : FileManager.default.temporaryDirectory
        return parent.appending(path: "lookout-scripts-" + UUID().uuidString)
    }

    @Test(arguments: 0..<workers)
    func `whatever happens, each message has one receipt, is visibly dead, or waits`(worker: Int) throws {
        let folder = Self.folder()
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let empty = folder.appending(path: "empty.db")
        try Store(path: empty.path, access: .writer).close()
        let template = try Data(contentsOf: empty)

        var census: [String: Int] = [:]
        let start = ContinuousClock.now
        for (index, seed) in Self.seeds.enumerated() where index % Self.workers == worker {
            let path = folder.appending(path: "script.db")
            try? FileManager.default.removeItem(at: URL(filePath: path.path + "-journal"))
            try template.write(to: path)
            var script = try OutboxScript(seed: seed, path: path.path)
            try script.run(steps: 25)
            #expect(script.faults.isEmpty, "seed \(seed): \(script.faults.prefix(5).joined(separator: "; "))")
            if !script.faults.isEmpty { break }
            census.merge(script.census) { $0 + $1 }
        }
        let seconds = (ContinuousClock.now - start).components.seconds
        print("scripts of worker \(worker): \(seconds) s, \(census.sorted { $0.key < $1.key })")
        // Each thing that scripts are about has happened in them.
        if Self.seeds.count >= 2000 {
            for event in ["kill", "revival", "ok late", "fault late", "refused", "gone", "death at an attempt"] {
                #expect(census[event, default: 0] > 20, "\(event) is rare")
            }
        }
    }
}
