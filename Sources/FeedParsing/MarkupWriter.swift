import Text

/// Writes the elements inside a text construct down as HTML.
enum MarkupWriter {
    /// Appends a start tag: prefixes are dropped, namespaces kept only where HTML needs them.
    static func appendStart(_ name: XMLName, _ attributes: XMLAttributes, to text: inout [UInt8]) {
        text.append(UInt8(ascii: "<"))
        text.append(contentsOf: name.localBytes)
        for index in 0..<attributes.count {
            guard let (prefix, attribute, value) = attributes.pair(index) else { continue }
            if let prefix, XMLName.text(prefix) == "xml", XMLName.text(attribute) != "lang" { continue }
            text.append(UInt8(ascii: " "))
            text.append(contentsOf: XMLName.bytes(attribute))
            text.append(contentsOf: "=\"".utf8)
            value.withUnsafeBufferPointer { appendEscaped($0, isAttribute: true, to: &text) }
            text.append(UInt8(ascii: "\""))
        }
        text.append(UInt8(ascii: ">"))
    }

    /// Appends an end tag, unless HTML knows none for the element.
    static func appendEnd(_ name: [UInt8], to text: inout [UInt8]) {
        guard !HTMLElement(name: name).isVoid else { return }
        text.append(contentsOf: "</".utf8)
        text.append(contentsOf: name)
        text.append(UInt8(ascii: ">"))
    }

    /// Appends text so that HTML reads the same from it.
    static func appendEscaped(_ bytes: UnsafeBufferPointer<UInt8>, isAttribute: Bool = false, to text: inout [UInt8]) {
        var start = 0
        for position in bytes.indices {
            let reference: StaticString
            switch bytes[position] {
            case UInt8(ascii: "&"): reference = "&amp;"
            case UInt8(ascii: "<"): reference = "&lt;"
            case UInt8(ascii: ">"): reference = "&gt;"
            case UInt8(ascii: "\"") where isAttribute: reference = "&quot;"
            default: continue
            }
            text.append(contentsOf: bytes[start..<position])
            text.append(contentsOf: UnsafeBufferPointer(start: reference.utf8Start, count: reference.utf8CodeUnitCount))
            start = position + 1
        }
        text.append(contentsOf: bytes[start...])
    }
}
