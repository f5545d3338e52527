/// What a loopback server sends back: bytes and what it does between and after them.
///
/// Nothing is checked or completed, so an answer may break every rule.
package struct LoopbackAnswer: Sendable {
    /// One thing the server does.
    package enum Step: Sendable {
        case send([UInt8])
        /// Sends the bytes again and again until the peer goes away.
        case sendForever([UInt8])
        /// Sends nothing until the peer goes away or the server stops.
        case hang
        /// Closes the connection with a reset.
        case reset
    }

    package var steps: [Step]
    /// Whether the connection goes on to the next request afterwards.
    package var keepsAlive: Bool

    package init(steps: [Step], keepsAlive: Bool = false) {
        self.steps = steps
        self.keepsAlive = keepsAlive
    }

    /// A regular answer; `Content-Length` is added unless the headers have it, or `Transfer-Encoding`, or there is no body.
    package init(
        status: Int = 200,
        headers: [(name: String, value: String)] = [],
        body: [UInt8] = []
    ) {
        var head = "HTTP/1.1 \(status) \(status == 200 ? "OK" : "Status")\r\n"
        for header in headers { head += "\(header.name): \(header.value)\r\n" }
        let names = Set(headers.map { $0.name.lowercased() })
        let isFramed = names.contains("content-length") || names.contains("transfer-encoding")
        if !isFramed, status != 304 { head += "Content-Length: \(body.count)\r\n" }
        let isClosing = headers.contains {
            $0.name.lowercased() == "connection" && $0.value.lowercased() == "close"
        }
        self.init(
            steps: [.send(head.unicodeScalars.map { UInt8(truncatingIfNeeded: $0.value) } + Array("\r\n".utf8) + body)],
            keepsAlive: !isClosing
        )
    }

    /// A regular answer with a text for a body.
    package init(status: Int = 200, headers: [(name: String, value: String)] = [], text: String) {
        self.init(status: status, headers: headers, body: Array(text.utf8))
    }

    /// Bytes as they are, then the end of the connection.
    package static func raw(_ text: String) -> LoopbackAnswer {
        LoopbackAnswer(steps: [.send(Array(text.utf8))])
    }

    /// Bytes as they are, then what follows.
    package static func raw(_ text: String, then step: Step) -> LoopbackAnswer {
        LoopbackAnswer(steps: [.send(Array(text.utf8)), step])
    }

    /// A redirect.
    package static func redirect(_ status: Int = 302, to location: String) -> LoopbackAnswer {
        LoopbackAnswer(status: status, headers: [("Location", location)])
    }
}
