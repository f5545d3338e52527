import Glibc

/// One connection of a loopback listener, for the thread that serves it.
package final class LoopbackConnection {
    private let descriptor: Int32
    private var buffer: [UInt8] = []

    init(_ descriptor: Int32) {
        self.descriptor = descriptor
        var isOn: Int32 = 1
        setsockopt(descriptor, Int32(IPPROTO_TCP), TCP_NODELAY, &isOn, socklen_t(MemoryLayout<Int32>.size))
    }

    /// Reads through the next `mark` and gives the bytes before it; nil where the peer closes or sends over a megabyte.
    package func read(through mark: String) -> [UInt8]? {
        let mark = Array(mark.utf8)
        var searched = 0
        while true {
            let start = max(0, searched - mark.count)
            if let found = buffer[start...].indices.first(where: { buffer[$0...].starts(with: mark) }) {
                let bytes = Array(buffer[..<found])
                buffer.removeFirst(found + mark.count)
                return bytes
            }
            searched = buffer.count
            guard buffer.count < 1_000_000, receive() else { return nil }
        }
    }

    /// Reads that many bytes; nil where the peer closes before.
    package func read(count: Int) -> [UInt8]? {
        while buffer.count < count { guard receive() else { return nil } }
        let bytes = Array(buffer.prefix(count))
        buffer.removeFirst(count)
        return bytes
    }

    /// Sends all bytes; false where the peer is gone.
    @discardableResult
    package func send(_ bytes: [UInt8]) -> Bool {
        var sent = 0
        while sent < bytes.count {
            let count = bytes.withUnsafeBytes {
                Glibc.send(descriptor, $0.baseAddress.map { $0 + sent }, $0.count - sent, Int32(MSG_NOSIGNAL))
            }
            guard count > 0 else { return false }
            sent += count
        }
        return true
    }

    /// Sends a text; false where the peer is gone.
    @discardableResult
    package func send(_ text: String) -> Bool {
        send(Array(text.utf8))
    }

    /// Returns when the peer has closed its side.
    package func waitUntilClosed() {
        while receive() { buffer.removeAll(keepingCapacity: true) }
    }

    /// Whether the peer has neither closed nor sent anything within that time.
    package func isOpen(afterMilliseconds milliseconds: Int) -> Bool {
        var entry = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
        return poll(&entry, 1, Int32(milliseconds)) == 0
    }

    /// Has the connection closed by a reset instead of in good order.
    package func resetOnClose() {
        var option = linger(l_onoff: 1, l_linger: 0)
        setsockopt(descriptor, SOL_SOCKET, SO_LINGER, &option, socklen_t(MemoryLayout<linger>.size))
    }

    private func receive() -> Bool {
        var piece = [UInt8](repeating: 0, count: 16_384)
        let count = recv(descriptor, &piece, piece.count, 0)
        guard count > 0 else { return false }
        buffer.append(contentsOf: piece[..<count])
        return true
    }
}
