import Glibc

/// One end of the connection between a worker and who started it.
struct WorkerChannel {
    /// What came of looking for a frame.
    enum Reading: Equatable {
        case frame(WorkerFrame)
        /// Something else than a frame.
        case nonsense
        /// Nothing yet.
        case nothing
        /// The other end is closed.
        case end
    }

    let descriptor: Int32

    /// Sends a frame; false where the other end is closed.
    func send(_ frame: WorkerFrame) -> Bool {
        while true {
            // By write(), which a confined worker may call; a broken pipe is a signal that is ignored.
            let bytes = frame.bytes
            let count = write(descriptor, bytes, bytes.count)
            if count == bytes.count { return true }
            if count < 0, errno == EINTR { continue }
            return false
        }
    }

    /// The next frame; waits for it.
    func receive() -> Reading {
        read(into: WorkerFrame.count + 1, waits: true)
    }

    /// The next frame, if there is one already.
    func look() -> Reading {
        read(into: WorkerFrame.count + 1, waits: false)
    }

    private func read(into size: Int, waits: Bool) -> Reading {
        var bytes = [UInt8](repeating: 0, count: size)
        while true {
            let count =
                waits
                ? Glibc.read(descriptor, &bytes, size) : recv(descriptor, &bytes, size, Int32(MSG_DONTWAIT))
            if count < 0 {
                // Where the other end closed with frames unread, that is said before what it had sent comes.
                if errno == EINTR || errno == ECONNRESET { continue }
                return errno == EAGAIN ? .nothing : .end
            }
            if count == 0 { return .end }
            return WorkerFrame(Array(bytes[..<count])).map { .frame($0) } ?? .nonsense
        }
    }
}
