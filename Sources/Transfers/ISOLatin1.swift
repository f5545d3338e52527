/// Isomorphic decoding: each byte is the scalar of its number, and back.
enum ISOLatin1 {
    static func text(_ bytes: some Collection<UInt8>) -> String {
        if bytes.allSatisfy({ $0 < 0x80 }) { return String(decoding: bytes, as: UTF8.self) }
        var text = String.UnicodeScalarView()
        text.append(contentsOf: bytes.lazy.map { Unicode.Scalar($0) })
        return String(text)
    }

    /// The bytes `text` was read from; UTF-8 where it holds scalars beyond U+00FF and so was not read from bytes.
    static func bytes(of text: String) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(text.utf8.count)
        for scalar in text.unicodeScalars {
            guard let byte = UInt8(exactly: scalar.value) else { return Array(text.utf8) }
            bytes.append(byte)
        }
        return bytes
    }
}
