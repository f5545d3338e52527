import FoundationEssentials

/// A digest as it is stored: JSON of the value itself, with sorted keys, so that equal digests have equal bytes.
package enum DigestRecord {
    /// The bytes to store.
    ///
    /// - Throws: `EncodingError`, which no digest causes.
    package static func bytes(_ digest: Digest) throws -> [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return Array(try encoder.encode(digest))
    }

    /// The digest that was stored.
    ///
    /// - Throws: `DecodingError` where the bytes are not those of a digest.
    package static func digest(_ bytes: [UInt8]) throws -> Digest {
        try JSONDecoder().decode(Digest.self, from: Data(bytes))
    }
}
