/// Writes JSON values as UTF-8.
///
/// U+2028, U+2029 and all control characters are escaped, so that a line of JSON is one line to every reader.
struct JSONWriter {
    /// Spaces a level; nil writes all on one line.
    let indent: Int?

    func write(_ value: JSONValue, depth: Int, to bytes: inout [UInt8]) {
        switch value {
        case .null: bytes += Array("null".utf8)
        case .boolean(let boolean): bytes += Array((boolean ? "true" : "false").utf8)
        case .integer(let integer): bytes += Array(String(integer).utf8)
        case .number(let number): bytes += Array((number.isFinite ? String(number) : "null").utf8)
        case .string(let text): write(text, to: &bytes)
        case .array(let elements):
            writeList("[", "]", elements, depth: depth, to: &bytes) { element, bytes in
                write(element, depth: depth + 1, to: &bytes)
            }
        case .object(let members):
            writeList("{", "}", members, depth: depth, to: &bytes) { member, bytes in
                write(member.key, to: &bytes)
                bytes.append(UInt8(ascii: ":"))
                if indent != nil { bytes.append(UInt8(ascii: " ")) }
                write(member.value, depth: depth + 1, to: &bytes)
            }
        }
    }

    private func writeList<Element>(
        _ open: Unicode.Scalar,
        _ close: Unicode.Scalar,
        _ elements: [Element],
        depth: Int,
        to bytes: inout [UInt8],
        _ body: (Element, inout [UInt8]) -> Void
    ) {
        bytes.append(UInt8(ascii: open))
        for (index, element) in elements.enumerated() {
            if index > 0 { bytes.append(UInt8(ascii: ",")) }
            breakLine(depth + 1, to: &bytes)
            body(element, &bytes)
        }
        if !elements.isEmpty { breakLine(depth, to: &bytes) }
        bytes.append(UInt8(ascii: close))
    }

    private func breakLine(_ depth: Int, to bytes: inout [UInt8]) {
        guard let indent else { return }
        bytes.append(0x0A)
        bytes += repeatElement(0x20, count: indent * depth)
    }

    private func write(_ text: String, to bytes: inout [UInt8]) {
        bytes.append(0x22)
        for scalar in text.unicodeScalars {
            switch scalar.value {
            case 0x22, 0x5C: bytes += [0x5C, UInt8(scalar.value)]
            case 0x0A: bytes += [0x5C, UInt8(ascii: "n")]
            case 0x0D: bytes += [0x5C, UInt8(ascii: "r")]
            case 0x09: bytes += [0x5C, UInt8(ascii: "t")]
            case 0..<0x20, 0x7F..<0xA0, 0x2028, 0x2029:
                let digits = String(scalar.value, radix: 16)
                bytes += Array(("\\u" + String(repeating: "0", count: 4 - digits.utf8.count) + digits).utf8)
            case 0..<0x80: bytes.append(UInt8(scalar.value))
            default: bytes += Array(scalar.utf8)
            }
        }
        bytes.append(0x22)
    }
}
