import Foundation
import Glibc
import Platform
import TestSupport
import Testing

/// Workers that answer, crash, lie and hang.
@Suite(.enabled(if: PythonWorker.isThere, "python3 is not there"))
struct ConfinedWorkerTests {
    private let python: PythonWorker

    init() throws {
        python = try PythonWorker()
    }

    private var limits: WorkerLimits { WorkerLimits(documentBytes: 100_000) }

    private func answers(
        to bodies: [String],
        limits: WorkerLimits? = nil,
        of command: WorkerCommand? = nil
    ) async throws -> [Result<String, WorkerFailure>] {
        let worker = try ConfinedWorker(command ?? python.command, limits: limits ?? self.limits)
        let answers = await withTaskGroup(of: (Int, Result<String, WorkerFailure>).self) { group in
            for (index, body) in bodies.enumerated() {
                group.addTask {
                    do throws(WorkerFailure) {
                        let answer = try await worker.answer([1, 2, 3], Array(body.utf8))
                        return (index, .success(String(decoding: answer.bytes, as: UTF8.self)))
                    } catch {
                        return (index, .failure(error))
                    }
                }
            }
            var answers: [Int: Result<String, WorkerFailure>] = [:]
            for await (index, answer) in group { answers[index] = answer }
            return answers
        }
        await worker.shutdown()
        return bodies.indices.compactMap { answers[$0] }
    }

    @Test func `each request has its own answer, however many there are at once`() async throws {
        let bodies = (0..<300).map { "body \($0) " + String(repeating: "x", count: $0 * 7) }
        #expect(try await answers(to: bodies) == bodies.map { .success($0) })
        #expect(python.processes.count == 1)
    }

    @Test func `a worker is given the next requests while it works on one`() async throws {
        let bodies = ["gather", "b", "c", "d", "e"]
        #expect(try await answers(to: bodies) == bodies.map { .success($0) })
        #expect(python.waiting.contains { $0 >= 3 })
    }

    @Test func `one that dies is started again, and only the request that it died over has no answer`() async throws {
        let bodies = ["a", "abort", "b", "leave", "c", "d", "e", "f", "g", "h", "i"]
        let found = try await answers(to: bodies)
        for (body, answer) in zip(bodies, found) {
            switch body {
            case "abort": #expect(answer == .failure(.died(.signal(SIGABRT))))
            case "leave": #expect(answer == .failure(.died(.exit(9))))
            default: #expect(answer == .success(body))
            }
        }
        #expect((2...3).contains(python.processes.count))
    }

    @Test func `what one answered before it died counts, though it left requests unread`() async throws {
        for _ in 0..<10 {
            let found = try await answers(to: ["last", "b", "c"])
            #expect(found.first == .success("last"))
            #expect(found.count { $0 == .failure(.died(.signal(SIGABRT))) } <= 1)
        }
    }

    @Test(arguments: ["another", "long", "nonsense", "again"])
    func `one that answers what was not asked is killed`(body: String) async throws {
        #expect(try await answers(to: [body]) == [.failure(.died(.badAnswer))])
        let mixed = try await answers(to: ["a", body, "b"])
        #expect(mixed == [.success("a"), .failure(.died(.badAnswer)), .success("b")])
        #expect(python.processes.allSatisfy { kill($0, 0) != 0 })
    }

    @Test func `one that closes its connection is dead, though it lives on`() async throws {
        #expect(try await answers(to: ["close"]) == [.failure(.died(.signal(SIGKILL)))])
        #expect(python.processes.allSatisfy { kill($0, 0) != 0 })
    }

    @Test func `one that takes too long is killed`() async throws {
        var limits = limits
        limits.seconds = 0
        #expect(try await answers(to: ["hang"], limits: limits) == [.failure(.died(.tooSlow))])
        #expect(python.processes.allSatisfy { kill($0, 0) != 0 })
    }

    @Test func `one that was stopped, or killed from outside, has its request asked again of the next`() async throws {
        var limits = limits
        limits.seconds = 2
        #expect(try await answers(to: ["stop", "b"], limits: limits) == [.success("stop"), .success("b")])
        #expect(python.processes.allSatisfy { kill($0, 0) != 0 })
        let other = try PythonWorker()
        #expect(try await answers(to: ["killed", "b"], of: other.command) == [.success("killed"), .success("b")])
        #expect(other.processes.count == 2)
    }

    @Test func `one that used the processor all the time is to blame, and no other is asked`() async throws {
        var limits = limits
        limits.seconds = 2
        limits.processorSeconds = 1
        let found = try await answers(to: ["spin", "b"], limits: limits)
        #expect(found == [.failure(.died(.tooSlow)), .success("b")])
    }

    @Test func `long and short requests find their places among each other`() async throws {
        let bodies = (0..<40).map { String(repeating: "\($0 % 10)", count: $0 % 3 == 0 ? 2_000_000 : 1000 + $0) }
        let found = try await answers(to: bodies, limits: WorkerLimits(documentBytes: 3_000_000))
        #expect(found == bodies.map { .success($0) })
    }

    @Test func `a new process takes over after so many requests, or so many bytes`() async throws {
        var few = limits
        few.requests = 10
        let bodies = (0..<35).map { "body \($0)" }
        #expect(try await answers(to: bodies, limits: few) == bodies.map { .success($0) })
        #expect(python.processes.count == 4)
        var small = limits
        small.renewalBytes = 1000
        let long = (0..<3).map { String(repeating: "\($0)", count: 1000) }
        #expect(try await answers(to: long, limits: small) == long.map { .success($0) })
        #expect(python.processes.count == 7)
    }

    @Test func `what is too long is not asked, and an answer that is too long is none`() async throws {
        var limits = limits
        limits.answerBytes = 4096
        let bodies = [String(repeating: "x", count: 200_000), "a", String(repeating: "y", count: 5000), "b"]
        #expect(
            try await answers(to: bodies, limits: limits)
                == [.failure(.tooLong), .success("a"), .failure(.tooLong), .success("b")]
        )
        #expect(python.processes.count == 1)
    }

    @Test func `long requests and answers come through, and leave room for the next`() async throws {
        let bodies = (0..<20).map { String(repeating: "\($0 % 10)", count: 3_000_000) }
        #expect(
            try await answers(to: bodies, limits: WorkerLimits(documentBytes: 3_000_000)) == bodies.map { .success($0) }
        )
    }

    @Test func `an answer that could not be read ends the process that gave it`() async throws {
        let worker = try ConfinedWorker(python.command, limits: limits)
        let first = try await worker.answer([], [0x61])
        worker.distrust(first)
        let second = try await worker.answer([], [0x62])
        #expect(second.bytes == [0x62])
        #expect(python.processes.count == 2)
        // That one is gone already.
        worker.distrust(first)
        #expect(try await worker.answer([], [0x63]).bytes == [0x63])
        #expect(python.processes.count == 2)
        await worker.shutdown()
    }

    @Test func `nothing is left of it after the end, and nothing more is answered`() async throws {
        let worker = try ConfinedWorker(python.command, limits: limits)
        _ = try await worker.answer([], [0x61])
        #expect(python.processes.allSatisfy { kill($0, 0) == 0 })
        await worker.shutdown()
        // A process that nobody waited for would still have its number.
        #expect(python.processes.allSatisfy { kill($0, 0) != 0 && errno == ESRCH })
        await #expect(throws: WorkerFailure.shutDown) { try await worker.answer([], [0x62]) }
    }

    @Test func `no memory that was shared stays open or mapped after the end, however many died`() async throws {
        _ = try await answers(to: ["a", "abort", "b", "close", "c", "nonsense", "d"])
        #expect(python.processes.count > 3)
        #expect(python.processes.allSatisfy { kill($0, 0) != 0 && errno == ESRCH })
        let arenas = python.arenas
        #expect(arenas.count == 1)
        let maps = try String(contentsOfFile: "/proc/self/maps", encoding: .utf8)
        let mapped = maps.split(separator: "\n").compactMap { line -> Substring? in
            let fields = line.split(separator: " ")
            return fields.count > 5 && fields[5].hasPrefix("/memfd:lookout-documents") ? fields[4] : nil
        }
        #expect(mapped.allSatisfy { !arenas.contains(String($0)) })
        for descriptor in Int32(0)..<4096 {
            var status = stat()
            guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { continue }
            var name = [CChar](repeating: 0, count: 256)
            let count = readlink("/proc/self/fd/\(descriptor)", &name, name.count - 1)
            guard count > 0 else { continue }
            let target = String(decoding: name.prefix(count).map { UInt8(bitPattern: $0) }, as: UTF8.self)
            guard target.hasPrefix("/memfd:lookout-documents") else { continue }
            #expect(!arenas.contains(String(status.st_ino)))
        }
    }

    @Test func `who waits at the end is told so`() async throws {
        let worker = try ConfinedWorker(python.command, limits: limits)
        _ = try await worker.answer([], [0x61])
        let hanging = Task { try await worker.answer([], Array("hang".utf8)) }
        let end = Task { await worker.shutdown() }
        await #expect(throws: WorkerFailure.shutDown) { try await hanging.value }
        await end.value
    }

    @Test func `a program that ends before it is ready is tried three times and no more`() async throws {
        let command = WorkerCommand(
            program: "/bin/sh",
            name: "sh",
            arguments: ["-c", "echo $$ >> \(python.folder.path("processes"))"]
        )
        let found = try await answers(to: ["a", "b", "c"], of: command)
        #expect(found.allSatisfy { $0 == .failure(.start(code: 0)) })
        #expect(python.processes.count == 3)
    }

    @Test func `a program that is not there is said to be absent`() async throws {
        let command = WorkerCommand(program: "/nonexistent/worker", name: "worker", arguments: [])
        #expect(try await answers(to: ["a"], of: command) == [.failure(.start(code: ENOENT))])
    }
}
