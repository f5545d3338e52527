import Delivery
import LookoutModel
import Storage
import TestSupport
import Testing

@Suite struct FileSinkTests {
    private let folder: TemporaryFolder
    private let sink: FileSink

    init() throws {
        folder = try TemporaryFolder()
        sink = FileSink(folder: folder.path())
    }

    private func entry(_ id: String) -> OutboxEntry {
        OutboxEntry(
            id: id,
            sink: FileSink.sinkName,
            recipient: "reader",
            kind: .alert,
            story: nil,
            fileName: id + ".txt",
            body: "body of \(id)\n",
            record: "{\"id\":\"\(id)\",\"n\":1}",
            createdAt: Instant(seconds: 0),
            expiresAt: Instant(seconds: 100)
        )
    }

    @Test func `the receipt is the name of the file`() throws {
        #expect(try sink.deliver(entry("a"), mayHaveArrived: false) == "a.txt")
        #expect(folder.names() == ["a.txt", FileSink.recordName])
    }

    @Test func `a message whose file was written and whose line was not gets its line once`() throws {
        try folder.write("body of a\n", to: "a.txt")
        for _ in 0..<3 { _ = try sink.deliver(entry("a"), mayHaveArrived: true) }
        #expect(folder.read(FileSink.recordName) == "{\"id\":\"a\",\"n\":1}\n")
    }

    @Test func `an id that begins as another, or stands elsewhere in a line, is not taken for it`() throws {
        try folder.write("{\"id\":\"ab\"}\n{\"x\":1,\"y\":\"{\\\"id\\\":\\\"a\\\"\"}\n", to: FileSink.recordName)
        _ = try sink.deliver(entry("a"), mayHaveArrived: true)
        #expect(folder.read(FileSink.recordName)?.hasSuffix("\n{\"id\":\"a\",\"n\":1}\n") == true)
    }

    @Test func `a file that a crash left half written is written whole`() throws {
        try folder.write("body", to: "a.txt")
        _ = try sink.deliver(entry("a"), mayHaveArrived: true)
        #expect(folder.read("a.txt") == "body of a\n")
    }

    @Test func `lines that others appended stay`() throws {
        try folder.write("# a note of the desk\n", to: FileSink.recordName)
        _ = try sink.deliver(entry("a"), mayHaveArrived: false)
        #expect(folder.read(FileSink.recordName) == "# a note of the desk\n{\"id\":\"a\",\"n\":1}\n")
    }

    @Test func `a line that was torn goes, one that only lacks its line feed stays`() throws {
        try folder.write("{\"id\":\"a\"}\n{\"id\":\"b\",\"title\":\"br", to: FileSink.recordName)
        try sink.repair()
        #expect(folder.read(FileSink.recordName) == "{\"id\":\"a\"}\n")
        // As an editor leaves it that puts no line feed at the end of a file.
        try folder.write("{\"id\":\"a\"}\n{\"id\":\"b\",\"n\":\"é}\"}", to: FileSink.recordName)
        try sink.repair()
        _ = try sink.deliver(entry("c"), mayHaveArrived: false)
        #expect(
            folder.read(FileSink.recordName)
                == "{\"id\":\"a\"}\n{\"id\":\"b\",\"n\":\"é}\"}\n{\"id\":\"c\",\"n\":1}\n"
        )
    }

    @Test(arguments: ["{\"id\":\"b\",\"n\":{\"x\":1}", "{\"id\":\"b\"}{", "\"b\"", "[1]", "{", "17"])
    func `what is no whole record is cut`(tail: String) throws {
        try folder.write("{\"id\":\"a\"}\n" + tail, to: FileSink.recordName)
        try sink.repair()
        #expect(folder.read(FileSink.recordName) == "{\"id\":\"a\"}\n")
    }

    @Test func `mending a folder without a record makes none`() throws {
        try sink.repair()
        #expect(folder.names() == [])
    }
}
