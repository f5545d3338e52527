import Text

/// A value of JSON (RFC 8259); numbers are kept as written.
enum ParsedJSON: Equatable {
    case null
    case bool(Bool)
    case number(String)
    case string(String)
    case array([ParsedJSON])
    case object([String: ParsedJSON])

    subscript(key: String) -> ParsedJSON? {
        guard case .object(let members) = self else { return nil }
        return members[key]
    }

    /// The text of a string that is not empty, or of a number.
    var text: String? {
        switch self {
        case .string(let text): ASCII.trimmed(text).isEmpty ? nil : text
        case .number(let number): number
        default: nil
        }
    }

    var elements: [ParsedJSON] {
        guard case .array(let elements) = self else { return [] }
        return elements
    }
}
