import Foundation

/// Small values that are kept as JSON text in a column of their own.
enum StoredJSON {
    /// A list of texts, most of which are empty.
    static func text(ofList list: [String]) throws -> String {
        if list.isEmpty { return "[]" }
        return try text(list)
    }

    static func text(_ value: some Encodable) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(value), as: UTF8.self)
    }

    /// A list of texts; empty for a column that is NULL.
    static func list(_ text: String) -> [String] {
        text == "[]" ? [] : value(text) ?? []
    }

    /// The value of a column; nil where it is NULL, or of a form that an older version wrote.
    static func value<Value: Decodable>(_ text: String?) -> Value? {
        text.flatMap { try? JSONDecoder().decode(Value.self, from: Data($0.utf8)) }
    }
}
