import Foundation
import Glibc

/// A server on 127.0.0.1, or on all addresses of the loopback, a port of the system's choosing, and a thread for each connection; the protocol is the caller's.
///
/// `stop` returns when every thread has ended; a test that lets go of the listener stops it too.
package final class LoopbackListener: Sendable {
    private struct State: Sendable {
        var open: Set<Int32> = []
        var accepted = 0
        var isStopping = false
        var threads = 0
    }

    package let port: UInt16
    private let listening: Int32
    private let shared: Shared

    private final class Shared: Sendable {
        let state = Locked(State())
        let idle = DispatchSemaphore(value: 0)
    }

    /// Starts to listen; `serve` is called on a thread of its own for every connection and its number, counted from 0.
    ///
    /// `onAll` listens on every address of the loopback that no other server has, and so on those of the machine.
    ///
    /// - Throws: `POSIXError` where the system has no socket to give.
    package init(onAll: Bool = false, serve: @escaping @Sendable (LoopbackConnection, Int) -> Void) throws {
        let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
        guard descriptor >= 0 else { throw POSIXError(.EMFILE) }
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = onAll ? 0 : UInt32(0x7F00_0001).bigEndian
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let isBound = withUnsafeMutablePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                bind(descriptor, $0, length) == 0 && listen(descriptor, 1_024) == 0
                    && getsockname(descriptor, $0, &length) == 0
            }
        }
        guard isBound else {
            close(descriptor)
            throw POSIXError(.EADDRNOTAVAIL)
        }
        port = UInt16(bigEndian: address.sin_port)
        listening = descriptor
        let shared = Shared()
        self.shared = shared
        shared.state.withLock { $0.threads = 1 }
        Thread.detachNewThread {
            Self.acceptAll(descriptor, shared, serve)
            Self.endThread(shared)
        }
    }

    deinit {
        stop()
    }

    /// How many connections have been made.
    package var connectionCount: Int {
        shared.state.withLock { $0.accepted }
    }

    /// Breaks off all connections and waits for their threads.
    package func stop() {
        let isFirst = shared.state.withLock {
            let isFirst = !$0.isStopping
            $0.isStopping = true
            for descriptor in $0.open { shutdown(descriptor, Int32(SHUT_RDWR)) }
            return isFirst
        }
        guard isFirst else { return }
        shutdown(listening, Int32(SHUT_RDWR))
        shared.idle.wait()
        close(listening)
    }

    private static func acceptAll(
        _ descriptor: Int32,
        _ shared: Shared,
        _ serve: @escaping @Sendable (LoopbackConnection, Int) -> Void
    ) {
        while true {
            let accepted = accept(descriptor, nil, nil)
            guard accepted >= 0 else {
                guard errno == EINTR || errno == ECONNABORTED else { return }
                continue
            }
            let number = shared.state.withLock { state -> Int? in
                guard !state.isStopping else { return nil }
                state.open.insert(accepted)
                state.threads += 1
                state.accepted += 1
                return state.accepted - 1
            }
            guard let number else {
                close(accepted)
                return
            }
            Thread.detachNewThread {
                serve(LoopbackConnection(accepted), number)
                shared.state.withLock { _ = $0.open.remove(accepted) }
                close(accepted)
                endThread(shared)
            }
        }
    }

    private static func endThread(_ shared: Shared) {
        let isLast = shared.state.withLock {
            $0.threads -= 1
            return $0.threads == 0
        }
        if isLast { shared.idle.signal() }
    }
}
