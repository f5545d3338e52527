import CCrypto

/// SHA-256 (FIPS 180-4) and the authentication code that is made of it (RFC 2104), by OpenSSL.
package struct SHA256 {
    /// How many bytes a hash has.
    package static let count = 32

    private var context = SHA256_CTX()

    package init() {
        SHA256_Init(&context)
    }

    /// Takes in further bytes.
    package mutating func update(_ bytes: some Sequence<UInt8>) {
        let taken: Void? = bytes.withContiguousStorageIfAvailable { SHA256_Update(&context, $0.baseAddress, $0.count) }
        if taken == nil { update(Array(bytes)) }
    }

    /// The hash of all that was taken in: 32 bytes.
    package consuming func finalize() -> [UInt8] {
        [UInt8](unsafeUninitializedCapacity: Self.count) { buffer, count in
            SHA256_Final(buffer.baseAddress, &context)
            count = Self.count
        }
    }

    /// The hash of `bytes`: 32 bytes.
    package static func hash(_ bytes: some Sequence<UInt8>) -> [UInt8] {
        var hash = SHA256()
        hash.update(bytes)
        return hash.finalize()
    }

    /// The first `count` bytes (at most 32) of the hash of `bytes`, in hexadecimal.
    package static func hexadecimal(_ bytes: some Sequence<UInt8>, count: Int = SHA256.count) -> String {
        let digits = Array("0123456789abcdef".utf8)
        let hash = hash(bytes).prefix(count)
        return String(unsafeUninitializedCapacity: hash.count * 2) { buffer in
            for (index, byte) in hash.enumerated() {
                buffer[index * 2] = digits[Int(byte >> 4)]
                buffer[index * 2 + 1] = digits[Int(byte & 15)]
            }
            return hash.count * 2
        }
    }

    /// HMAC-SHA256 of `bytes` under `key`: 32 bytes; nil where the library refuses (a key of 2 GB).
    package static func authenticationCode(of bytes: [UInt8], key: [UInt8]) -> [UInt8]? {
        guard let keyCount = Int32(exactly: key.count) else { return nil }
        var code = [UInt8](repeating: 0, count: count)
        // A null key would mean "as before" to the library; an empty one still has an address.
        let done = (key + [0]).withUnsafeBufferPointer { key in
            lookout_hmac_sha256(key.baseAddress, keyCount, bytes, bytes.count, &code)
        }
        return done == 1 ? code : nil
    }
}
