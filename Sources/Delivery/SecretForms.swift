import Foundation
import Text

/// The ways in which an answer may repeat a secret, or a telling part of it.
struct SecretForms {
    /// What is shorter cannot be looked for: it stands in ordinary words.
    static let shortest = 4
    /// Secrets of this many bytes are looked for by their parts too; parts of a path that are shorter are words.
    private static let long = 8
    /// Words that stand before a secret in a header field, and are none.
    private static let schemes: Set<String> = ["basic", "bearer", "digest", "token", "apikey", "key", "http", "https"]

    /// What is to be looked for, as UTF-8 in lower case; each has `shortest` bytes or more.
    private(set) var needles: Set<[UInt8]> = []
    /// Whether a secret, or a part of one, is too short to be looked for.
    private(set) var hasShort = false

    init(_ secrets: [String]) {
        for secret in secrets where !secret.isEmpty {
            guard secret.utf8.count >= SecretForms.shortest else {
                hasShort = true
                continue
            }
            add(secret)
            if let range = secret.range(of: "://") {
                addParts(ofAddress: secret[range.upperBound...])
            } else {
                addParts(of: secret)
            }
        }
    }

    /// The words of a secret: `Bearer X` is told by X alone, `user:password` by its password.
    private mutating func addParts(of secret: String) {
        let words = secret.split { $0.isWhitespace || $0 == ":" }.map(String.init)
        let telling = words.filter { !SecretForms.schemes.contains($0.lowercased()) }
        guard words.count > 1 else { return }
        for word in telling {
            guard word.utf8.count >= SecretForms.shortest else {
                hasShort = true
                continue
            }
            // Short words of a sentence are looked for as a whole alone.
            if secret.utf8.count >= SecretForms.long { add(word) }
            // `Basic` has user name and password in base64.
            if let data = Data(base64Encoded: word), let pair = String(validating: data, as: UTF8.self),
                pair.contains(":"), pair.utf8.allSatisfy({ $0 >= 0x20 })
            {
                for part in pair.split(separator: ":", maxSplits: 1).dropFirst() {
                    if part.utf8.count < SecretForms.shortest { hasShort = true } else { add(String(part)) }
                }
            }
        }
    }

    /// The path and what follows it, each longer segment of it, each value of the query, and what stands before an `@`.
    private mutating func addParts(ofAddress rest: Substring) {
        let slash = rest.firstIndex { "/?#".contains($0) } ?? rest.endIndex
        if let at = rest[..<slash].lastIndex(of: "@") {
            for part in rest[..<at].split(separator: ":") where part.utf8.count >= SecretForms.shortest {
                add(String(part))
            }
        }
        let path = String(rest[slash...])
        let segments = path.split { "/?&=#:".contains($0) }.map(String.init)
        for part in [path] + segments where part.utf8.count >= SecretForms.long { add(part) }
        for pair in path.split(whereSeparator: { "?&#".contains($0) }) {
            guard let equals = pair.firstIndex(of: "=") else { continue }
            let value = String(pair[pair.index(after: equals)...])
            if value.utf8.count >= SecretForms.shortest { add(value) }
        }
    }

    /// A text as it stands, percent-encoded and decoded, within JSON and HTML, and in base64 wherever it begins there.
    private mutating func add(_ text: String) {
        let json = String(JSONValue.string(text).line.dropFirst().dropLast())
        let encoded = PercentEncoding.of(text)
        var forms = [
            text, encoded, encoded.replacingOccurrences(of: "%20", with: "+"), json,
            json.replacingOccurrences(of: "/", with: "\\/"), SecretForms.escapedASCII(json),
            SecretForms.escapedASCII(json).replacingOccurrences(of: "/", with: "\\/"), Escaping.html(text),
        ]
        if let decoded = text.removingPercentEncoding { forms.append(decoded) }
        for offset in 0..<3 {
            let base64 = SecretForms.base64(text, offset: offset)
            forms += [
                base64, base64.replacingOccurrences(of: "+", with: "-").replacingOccurrences(of: "/", with: "_"),
            ]
        }
        for form in forms where form.utf8.count >= SecretForms.shortest {
            needles.insert(form.utf8.map(ASCII.lowercased))
        }
    }

    /// JSON as careful writers have it: nothing but ASCII, and nothing that means something in HTML.
    private static func escapedASCII(_ json: String) -> String {
        json.utf16.map { unit in
            guard unit > 0x7E || [0x26, 0x27, 0x3C, 0x3E].contains(unit) else {
                return String(decoding: [unit], as: UTF16.self)
            }
            let digits = String(unit, radix: 16)
            return "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
        }.joined()
    }

    /// The characters of base64 that a text fixes where `offset` bytes of other text, modulo 3, stand before it.
    private static func base64(_ text: String, offset: Int) -> String {
        let bytes = [UInt8](repeating: 0, count: offset) + Array(text.utf8)
        let all = Data(bytes).base64EncodedString()
        return String(all.prefix(bytes.count * 8 / 6).dropFirst((offset * 8 + 5) / 6))
    }
}
