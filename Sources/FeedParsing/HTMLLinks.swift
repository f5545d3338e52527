import Text

/// Makes the relative references inside HTML absolute.
enum HTMLLinks {
    /// `html` with its relative references resolved against `base`, the rest as it is, byte for byte; nil where there
    /// are none, or `resolver` may add no more.
    static func absolute(
        _ html: UnsafeBufferPointer<UInt8>,
        base: String,
        resolver: inout ReferenceResolver
    ) -> [UInt8]? {
        guard !resolver.isSpent else { return nil }
        var tokenizer = HTMLTokenizer(html)
        var output: [UInt8] = []
        var start = 0
        while !resolver.isSpent, let token = tokenizer.next() {
            guard case .startTag(_, let attributes) = token, !attributes.isEmpty else { continue }
            var walk = HTMLAttributeWalk(html, attributes)
            while let (name, value) = walk.next() {
                guard isReference(html, name), isRelative(html, value) else { continue }
                let reference = HTMLText.line(String(decoding: html[value], as: UTF8.self))
                let address = resolver.resolve(reference, against: base)
                guard !resolver.isSpent else { break }
                output.append(contentsOf: html[start..<value.lowerBound])
                let length = output.count
                Array(address.utf8).withUnsafeBufferPointer {
                    MarkupWriter.appendEscaped($0, isAttribute: true, to: &output)
                }
                // An ampersand of the base is five bytes here.
                resolver.spend(output.count - length - address.utf8.count)
                start = value.upperBound
            }
        }
        guard start > 0 else { return nil }
        output.append(contentsOf: html[start...])
        return output
    }

    private static func isReference(_ html: UnsafeBufferPointer<UInt8>, _ name: Range<Int>) -> Bool {
        func isNamed(_ text: StaticString) -> Bool { ByteSearch.hasPrefix(text, in: html, at: name.lowerBound) }
        return switch name.count {
        case 3: isNamed("src")
        case 4: isNamed("href") || isNamed("cite") || isNamed("data")
        case 6: isNamed("poster") || isNamed("action")
        case 8: isNamed("longdesc")
        case 10: isNamed("background")
        default: false
        }
    }

    /// Whether the value is a reference without a scheme; an empty one means the page it is on and stays.
    private static func isRelative(_ html: UnsafeBufferPointer<UInt8>, _ value: Range<Int>) -> Bool {
        guard let first = html[value].first(where: { !ASCII.isSpace($0) }), first != UInt8(ascii: "#") else {
            return false
        }
        for byte in html[value] where !ASCII.isSpace(byte) {
            if byte == UInt8(ascii: ":") { return false }
            if byte == UInt8(ascii: "/") || byte == UInt8(ascii: "?") || byte == UInt8(ascii: "#") { return true }
        }
        return true
    }
}
