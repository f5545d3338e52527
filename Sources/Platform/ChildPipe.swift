import Glibc

/// A pipe whose ends are closed on `exec` and when it is let go of.
final class ChildPipe {
    private(set) var reading: Int32
    private(set) var writing: Int32

    /// - Throws: `ChildProcess.Failure.start`.
    init() throws(ChildProcess.Failure) {
        var ends: [Int32] = [-1, -1]
        guard pipe(&ends) == 0 else { throw .start(code: errno) }
        for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        (reading, writing) = (ends[0], ends[1])
    }

    deinit {
        closeReading()
        closeWriting()
    }

    func closeReading() {
        if reading >= 0 { close(reading) }
        reading = -1
    }

    func closeWriting() {
        if writing >= 0 { close(writing) }
        writing = -1
    }

    /// Has writing never wait for the reader.
    func makeWritingNonblocking() {
        _ = fcntl(writing, F_SETFL, O_NONBLOCK)
    }

    /// Reads what is there; false at the end.
    func read(into bytes: inout [UInt8]) -> Bool {
        var buffer = [UInt8](repeating: 0, count: 1 << 16)
        let count = Glibc.read(reading, &buffer, buffer.count)
        if count > 0 { bytes += buffer[..<count] }
        return count > 0 || count < 0 && errno == EINTR
    }

    /// Writes as much as there is room for and takes it away from `bytes`; false where nobody reads any more.
    ///
    /// SIGPIPE must be blocked on this thread.
    func write(from bytes: inout ArraySlice<UInt8>) -> Bool {
        let count = bytes.withUnsafeBytes { Glibc.write(writing, $0.baseAddress, $0.count) }
        if count > 0 { bytes = bytes.dropFirst(count) }
        return count >= 0 || errno == EINTR || errno == EAGAIN
    }
}
