import Testing

@testable import Text

@Suite struct SHA256Tests {
    /// The examples of FIPS 180-4's companion page, and a million letters.
    @Test(arguments: [
        ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
        ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
        (
            "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
            "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
        ),
        (
            String(repeating: "a", count: 1_000_000),
            "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0"
        ),
    ])
    func `the published examples hash as published`(text: String, digits: String) {
        #expect(SHA256.hexadecimal(text.utf8) == digits)
        #expect(SHA256.hexadecimal(Array(text.utf8), count: 4) == String(digits.prefix(8)))
    }

    @Test func `what is taken in piece by piece hashes as the whole`() {
        var hash = SHA256()
        for byte in Array("trilateral secretariat".utf8) { hash.update(CollectionOfOne(byte)) }
        hash.update([])
        #expect(hash.finalize() == SHA256.hash("trilateral secretariat".utf8))
    }

    /// RFC 4231, cases 1, 2 and 6.
    @Test(arguments: [
        (
            [UInt8](repeating: 0x0b, count: 20), "Hi There",
            "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7"
        ),
        (
            Array("Jefe".utf8), "what do ya want for nothing?",
            "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843"
        ),
        (
            [UInt8](repeating: 0xaa, count: 131), "Test Using Larger Than Block-Size Key - Hash Key First",
            "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54"
        ),
    ])
    func `the published examples of codes hold`(key: [UInt8], text: String, digits: String) {
        let code = SHA256.authenticationCode(of: Array(text.utf8), key: key)
        #expect(code == stride(from: 0, to: 64, by: 2).map { UInt8(digits.dropFirst($0).prefix(2), radix: 16)! })
    }

    @Test func `a key of no bytes is a key`() {
        let code = SHA256.authenticationCode(of: [], key: [])
        #expect(code?.prefix(4) == [0xb6, 0x13, 0x67, 0x9a])
    }
}
