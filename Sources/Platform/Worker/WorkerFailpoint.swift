#if FAILPOINTS
import Glibc
import Text

/// What a marked document makes a worker do, in builds for tests only.
enum WorkerFailpoint {
    /// Does what a mark in `document` asks for; nothing where there is none.
    static func trip(on document: [UInt8]) {
        if holds("lookout-failpoint:abort", document) { abort() }
        if holds("lookout-failpoint:spin", document) { while getpid() != 0 {} }
        if holds("lookout-failpoint:allocate", document) { allocate() }
        if holds("lookout-failpoint:socket", document) { _ = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0) }
        if holds("lookout-failpoint:leave", document) { exit(3) }
        if holds("lookout-failpoint:write", document) { write() }
    }

    private static func holds(_ mark: StaticString, _ document: [UInt8]) -> Bool {
        document.withUnsafeBufferPointer { ByteSearch.index(of: mark, in: $0, from: 0) != nil }
    }

    private static func allocate() {
        var all: [[UInt8]] = []
        while true { all.append([UInt8](repeating: 1, count: 1 << 24)) }
    }

    /// Crashes where a file could be opened to be written.
    private static func write() {
        let descriptor = open("/tmp/lookout-failpoint", O_WRONLY | O_CREAT, 0o600)
        if descriptor >= 0 { abort() }
    }
}
#endif
