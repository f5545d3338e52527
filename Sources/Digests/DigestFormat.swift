package import LookoutModel
import Text

/// The forms in which a digest is written; the raw value is the file's extension.
package enum DigestFormat: String, CaseIterable, Codable, CodingKeyRepresentable, Sendable {
    case html
    case markdown = "md"
    case text = "txt"
    case json

    /// The digest in this form, ending with a line feed.
    ///
    /// A form for which the digest holds a template has that look; one that is wrong is left aside.
    package func render(_ digest: Digest) -> String {
        if let template = digest.templates?[self].flatMap({ DigestTemplate($0, format: self) }) {
            return template.render(digest)
        }
        return switch self {
        case .html: HTMLRenderer.render(digest)
        case .markdown: MarkdownRenderer.render(digest)
        case .text: TextRenderer.render(digest)
        case .json: JSONRenderer.render(digest)
        }
    }

    /// The name of an edition's file: `2026-11-22.html`, with the name of a named digest `2026-11-22-desk.html`.
    ///
    /// Of the name only ASCII letters and digits stay, small, with single hyphens between; two names that are equal in
    /// this way share their files, so the settings must not hold both. A name without any has a short hash in its place.
    package func fileName(day: Day, name: String?) -> String {
        let date = CivilDate(dayNumber: day.number).description
        let slug = name.map(DigestFormat.slug) ?? ""
        return date + (slug.isEmpty ? "" : "-" + slug) + "." + rawValue
    }

    /// A digest's name as file names hold it; at most 40 bytes, and empty only for an empty name.
    package static func slug(_ name: String) -> String {
        var bytes: [UInt8] = []
        for byte in name.utf8 where bytes.count < 40 {
            if ASCII.isLetter(byte) || ASCII.isDigit(byte) {
                bytes.append(ASCII.lowercased(byte))
            } else if let last = bytes.last, last != UInt8(ascii: "-") {
                bytes.append(UInt8(ascii: "-"))
            }
        }
        while bytes.last == UInt8(ascii: "-") { bytes.removeLast() }
        if bytes.isEmpty, !name.isEmpty { return token(name) }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// What stands for a name without a letter of ASCII, 田中: always the same for the same name (FNV-1a).
    private static func token(_ name: String) -> String {
        let hash = name.utf8.reduce(0xCBF2_9CE4_8422_2325 as UInt64) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
        return "n" + String(hash, radix: 36)
    }
}
