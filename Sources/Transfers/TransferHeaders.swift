import Text

/// The fields of an answer, in the order they came.
///
/// Each byte of a value is one scalar U+0000 to U+00FF (isomorphic decoding), so that any value, whatever its
/// encoding, can be sent back byte for byte.
package struct TransferHeaders: Hashable, Sendable {
    /// One field.
    package struct Field: Hashable, Sendable {
        /// The name as sent.
        package let name: String
        /// The value without white space at its ends.
        package internal(set) var value: String
    }

    package internal(set) var fields: [Field] = []

    /// The value of the last field of that name, in any case; nil where there is none.
    package func last(_ name: String) -> String? {
        fields.last { ASCII.equalsIgnoringCase($0.name, name) }?.value
    }

    /// The values of all fields of that name, in any case, in order.
    package func all(_ name: String) -> [String] {
        fields.filter { ASCII.equalsIgnoringCase($0.name, name) }.map(\.value)
    }

    /// Takes one line as it came; one that begins with white space continues the value before it (RFC 9112, 5.2).
    mutating func take(line: some Collection<UInt8>) {
        let text = ISOLatin1.text(line)
        if let first = line.first, first == 0x20 || first == 0x09 {
            guard let last = fields.indices.last else { return }
            fields[last].value += " " + ASCII.trimmed(text)
        } else if let colon = text.unicodeScalars.firstIndex(of: ":") {
            let name = ASCII.trimmed(text[..<colon])
            let value = ASCII.trimmed(text[text.unicodeScalars.index(after: colon)...])
            if !name.isEmpty { fields.append(Field(name: name, value: value)) }
        }
    }
}
