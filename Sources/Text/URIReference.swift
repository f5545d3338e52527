/// A reference to a resource, split into its parts and resolved against a base (RFC 3986).
package struct URIReference: Equatable, Sendable {
    /// Without the colon, as written; nil where the reference is relative.
    package var scheme: String?
    /// Without the slashes; nil where there is none.
    package var authority: String?
    package var path: String
    /// Without the question mark; nil where there is none.
    package var query: String?
    /// Without the number sign; nil where there is none.
    package var fragment: String?

    /// The parts of a reference (RFC 3986, appendix B); any text has them.
    package init(_ text: String) {
        var rest = Substring(text).utf8
        if let hash = rest.firstIndex(of: UInt8(ascii: "#")) {
            fragment = String(Substring(rest[rest.index(after: hash)...]))
            rest = rest[..<hash]
        }
        if let mark = rest.firstIndex(of: UInt8(ascii: "?")) {
            query = String(Substring(rest[rest.index(after: mark)...]))
            rest = rest[..<mark]
        }
        if let colon = URIReference.endOfScheme(rest) {
            scheme = String(Substring(rest[..<colon]))
            rest = rest[rest.index(after: colon)...]
        }
        if rest.starts(with: "//".utf8) {
            rest = rest.dropFirst(2)
            let end = rest.firstIndex(of: UInt8(ascii: "/")) ?? rest.endIndex
            authority = String(Substring(rest[..<end]))
            rest = rest[end...]
        }
        path = String(Substring(rest))
    }

    /// The reference as text (RFC 3986, 5.3).
    package var text: String {
        var text = ""
        if let scheme { text += scheme + ":" }
        if let authority { text += "//" + authority }
        text += path
        if let query { text += "?" + query }
        if let fragment { text += "#" + fragment }
        return text
    }

    /// Whether this is an address of the web: http or https with a host.
    package var isWeb: Bool {
        guard let scheme, let authority, !authority.isEmpty else { return false }
        return ASCII.equalsIgnoringCase(scheme, "http") || ASCII.equalsIgnoringCase(scheme, "https")
    }

    /// `reference` made absolute against `base`, white space round it and line breaks in it aside.
    ///
    /// Without a usable base the reference comes back as it is.
    package static func resolve(_ reference: String, against base: String?) -> String {
        if isPlainWebAddress(reference) { return reference }
        guard let base, !base.isEmpty else { return clean(reference) }
        return resolve(reference, againstParts: URIReference(base))
    }

    /// `reference` made absolute against a base in its parts, white space round it and line breaks in it aside.
    package static func resolve(_ reference: String, againstParts base: URIReference) -> String {
        if isPlainWebAddress(reference) { return reference }
        let cleaned = clean(reference)
        let parts = URIReference(cleaned)
        guard base.scheme != nil || base.authority != nil || parts.scheme == nil else { return cleaned }
        return parts.resolved(against: base).text
    }

    /// Whether `text` is an address of the web, absolute and clean, that resolving leaves as it is.
    private static func isPlainWebAddress(_ text: String) -> Bool {
        var text = text
        return text.withUTF8 { bytes in
            guard ByteSearch.hasPrefix("http", in: bytes, at: 0), bytes.count > 8 else { return false }
            let colon = bytes[4] == UInt8(ascii: "s") ? 5 : 4
            guard bytes[colon] == UInt8(ascii: ":"), bytes[colon + 1] == UInt8(ascii: "/"),
                bytes[colon + 2] == UInt8(ascii: "/")
            else { return false }
            var previous: UInt8 = 0
            for byte in bytes {
                if byte <= 0x20 || byte == 0x7F || (byte == UInt8(ascii: ".") && previous == UInt8(ascii: "/")) {
                    return false
                }
                previous = byte
            }
            return true
        }
    }

    /// `text` without the white space round it and without line breaks and tabs in it, as a browser reads an address.
    package static func clean(_ text: String) -> String {
        let trimmed = ASCII.trimmed(text)
        guard trimmed.utf8.contains(where: { $0 < 0x20 || $0 == 0x7F }) else { return trimmed }
        return String(decoding: trimmed.utf8.filter { $0 >= 0x20 && $0 != 0x7F }, as: UTF8.self)
    }

    /// This reference resolved against `base` (RFC 3986, 5.2.2).
    package func resolved(against base: URIReference) -> URIReference {
        var target = self
        if scheme != nil {
            if authority != nil || base.scheme == nil { target.path = URIReference.withoutDots(path) }
            return target
        }
        target.scheme = base.scheme
        if authority != nil {
            target.path = URIReference.withoutDots(path)
            return target
        }
        target.authority = base.authority
        if path.isEmpty {
            target.path = base.path
            if query == nil { target.query = base.query }
        } else if path.utf8.first == UInt8(ascii: "/") {
            target.path = URIReference.withoutDots(path)
        } else {
            target.path = URIReference.withoutDots(base.merged(with: path))
        }
        return target
    }

    /// `path` put in the place of the last segment of this reference's path (RFC 3986, 5.2.3).
    private func merged(with path: String) -> String {
        if authority != nil, self.path.isEmpty { return "/" + path }
        guard let slash = self.path.utf8.lastIndex(of: UInt8(ascii: "/")) else { return path }
        return String(self.path[...slash]) + path
    }

    /// `path` without its `.` and `..` segments (RFC 3986, 5.2.4).
    private static func withoutDots(_ path: String) -> String {
        guard path.utf8.contains(UInt8(ascii: ".")) else { return path }
        let isAbsolute = path.utf8.first == UInt8(ascii: "/")
        var segments: [Substring.UTF8View] = []
        let all = Substring(path).utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
        let given = isAbsolute ? all.dropFirst() : all[...]
        for (offset, segment) in given.enumerated() {
            let isLast = offset == given.count - 1
            if segment.elementsEqual("..".utf8) {
                if !segments.isEmpty { segments.removeLast() }
                if isLast { segments.append(Substring("").utf8) }
            } else if segment.elementsEqual(".".utf8) {
                if isLast { segments.append(Substring("").utf8) }
            } else {
                segments.append(segment)
            }
        }
        return (isAbsolute ? "/" : "") + segments.map { String(Substring($0)) }.joined(separator: "/")
    }

    /// The colon behind the scheme that `text` begins with; nil where it begins with none.
    private static func endOfScheme(_ text: Substring.UTF8View) -> Substring.UTF8View.Index? {
        guard let first = text.first, ASCII.isLetter(first), let colon = text.firstIndex(of: UInt8(ascii: ":")) else {
            return nil
        }
        let isScheme = text[..<colon].allSatisfy { byte in
            ASCII.isLetter(byte) || ASCII.isDigit(byte) || byte == UInt8(ascii: "+") || byte == UInt8(ascii: "-")
                || byte == UInt8(ascii: ".")
        }
        return isScheme ? colon : nil
    }
}
