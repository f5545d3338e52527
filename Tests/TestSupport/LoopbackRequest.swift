/// A request as a loopback server received it.
package struct LoopbackRequest: Hashable, Sendable {
    /// One field, its value byte for byte (each byte one scalar) without the spaces around it.
    package struct Field: Hashable, Sendable {
        package let name: String
        package let value: String
    }

    package let method: String
    /// The target as sent, query included.
    package let target: String
    /// In the order they came.
    package let fields: [Field]
    /// What came after the blank line, `Content-Length` bytes of it.
    package internal(set) var body: [UInt8] = []
    /// Counts the server's connections from 0; requests of one connection share it.
    package let connection: Int

    /// The target without its query.
    package var path: String {
        String(target.prefix { $0 != "?" })
    }

    /// The body as UTF-8 text.
    package var text: String {
        String(decoding: body, as: UTF8.self)
    }

    /// The first field of that name, in any case; nil where there is none.
    package subscript(name: String) -> String? {
        fields.first { $0.name.lowercased() == name.lowercased() }?.value
    }

    /// Reads the bytes before the blank line; nil where they are no request.
    init?(_ bytes: [UInt8], connection: Int) {
        let text = String(String.UnicodeScalarView(bytes.map { Unicode.Scalar($0) }))
        var lines = text.unicodeScalars.split(separator: "\n").map { line in
            String(line.last == "\r" ? line.dropLast() : line)
        }
        guard !lines.isEmpty else { return nil }
        let words = lines.removeFirst().split(separator: " ")
        guard words.count == 3 else { return nil }
        method = String(words[0])
        target = String(words[1])
        fields = lines.compactMap { line in
            let scalars = line.unicodeScalars
            guard let colon = scalars.firstIndex(of: ":") else { return nil }
            let value = scalars[scalars.index(after: colon)...].drop { $0 == " " }
            return Field(name: String(scalars[..<colon]), value: String(value))
        }
        self.connection = connection
    }
}
