/// Finds out in which encoding a document is, and makes it UTF-8.
///
/// The order is that of RFC 7303 section 3 and of what servers do: byte order mark, charset of the HTTP header, declaration
/// in the document, then the bytes themselves. A declaration that the bytes disprove is overruled.
package enum TextEncoding {
    /// A document as UTF-8, and how it came to be that.
    package struct Decoded: Equatable, Sendable {
        /// UTF-8, without a byte order mark.
        package var bytes: [UInt8]
        /// The encoding it was read from, as the Encoding Standard names it.
        package var name: String
        /// Whether a declaration was overruled or bytes were replaced.
        package var isRepaired: Bool
        /// How the encoding was told.
        package var source = Source.unmarked
        /// What the document was called and is not, as it was written.
        package var overruled: String?
        /// Whether bytes were replaced that the encoding does not have.
        package var isPatched = false

        fileprivate func told(by source: Source) -> Decoded {
            var decoded = self
            decoded.source = source
            return decoded
        }
    }

    /// How the encoding of a document was told.
    package enum Source: String, Equatable, Sendable {
        case byteOrderMark
        /// The charset of the HTTP header.
        case header
        /// The declaration in the document.
        case declaration
        /// Nothing said so, and the bytes are UTF-8.
        case unmarked
        /// By the bytes alone.
        case guess
        /// Neither by what is said nor by the bytes: what is customary.
        case custom
    }

    /// How many sequences of UTF-8 prove that a text is UTF-8 although it says otherwise.
    private static let proof = 4

    /// `bytes` as UTF-8.
    ///
    /// - Parameters:
    ///   - bytes: The document as it came.
    ///   - contentType: The HTTP header, if there was one.
    /// - Returns: The document as UTF-8, with the encoding it was in.
    package static func decode(_ bytes: [UInt8], contentType: String?) -> Decoded {
        if let mark = ByteOrderMark(bytes) {
            return decodeMarked(Array(bytes[mark.length...]), mark.encoding).told(by: .byteOrderMark)
        }
        if let wide = ByteOrderMark(unmarked: bytes) {
            return decodeMarked(bytes, wide.encoding).told(by: .guess)
        }
        let census = UTF8Text.census(bytes)
        // JSON is UTF-8 whatever a server says (RFC 8259, 8.1).
        if census.faults == 0, census.sequences > 0, isJSON(bytes) {
            return Decoded(bytes: bytes, name: EncodingLabel.utf8.name, isRepaired: false)
        }
        let named: [(name: String?, source: Source)] = [
            (contentType.flatMap(charset(ofContentType:)), .header),
            (EncodingDeclaration.name(in: bytes), .declaration),
        ]
        let declared = named.compactMap { name, source in
            name.flatMap { name in EncodingLabel(name).map { (label: $0, name: name, source: source) } }
        }
        for (rank, (label, _, source)) in declared.enumerated() {
            var decoded: Decoded?
            if label == .utf8 {
                if census.faults == 0 { decoded = Decoded(bytes: bytes, name: label.name, isRepaired: rank > 0) }
                // A wide encoding cannot be declared in bytes that are read as ASCII.
            } else if !label.isWide {
                if census.faults == 0, census.sequences >= proof || (label == .windows1252 && census.sequences == 0) {
                    // Read as UTF-8 below: text of another encoding is not UTF-8 by chance, and ASCII is both.
                } else if label == .windows1252, rank == 0, declared.count > 1,
                    EncodingGuess.speaks(for: declared[1].label, bytes)
                {
                    // Servers call everything Latin-1 that is not configured.
                } else if label == .windows1252, let other = EncodingGuess.other(thanLatin: bytes) {
                    guard let text = LegacyEncoding.decode(bytes, other) else { continue }
                    return Decoded(
                        bytes: text.bytes,
                        name: other.name,
                        isRepaired: true,
                        source: .guess,
                        overruled: declared[rank].name
                    )
                } else if let text = LegacyEncoding.decode(bytes, label), text.faults == 0 {
                    decoded = Decoded(bytes: text.bytes, name: label.name, isRepaired: rank > 0)
                }
            }
            if var decoded {
                decoded.overruled = rank > 0 ? declared[0].name : nil
                return decoded.told(by: source)
            }
        }
        var decoded = decodeUndeclared(bytes, census, declared.map(\.label))
        // ASCII is what all of them are: nothing was wrong.
        let isPlain = census == UTF8Text.Census() && decoded.name == EncodingLabel.utf8.name
        if let first = declared.first, first.label.name != decoded.name, !isPlain || first.label.isWide {
            decoded.overruled = first.name
        }
        if let same = declared.first(where: { $0.label.name == decoded.name }) {
            decoded.source = same.source
        } else if decoded.source == .unmarked, census.faults > 0 || decoded.name != EncodingLabel.utf8.name {
            decoded.source = .guess
        }
        return decoded
    }

    /// The `charset` parameter of a Content-Type header; nil where it has none.
    package static func charset(ofContentType header: String) -> String? {
        for parameter in header.utf8.split(separator: UInt8(ascii: ";")).dropFirst() {
            let pair = parameter.split(separator: UInt8(ascii: "="), maxSplits: 1)
            guard pair.count == 2, ASCII.equalsIgnoringCase(ASCII.trimmed(String(Substring(pair[0]))), "charset")
            else { continue }
            let value = ASCII.trimmed(String(Substring(pair[1]))).utf8.filter {
                $0 != UInt8(ascii: "\"") && $0 != UInt8(ascii: "'")
            }
            return String(decoding: value, as: UTF8.self)
        }
        return nil
    }

    private static func decodeMarked(_ bytes: [UInt8], _ label: EncodingLabel) -> Decoded {
        if label == .utf8 {
            let isWhole = UTF8Text.census(bytes).faults == 0
            return Decoded(
                bytes: isWhole ? bytes : UTF8Text.repaired(bytes),
                name: label.name,
                isRepaired: !isWhole,
                isPatched: !isWhole
            )
        }
        let text = WideEncoding.decode(bytes, label)
        return Decoded(bytes: text.bytes, name: label.name, isRepaired: text.faults > 0, isPatched: text.faults > 0)
    }

    private static func decodeUndeclared(
        _ bytes: [UInt8],
        _ census: UTF8Text.Census,
        _ declared: [EncodingLabel]
    ) -> Decoded {
        if census == UTF8Text.Census(), let label = EncodingLabel("iso-2022-jp"), hasJapaneseEscape(bytes),
            let text = LegacyEncoding.decode(bytes, label), text.faults == 0
        {
            return Decoded(bytes: text.bytes, name: label.name, isRepaired: true)
        }
        if census.faults == 0 {
            return Decoded(bytes: bytes, name: EncodingLabel.utf8.name, isRepaired: !declared.isEmpty)
        }
        // What is UTF-8 but for some bytes stays UTF-8.
        if census.sequences >= census.faults {
            return Decoded(
                bytes: UTF8Text.repaired(bytes),
                name: EncodingLabel.utf8.name,
                isRepaired: true,
                isPatched: true
            )
        }
        if let label = declared.first(where: { $0 != .utf8 && !$0.isWide }),
            let text = LegacyEncoding.decode(bytes, label), text.faults * 20 <= census.faults
        {
            return Decoded(bytes: text.bytes, name: label.name, isRepaired: true, isPatched: text.faults > 0)
        }
        let finding = EncodingGuess.find(bytes)
        let text = LegacyEncoding.decode(bytes, finding.label)?.bytes ?? Windows1252.decoded(bytes)
        return Decoded(
            bytes: text,
            name: finding.label.name,
            isRepaired: true,
            source: finding.isProven ? .guess : .custom
        )
    }

    /// Whether the bytes begin like a JSON document.
    private static func isJSON(_ bytes: [UInt8]) -> Bool {
        let first = bytes.first { !ASCII.isSpace($0) }
        return first == UInt8(ascii: "{") || first == UInt8(ascii: "[")
    }

    /// Whether the escape sequence to Japanese characters stands in `bytes` (RFC 1468).
    private static func hasJapaneseEscape(_ bytes: [UInt8]) -> Bool {
        bytes.withUnsafeBufferPointer { ByteSearch.index(of: "\u{1B}$", in: $0, from: 0) != nil }
    }
}
