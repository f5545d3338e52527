/// A JSON value that is to be written (RFC 8259), with its keys in the order they were given.
package enum JSONValue: Equatable, Sendable, ExpressibleByStringLiteral, ExpressibleByIntegerLiteral,
    ExpressibleByBooleanLiteral, ExpressibleByNilLiteral, ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral
{
    case null
    case boolean(Bool)
    case integer(Int64)
    /// Must be finite; any other is written as null.
    case number(Double)
    case string(String)
    case array([JSONValue])
    case object([Member])

    /// A key and its value.
    package struct Member: Equatable, Sendable {
        package let key: String
        package let value: JSONValue

        package init(_ key: String, _ value: JSONValue) {
            self.key = key
            self.value = value
        }
    }

    package init(stringLiteral value: String) { self = .string(value) }
    package init(integerLiteral value: Int64) { self = .integer(value) }
    package init(booleanLiteral value: Bool) { self = .boolean(value) }
    package init(nilLiteral: ()) { self = .null }
    package init(arrayLiteral elements: JSONValue...) { self = .array(elements) }
    package init(dictionaryLiteral elements: (String, JSONValue)...) {
        self = .object(elements.map { Member($0.0, $0.1) })
    }

    /// A string, or null.
    package static func optional(_ text: String?) -> JSONValue {
        text.map { .string($0) } ?? .null
    }

    /// An integer, or null.
    package static func optional(_ number: Int?) -> JSONValue {
        number.map { .integer(Int64($0)) } ?? .null
    }

    /// The value as one line.
    package var line: String {
        var bytes: [UInt8] = []
        JSONWriter(indent: nil).write(self, depth: 0, to: &bytes)
        return String(decoding: bytes, as: UTF8.self)
    }

    /// The value over several lines, two spaces a level, without a line feed at the end.
    package var indented: String {
        var bytes: [UInt8] = []
        JSONWriter(indent: 2).write(self, depth: 0, to: &bytes)
        return String(decoding: bytes, as: UTF8.self)
    }
}
