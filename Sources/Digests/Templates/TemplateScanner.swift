import Text

/// Cuts a template into text and tags, by Mustache's syntax (mustache(5)).
enum TemplateScanner {
    enum Piece: Equatable {
        case text(Range<Int>)
        case tag(TemplateTag)
        /// A tag that does not end.
        case unclosed(at: Int)
    }

    static func pieces(of bytes: [UInt8]) -> [Piece] {
        var pieces: [Piece] = []
        var (start, index) = (0, 0)
        while index + 1 < bytes.count {
            guard bytes[index] == UInt8(ascii: "{"), bytes[index + 1] == UInt8(ascii: "{") else {
                index += 1
                continue
            }
            if start < index { pieces.append(.text(start..<index)) }
            guard let tag = tag(at: index, in: bytes) else { return pieces + [.unclosed(at: index)] }
            pieces.append(.tag(tag))
            index = tag.range.upperBound
            start = index
        }
        return start < bytes.count ? pieces + [.text(start..<bytes.count)] : pieces
    }

    private static func tag(at start: Int, in bytes: [UInt8]) -> TemplateTag? {
        let inside = start + 2
        let isTriple = inside < bytes.count && bytes[inside] == UInt8(ascii: "{")
        let end = [UInt8](repeating: UInt8(ascii: "}"), count: isTriple ? 3 : 2)
        var close = inside
        while close + end.count <= bytes.count, !bytes[close...].starts(with: end) { close += 1 }
        guard close + end.count <= bytes.count else { return nil }
        var content = bytes[(isTriple ? inside + 1 : inside)..<close]
        var kind = TemplateTag.Kind.value
        if !isTriple, let sigil = content.first {
            let kinds: [UInt8: TemplateTag.Kind] = [
                UInt8(ascii: "#"): .section, UInt8(ascii: "^"): .inverted, UInt8(ascii: "/"): .end,
                UInt8(ascii: "!"): .comment, UInt8(ascii: "&"): .value, UInt8(ascii: ">"): .unsupported,
                UInt8(ascii: "<"): .unsupported, UInt8(ascii: "$"): .unsupported, UInt8(ascii: "="): .unsupported,
                UInt8(ascii: "%"): .unsupported, UInt8(ascii: "*"): .unsupported,
            ]
            if let found = kinds[sigil] {
                kind = found
                content = content.dropFirst()
            }
        }
        while let last = content.last, ASCII.isSpace(last) { content.removeLast() }
        content = content.drop(while: ASCII.isSpace)
        let name = String(decoding: content, as: UTF8.self)
        // Dots and functions of Mustache's dialects reach what templates of digests do not promise.
        if kind != .comment, name.utf8.contains(where: { $0 == UInt8(ascii: "(") || $0 == UInt8(ascii: ".") }) {
            kind = .unsupported
        }
        return TemplateTag(kind: kind, name: name, range: start..<close + end.count)
    }
}
