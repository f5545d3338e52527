/// A scripted HTTP server on 127.0.0.1, or all of the loopback, that answers as a test says and remembers what it was asked.
package final class LoopbackServer: Sendable {
    package typealias Responder = @Sendable (LoopbackRequest) -> LoopbackAnswer

    private final class Script: Sendable {
        struct State: Sendable {
            var responders: [String: Responder] = [:]
            var requests: [LoopbackRequest] = []
        }

        let state = Locked(State())
    }

    private let script: Script
    private let listener: LoopbackListener

    /// Starts a server that answers 404 until told otherwise.
    ///
    /// `onAll` has it listen as a `LoopbackListener` does.
    ///
    /// - Throws: what the system says where it has no socket to give.
    package init(onAll: Bool = false) throws {
        let script = Script()
        self.script = script
        listener = try LoopbackListener(onAll: onAll) { connection, number in
            Self.serve(connection, number, script)
        }
    }

    package var port: UInt16 { listener.port }

    /// How many connections have been made, requests or not.
    package var connectionCount: Int { listener.connectionCount }

    /// The address of a path.
    package func url(_ path: String) -> String { url(path, host: 1) }

    /// The same at 127.0.0.`host`, which answers where it listens on all.
    package func url(_ path: String, host: Int) -> String {
        "http://127.0.0.\(host):\(port)\(path)"
    }

    /// Sets what a path answers, whatever its query; the last setting counts.
    package func respond(to path: String, _ responder: @escaping Responder) {
        script.state.withLock { $0.responders[path] = responder }
    }

    /// All requests so far in the order they came.
    package var requests: [LoopbackRequest] {
        script.state.withLock { $0.requests }
    }

    /// The requests for a path in the order they came.
    package func requests(to path: String) -> [LoopbackRequest] {
        requests.filter { $0.path == path }
    }

    /// Breaks off all connections and waits until every thread has ended.
    package func stop() {
        listener.stop()
    }

    private static func serve(_ connection: LoopbackConnection, _ number: Int, _ script: Script) {
        while let bytes = connection.read(through: "\r\n\r\n") {
            guard var request = LoopbackRequest(bytes, connection: number) else { return }
            if let length = request["Content-Length"].flatMap({ Int($0) }), length > 0 {
                guard let body = connection.read(count: length) else { return }
                request.body = body
            }
            let received = request
            let responder = script.state.withLock { state in
                state.requests.append(received)
                return state.responders[received.path]
            }
            let answer = responder?(received) ?? LoopbackAnswer(status: 404)
            guard perform(answer.steps, on: connection), answer.keepsAlive else { return }
        }
    }

    private static func perform(_ steps: [LoopbackAnswer.Step], on connection: LoopbackConnection) -> Bool {
        for step in steps {
            switch step {
            case .send(let bytes):
                guard connection.send(bytes) else { return false }
            case .sendForever(let bytes):
                while connection.send(bytes) {}
                return false
            case .hang:
                connection.waitUntilClosed()
                return false
            case .reset:
                connection.resetOnClose()
                return false
            }
        }
        return true
    }
}
