import Text

/// A value of JSON (RFC 8259); numbers are kept as written.
enum JSONValue: Equatable {
    case null
    case bool(Bool)
    case number(String)
    case string(String)
    case array([JSONValue])
    case object([String: JSONValue])

    subscript(key: String) -> JSONValue? {
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

    var elements: [JSONValue] {
        guard case .array(let elements) = self else { return [] }
        return elements
    }
}
