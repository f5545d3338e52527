/// A scripted mail server on 127.0.0.1 (RFC 5321) that does as a test says and remembers what it was told.
///
/// Without a script it takes every message. It knows no TLS.
package final class SMTPServer: Sendable {
    /// Where an action stands in the dialogue.
    package enum Step: String, Sendable, CaseIterable {
        case greeting
        case ehlo
        case helo
        case startTLS
        /// The answer to the credentials.
        case auth
        case mail
        case rcpt
        case data
        /// After the final dot.
        case end
        case quit
    }

    /// What one connection has heard.
    package struct Session: Sendable {
        /// The lines of commands and credentials, without their line breaks.
        package var commands: [String] = []
        /// What came between DATA and the final dot, dots doubled as they came.
        package var data: [UInt8]?
    }

    private let sessions: Locked<[Session]>
    private let listener: LoopbackListener

    /// Starts a server that does what `script` says, and at all other steps what a willing one does.
    ///
    /// - Throws: what the system says where it has no socket to give.
    package init(
        _ script: [Step: SMTPAction] = [:],
        extensions: [String] = ["AUTH PLAIN LOGIN", "SIZE 1000000", "8BITMIME"]
    ) throws {
        let sessions = Locked<[Session]>([])
        self.sessions = sessions
        var script = script
        if script[.ehlo] == nil {
            let lines = ["loopback"] + extensions
            script[.ehlo] = .reply(
                lines.enumerated().map { $0 == lines.count - 1 ? "250 \($1)" : "250-\($1)" }.joined(separator: "\r\n")
            )
        }
        let actions = script
        listener = try LoopbackListener { connection, _ in
            let index = sessions.withLock {
                $0.append(Session())
                return $0.count - 1
            }
            Dialogue(connection: connection, script: actions) { change in
                sessions.withLock { change(&$0[index]) }
            }.run()
        }
    }

    package var port: UInt16 { listener.port }

    /// All connections so far.
    package var heard: [Session] { sessions.withLock { $0 } }

    /// The messages that came whole, as they were before dots were doubled.
    package var messages: [[UInt8]] { heard.compactMap { $0.data.map(Self.undotted) } }

    /// Breaks off all connections and waits for their threads.
    package func stop() {
        listener.stop()
    }

    /// Takes one dot from each line that begins with one (RFC 5321, 4.5.2).
    private static func undotted(_ data: [UInt8]) -> [UInt8] {
        var isStart = true
        return data.filter { byte in
            defer { isStart = byte == 0x0A }
            return !(isStart && byte == 0x2E)
        }
    }
}

/// One connection's dialogue.
private struct Dialogue {
    let connection: LoopbackConnection
    let script: [SMTPServer.Step: SMTPAction]
    let note: ((inout SMTPServer.Session) -> Void) -> Void

    func run() {
        guard perform(.greeting, or: "220 loopback ESMTP") else { return }
        while let line = connection.read(through: "\r\n") {
            let text = String(decoding: line, as: UTF8.self)
            note { $0.commands.append(text) }
            guard answer(text) else { return }
        }
    }

    private func answer(_ line: String) -> Bool {
        switch line.uppercased().prefix(4) {
        case "EHLO": perform(.ehlo, or: "250 loopback")
        case "HELO": perform(.helo, or: "250 loopback")
        case "STAR": perform(.startTLS, or: "454 4.7.0 no TLS here")
        case "AUTH": authenticate(line)
        case "MAIL": perform(.mail, or: "250 2.1.0 sender ok")
        case "RCPT": perform(.rcpt, or: "250 2.1.5 recipient ok")
        case "DATA": data()
        case "QUIT": perform(.quit, or: "221 2.0.0 bye") && false
        default: connection.send("500 5.5.2 what?\r\n")
        }
    }

    private func authenticate(_ line: String) -> Bool {
        let words = line.split(separator: " ")
        let missing = words.count > 2 ? 0 : words.last == "LOGIN" ? 2 : 1
        for _ in 0..<missing {
            guard connection.send("334 \r\n"), let line = connection.read(through: "\r\n") else { return false }
            note { $0.commands.append(String(decoding: line, as: UTF8.self)) }
        }
        return perform(.auth, or: "235 2.7.0 welcome")
    }

    private func data() -> Bool {
        guard perform(.data, or: "354 go ahead") else { return false }
        if case .reply(let text)? = script[.data], !text.hasPrefix("3") { return true }
        guard let data = connection.read(through: "\r\n.\r\n") else { return false }
        note { $0.data = data + [0x0D, 0x0A] }
        return perform(.end, or: "250 2.0.0 queued as 4711")
    }

    /// Whether the dialogue goes on.
    private func perform(_ step: SMTPServer.Step, or reply: String) -> Bool {
        switch script[step] ?? .reply(reply) {
        case .reply(let text): return connection.send(text + "\r\n")
        case .send(let text): return connection.send(text)
        case .replyAndClose(let text):
            connection.send(text + "\r\n")
            return false
        case .close: return false
        case .reset:
            connection.resetOnClose()
            return false
        case .hang:
            connection.waitUntilClosed()
            return false
        case .sendForever(let text):
            while connection.send(text) {}
            return false
        case .drip(let text, let milliseconds):
            for byte in text.utf8 {
                guard connection.send([byte]), connection.isOpen(afterMilliseconds: milliseconds) else { return false }
            }
            return true
        }
    }
}
