import Text

/// The names of request fields.
package enum FieldName {
    /// Fields that frame the message or that the client sets by itself.
    static let reserved: Set<String> = [
        "accept-encoding", "connection", "content-length", "expect", "host", "http2-settings", "if-modified-since",
        "if-none-match", "if-range", "keep-alive", "proxy-authorization", "proxy-connection", "range", "te", "trailer",
        "transfer-encoding", "upgrade", "user-agent",
    ]

    private static let tokenMarks = Set("!#$%&'*+-.^_`|~".utf8)

    /// Whether a request may carry a field of that name which somebody else sets.
    package static func isFree(_ name: String) -> Bool {
        isToken(name) && !reserved.contains(ASCII.lowercased(name))
    }

    static func isToken(_ name: String) -> Bool {
        !name.isEmpty
            && name.utf8.allSatisfy { ASCII.isLetter($0) || ASCII.isDigit($0) || tokenMarks.contains($0) }
    }
}
