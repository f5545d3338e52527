import Text

/// Writes JSON in the order it is told, indented by two spaces.
struct JSONWriter {
    private(set) var text = ""
    private var depth = 0
    private var needsComma = false

    mutating func object(_ name: String? = nil, _ members: (inout JSONWriter) -> Void) {
        nest(name, "{", "}", members)
    }

    mutating func array<Element>(
        _ name: String,
        _ elements: [Element],
        _ write: (Element, inout JSONWriter) -> Void
    ) {
        nest(name, "[", "]") { writer in
            for element in elements { write(element, &writer) }
        }
    }

    mutating func member(_ name: String, _ value: String?) {
        begin(name)
        if let value { quote(value) } else { text += "null" }
    }

    mutating func member(_ name: String, _ value: Int) {
        begin(name)
        text += String(value)
    }

    mutating func member(_ name: String, _ value: Bool) {
        begin(name)
        text += value ? "true" : "false"
    }

    /// A string as an element of an array.
    mutating func string(_ value: String) {
        begin(nil)
        quote(value)
    }

    /// A number as an element of an array.
    mutating func number(_ value: Int) {
        begin(nil)
        text += String(value)
    }

    private mutating func nest(_ name: String?, _ open: String, _ close: String, _ inner: (inout JSONWriter) -> Void) {
        begin(name)
        text += open
        depth += 1
        needsComma = false
        let length = text.utf8.count
        inner(&self)
        depth -= 1
        if text.utf8.count > length { newLine() }
        text += close
        needsComma = true
    }

    private mutating func begin(_ name: String?) {
        if needsComma { text += "," }
        if depth > 0 { newLine() }
        if let name {
            text += "\""
            text += name
            text += "\": "
        }
        needsComma = true
    }

    private mutating func newLine() {
        text += "\n"
        for _ in 0..<depth { text += "  " }
    }

    private mutating func quote(_ value: String) {
        text += "\""
        // Most text needs no escape, and is not copied.
        text += value.utf8.contains(where: JSONWriter.mayNeedEscape) ? Escaping.json(value) : value
        text += "\""
    }

    /// Whether a byte is one that is escaped, or begins a letter of several bytes that may be.
    private static func mayNeedEscape(_ byte: UInt8) -> Bool {
        switch byte {
        case 0..<0x20, UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "<"), 0x7F, 0xC2, 0xE2: true
        default: false
        }
    }
}
