import Foundation
import Glibc
import Platform
import TestSupport
import Testing

struct FileBatchTests {
    let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
        try folder.write("old", to: "a/one")
        try folder.write("same", to: "a/two")
    }

    private func inode(_ name: String) -> UInt64 {
        var status = stat()
        stat(folder.path(name), &status)
        return UInt64(status.st_ino)
    }

    @Test func `until they are committed every old file stands, then all are in their places`() throws {
        let batch = FileBatch()
        try batch.write(Array("new".utf8), to: folder.path("a/one"))
        try batch.write(Array("first".utf8), to: folder.path("b"))
        #expect(folder.read("a/one") == "old" && folder.read("b") == nil)
        try batch.commit()
        #expect(folder.read("a/one") == "new" && folder.read("b") == "first")
        #expect(folder.names() == ["a", "b"] && folder.names(in: "a") == ["one", "two"])
    }

    @Test func `a file that holds the bytes is left as it is`() throws {
        let before = inode("a/two")
        let batch = FileBatch()
        #expect(try !batch.write(Array("same".utf8), to: folder.path("a/two")))
        #expect(try batch.write(Array("other".utf8), to: folder.path("a/one")))
        try batch.commit()
        #expect(inode("a/two") == before)
    }

    @Test func `a batch that is let go leaves nothing behind`() throws {
        do {
            let batch = FileBatch()
            try batch.write(Array("new".utf8), to: folder.path("a/one"))
        }
        #expect(folder.names(in: "a") == ["one", "two"] && folder.read("a/one") == "old")
    }

    @Test func `more files than may be open are written all the same`() throws {
        let batch = FileBatch()
        for number in 0..<450 { try batch.write(Array("\(number)".utf8), to: folder.path("a/n\(number)")) }
        try batch.commit()
        #expect(folder.names(in: "a").count == 452 && folder.read("a/n449") == "449")
    }

    @Test func `what cannot be put in its place is said by its name, and leaves nothing behind`() throws {
        try FileManager.default.createDirectory(atPath: folder.path("a/full"), withIntermediateDirectories: true)
        let batch = FileBatch()
        try batch.write([1], to: folder.path("a/full"))
        #expect(throws: FileError(path: folder.path("a/full"), operation: .rename, code: EISDIR)) {
            try batch.commit()
        }
        #expect(folder.names(in: "a") == ["full", "one", "two"])
        #expect(throws: FileError.self) { try batch.write([1], to: folder.path("missing/a")) }
    }
}
