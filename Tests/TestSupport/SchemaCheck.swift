import Foundation

/// As much of JSON Schema (draft 7) as the schema of rule files uses, written to check it by.
package struct SchemaCheck {
    /// A keyword that this does not know, which would be passed over.
    package struct Unknown: Error {
        package let keyword: String
    }

    private let root: [String: Any]

    /// Reads a schema.
    package init(_ text: String) throws {
        root = try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any] ?? [:]
    }

    /// The part at a path of keys.
    package func part(_ path: String...) -> [String: Any] {
        path.reduce(root) { $0[$1] as? [String: Any] ?? [:] }
    }

    /// Whether a JSON document keeps to the schema.
    package func accepts(_ text: String) throws -> Bool {
        let value = try JSONSerialization.jsonObject(with: Data(text.utf8), options: [.fragmentsAllowed])
        return try accepts(value, root)
    }

    private func accepts(_ value: Any, _ schema: [String: Any]) throws -> Bool {
        for (keyword, asked) in schema where !(try accepts(value, keyword, asked, schema)) { return false }
        return true
    }

    private func accepts(_ value: Any, _ keyword: String, _ asked: Any, _ schema: [String: Any]) throws -> Bool {
        let map = value as? [String: Any]
        let inner = asked as? [String: Any] ?? [:]
        switch keyword {
        case "$schema", "title", "description", "default", "definitions", "then", "else":
            return true
        case "$ref":
            let name = (asked as? String ?? "").split(separator: "/").last.map(String.init) ?? ""
            return try accepts(value, part("definitions", name))
        case "type":
            let types = asked as? [String] ?? [asked as? String ?? ""]
            return types.contains { $0 == type(of: value) || $0 == "number" && type(of: value) == "integer" }
        case "enum":
            return (asked as? [Any] ?? []).contains { isEqual($0, value) }
        case "pattern":
            guard let text = value as? String else { return true }
            return text.range(of: asked as? String ?? "", options: .regularExpression) != nil
        case "maxLength": return ((value as? String)?.unicodeScalars.count ?? 0) <= asked as? Int ?? 0
        case "minimum": return ((value as? NSNumber)?.intValue ?? .max) >= asked as? Int ?? 0
        case "maximum": return ((value as? NSNumber)?.intValue ?? .min) <= asked as? Int ?? 0
        case "minItems": return ((value as? [Any])?.count ?? .max) >= asked as? Int ?? 0
        case "minProperties": return (map?.count ?? .max) >= asked as? Int ?? 0
        case "items": return try (value as? [Any] ?? []).allSatisfy { try accepts($0, inner) }
        case "properties":
            return try (map ?? [:]).allSatisfy { try accepts($1, inner[$0] as? [String: Any] ?? [:]) }
        case "additionalProperties":
            let known = (schema["properties"] as? [String: Any] ?? [:]).keys
            let others = (map ?? [:]).filter { !known.contains($0.key) }
            if asked as? Bool == false { return others.isEmpty }
            return try others.allSatisfy { try accepts($1, inner) }
        case "propertyNames": return try (map ?? [:]).keys.allSatisfy { try accepts($0, inner) }
        case "required": return (asked as? [String] ?? []).allSatisfy { map?[$0] != nil || map == nil }
        case "dependencies":
            return inner.allSatisfy { key, needed in
                map?[key] == nil || (needed as? [String] ?? []).allSatisfy { map?[$0] != nil }
            }
        case "allOf": return try schemas(asked).allSatisfy { try accepts(value, $0) }
        case "anyOf": return try schemas(asked).contains { try accepts(value, $0) }
        case "oneOf": return try schemas(asked).filter { try accepts(value, $0) }.count == 1
        case "not": return try !accepts(value, inner)
        case "if":
            let branch = try accepts(value, inner) ? "then" : "else"
            return try accepts(value, schema[branch] as? [String: Any] ?? [:])
        default: throw Unknown(keyword: keyword)
        }
    }

    private func schemas(_ value: Any) -> [[String: Any]] {
        value as? [[String: Any]] ?? []
    }

    private func type(of value: Any) -> String {
        switch value {
        case is NSNull: return "null"
        case is String: return "string"
        case is [Any]: return "array"
        case is [String: Any]: return "object"
        case let number as NSNumber:
            // A boolean is a number to Foundation, written with an encoding of its own.
            if String(cString: number.objCType) == "c" || String(cString: number.objCType) == "B" { return "boolean" }
            return number.doubleValue == number.doubleValue.rounded() ? "integer" : "number"
        default: return "?"
        }
    }

    private func isEqual(_ left: Any, _ right: Any) -> Bool {
        type(of: left) == type(of: right) && "\(left)" == "\(right)"
    }
}
