import Foundation
import Glibc
import LookoutModel
import Platform
import TestSupport
import Testing

struct RunLockTests {
    let folder: TemporaryFolder
    let now = Instant(seconds: 1_790_000_000)

    init() throws {
        folder = try TemporaryFolder()
    }

    private func acquire() throws -> RunLock {
        guard case .acquired(let lock) = try RunLock.attempt(folder.path("lock"), now: now) else {
            throw CancellationError()
        }
        return lock
    }

    @Test func `a second run is refused and told who holds the lock and since when`() throws {
        let lock = try acquire()
        guard case .held(let holder) = try RunLock.attempt(folder.path("lock"), now: now.advanced(bySeconds: 60)) else {
            Issue.record("the lock was given twice")
            return
        }
        #expect(holder?.process == getpid())
        #expect(holder?.since == now)
        #expect(RunLock.holder(of: folder.path("lock")) == holder)
        lock.release()
        #expect(RunLock.holder(of: folder.path("lock")) == nil)
        try acquire().release()
    }

    @Test func `letting go of the value lets go of the lock`() throws {
        _ = try acquire()
        try acquire().release()
        #expect(folder.read("lock") == "pid \(getpid())\nsince 2026-09-21T14:13:20Z 1790000000\n")
    }

    @Test func `a copy of the descriptor, as a child has that is being started, does not keep the lock`() throws {
        let lock = try acquire()
        let path = folder.path("lock")
        let descriptors = try FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd").compactMap { Int32($0) }
        let copies = descriptors.filter {
            (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/fd/\($0)")) == path
        }
        .map { dup($0) }
        defer { for copy in copies { close(copy) } }
        #expect(!copies.isEmpty)
        lock.release()
        #expect(RunLock.holder(of: path) == nil)
        try acquire().release()
    }

    @Test func `a lock file of other content is taken, and says nothing of a holder`() throws {
        try folder.write("rubbish\u{0}", to: "lock")
        #expect(RunLock.holder(of: folder.path("lock")) == nil)
        let other = open(folder.path("lock"), O_RDWR)
        #expect(flock(other, LOCK_EX | LOCK_NB) == 0)
        guard case .held(nil) = try RunLock.attempt(folder.path("lock"), now: now) else {
            Issue.record("the lock was given twice, or a holder was read out of rubbish")
            return
        }
        close(other)
        try acquire().release()
    }

    @Test func `looking at the lock all the time keeps no run out`() async throws {
        let path = folder.path("lock")
        try acquire().release()
        let now = now
        let refused = try await withThrowingTaskGroup(of: Int.self) { group in
            group.addTask {
                for _ in 0..<2000 { _ = RunLock.holder(of: path) }
                return 0
            }
            group.addTask {
                var refused = 0
                for _ in 0..<200 {
                    switch try RunLock.attempt(path, now: now) {
                    case .acquired(let lock): lock.release()
                    case .held: refused += 1
                    }
                }
                return refused
            }
            return try await group.reduce(0, +)
        }
        #expect(refused == 0)
    }

    @Test func `a folder that is not there is an error with its path`() {
        #expect(throws: FileError(path: folder.path("no/lock"), operation: .open, code: ENOENT)) {
            try RunLock.attempt(folder.path("no/lock"), now: now)
        }
    }
}
