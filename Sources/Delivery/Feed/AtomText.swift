import Foundation
import Text

/// How feeds of our own write text and ids (RFC 4287).
enum AtomText {
    /// The text as HTML, lines that are an address made links.
    static func html(_ text: String) -> String {
        text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
            let words = line.drop { $0 == " " }
            guard let link = WebLink(words), link.address == words else { return Escaping.html(line) }
            let address = Escaping.html(link.address)
            return line.prefix { $0 == " " } + "<a href=\"\(address)\">\(address)</a>"
        }.joined(separator: "\n")
    }

    /// For XML, without the characters that XML 1.0 cannot hold.
    static func escaped(_ text: String) -> String {
        let scalars = text.unicodeScalars.filter { scalar in
            scalar.value >= 0x20 && scalar.value & 0xFFFE != 0xFFFE || scalar == "\n" || scalar == "\t"
        }
        return Escaping.html(String(String.UnicodeScalarView(scalars)))
    }

    /// An id of 32 hexadecimal digits as a URN (RFC 9562); any other is hashed to one.
    static func urn(_ id: String) -> String {
        let digits = Array(ASCII.lowercased(id).utf8)
        let isHexadecimal = digits.allSatisfy { ASCII.digit($0, isHexadecimal: true) != nil }
        guard digits.count == 32, isHexadecimal else { return urn(hashing: id) }
        let ends = [0, 8, 12, 16, 20, 32]
        let parts = zip(ends, ends.dropFirst()).map { String(decoding: digits[$0..<$1], as: UTF8.self) }
        return "urn:uuid:" + parts.joined(separator: "-")
    }

    static func urn(_ identity: UUID) -> String {
        "urn:uuid:" + ASCII.lowercased(identity.uuidString)
    }

    private static func urn(hashing text: String) -> String {
        urn(SHA256.hexadecimal(text.utf8, count: 16))
    }
}
