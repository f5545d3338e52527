import Foundation
import Glibc
import Platform
import TestSupport
import Testing

struct AtomicFileTests {
    let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
    }

    @Test func `a file is written whole and leaves no temporary file`() throws {
        let bytes = [UInt8]((0..<200_000).map { UInt8(truncatingIfNeeded: $0 &* 31) })
        #expect(try AtomicFile.write(bytes, to: folder.path("edition.html")))
        #expect(try AtomicFile.read(folder.path("edition.html"), limit: 200_000) == bytes)
        #expect(folder.names() == ["edition.html"])
    }

    @Test func `unchanged content is not written again`() throws {
        let path = folder.path("a")
        #expect(try AtomicFile.write([1, 2, 3], to: path))
        var first = stat()
        stat(path, &first)
        #expect(try !AtomicFile.write([1, 2, 3], to: path))
        var second = stat()
        stat(path, &second)
        #expect(first.st_ino == second.st_ino)
        #expect(try AtomicFile.write([1, 2, 3], to: path, always: true))
        #expect(try AtomicFile.write([1, 2], to: path))
        #expect(try AtomicFile.write([1, 2, 3, 4], to: path))
        #expect(try AtomicFile.read(path, limit: 10) == [1, 2, 3, 4])
    }

    // In a process of its own without root's rights, to which a folder that it may not read is closed: there it shows
    // whether the folder is synced, for that needs to open it.
    @Test func `the folder is synced too where the file already holds the bytes`() async {
        await #expect(processExitsWith: .success) {
            let folder = try TemporaryFolder()
            try folder.write("same", to: "a")
            chmod(folder.path(), 0o333)
            let isRoot = geteuid() == 0
            if isRoot { precondition(seteuid(65_534) == 0) }
            var refusal: FileError?
            do throws(FileError) {
                try AtomicFile.write(Array("same".utf8), to: folder.path("a"))
            } catch {
                refusal = error
            }
            if isRoot { precondition(seteuid(0) == 0) }
            chmod(folder.path(), 0o700)
            precondition(refusal == FileError(path: folder.path(), operation: .open, code: EACCES))
        }
    }

    @Test func `a folder that is not there is said with the file's path`() {
        let path = folder.path("missing/a")
        #expect(
            throws: FileError(
                path: folder.path("missing") + "/.lookout-\(getpid())-0.tmp",
                operation: .open,
                code: ENOENT
            )
        ) {
            try AtomicFile.write([1], to: path)
        }
    }

    @Test func `a folder in the file's place leaves the folder and no temporary file`() throws {
        try folder.write("x", to: "taken/x")
        #expect(throws: FileError(path: folder.path("taken"), operation: .rename, code: EISDIR)) {
            try AtomicFile.write([1], to: folder.path("taken"))
        }
        #expect(folder.names() == ["taken"])
    }

    @Test func `reading is bounded and takes regular files only`() throws {
        try folder.write("12345", to: "five")
        #expect(try AtomicFile.read(folder.path("five"), limit: 5).count == 5)
        #expect(throws: FileError(path: folder.path("five"), operation: .read, code: EFBIG)) {
            try AtomicFile.read(folder.path("five"), limit: 4)
        }
        let pipe = folder.path("pipe")
        mkfifo(pipe, 0o600)
        #expect(throws: FileError(path: pipe, operation: .read, code: EINVAL)) {
            try AtomicFile.read(pipe, limit: 4)
        }
        #expect(throws: FileError(path: folder.path("none"), operation: .open, code: ENOENT)) {
            try AtomicFile.read(folder.path("none"), limit: 4)
        }
    }

    @Test func `lines are appended in order and none may hold a line feed`() throws {
        let path = folder.path("alerts.jsonl")
        try AtomicFile.appendLine(Array("one".utf8), to: path)
        try AtomicFile.appendLine(Array("two".utf8), to: path)
        #expect(throws: FileError(path: path, operation: .write, code: EINVAL)) {
            try AtomicFile.appendLine(Array("a\nb".utf8), to: path)
        }
        #expect(folder.read("alerts.jsonl") == "one\ntwo\n")
    }

    @Test(arguments: [("one\ntwo\n", 0), ("one\ntw", 2), ("on", 2), ("", 0)])
    func `a torn last line is cut`(text: String, cut: Int) throws {
        try folder.write(text, to: "lines")
        #expect(try AtomicFile.mendLastLine(of: folder.path("lines")) { _ in false } == cut)
        #expect(folder.read("lines") == String(text.dropLast(cut)))
    }

    @Test(arguments: ["one\ntwo\n", "one\ntwo", "two", ""])
    func `a last line that is whole is ended, once`(text: String) throws {
        try folder.write(text, to: "lines")
        var asked: [String] = []
        for _ in 0..<2 {
            let cut = try AtomicFile.mendLastLine(of: folder.path("lines")) { line in
                asked.append(String(decoding: line, as: UTF8.self))
                return true
            }
            #expect(cut == 0)
        }
        let isEnded = text.isEmpty || text.hasSuffix("\n")
        #expect(folder.read("lines") == (isEnded ? text : text + "\n"))
        #expect(asked == (isEnded ? [] : ["two"]))
    }

    @Test func `a whole last line is asked about in full, however long`() throws {
        let line = [UInt8](repeating: 0x79, count: 200_001)
        try folder.write([0x78, 0x0A] + line, to: "lines")
        #expect(try AtomicFile.mendLastLine(of: folder.path("lines")) { $0 == line } == 0)
        #expect(try AtomicFile.read(folder.path("lines"), limit: 1_000_000) == [0x78, 0x0A] + line + [0x0A])
    }

    @Test(arguments: [(4, 200_000), (70_000, 4), (65_536, 65_536), (0, 65_537)])
    func `a torn line longer than a chunk is cut`(kept: Int, torn: Int) throws {
        let whole = kept == 0 ? [] : [UInt8](repeating: 0x78, count: kept - 1) + [0x0A]
        try folder.write(whole + [UInt8](repeating: 0x79, count: torn), to: "lines")
        #expect(try AtomicFile.mendLastLine(of: folder.path("lines")) { _ in false } == torn)
        #expect(try AtomicFile.read(folder.path("lines"), limit: 1_000_000) == whole)
    }

    @Test func `a file that is not there has no torn line`() throws {
        #expect(try AtomicFile.mendLastLine(of: folder.path("none")) { _ in true } == 0)
        #expect(folder.names().isEmpty)
    }

    @Test func `stale temporary files are removed and a living writer's is kept`() throws {
        for name in [".lookout-1-0.tmp", ".lookout-77-3.tmp", ".lookout-note", "edition.tmp"] {
            try folder.write("x", to: name)
        }
        let living = open(folder.path(".lookout-77-3.tmp"), O_RDWR)
        defer { close(living) }
        #expect(flock(living, LOCK_EX | LOCK_NB) == 0)
        #expect(try AtomicFile.removeStaleTemporaries(in: folder.path()) == 1)
        #expect(folder.names() == [".lookout-77-3.tmp", ".lookout-note", "edition.tmp"])
    }

    @Test func `writers at once leave one whole file`() async throws {
        let path = folder.path("shared")
        try await withThrowingTaskGroup(of: Void.self) { group in
            for value in 0..<20 {
                group.addTask { try AtomicFile.write([UInt8](repeating: UInt8(value), count: 5000), to: path) }
            }
            try await group.waitForAll()
        }
        let bytes = try AtomicFile.read(path, limit: 5000)
        #expect(bytes.count == 5000 && Set(bytes).count == 1)
        #expect(folder.names() == ["shared"])
    }
}
