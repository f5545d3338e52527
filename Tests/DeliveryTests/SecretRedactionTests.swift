import Foundation
import TestSupport
import Testing

@testable import Delivery

/// What is left of an answer that repeats a secret.
@Suite struct SecretRedactionTests {
    private func line(_ text: String, _ secrets: String..., isCut: Bool = false) -> String {
        SecretRedaction(secrets).line(text, isCut: isCut)
    }

    @Test func `a header's value is told by its words too`() {
        #expect(line("no such token s3cr3t-4711", "Bearer s3cr3t-4711") == "no such token [secret]")
        #expect(line("Bearer wanted", "Bearer s3cr3t-4711") == "Bearer wanted")
        #expect(line("got hunter2!", "desk:hunter2!") == "got [secret]")
        #expect(line("got hunter2!", "Basic " + Data("desk:hunter2!".utf8).base64EncodedString()) == "got [secret]")
    }

    @Test func `a secret is found as JSON, HTML, addresses and base64 have it`() {
        let secret = "p/ss\"w&rd <é>1234"
        let forms = [
            "p%2Fss%22w%26rd%20%3C%C3%A9%3E1234", "p%2fss%22w%26rd+%3c%c3%a9%3e1234", "p/ss\\\"w&rd <é>1234",
            "p\\/ss\\\"w\\u0026rd \\u003c\\u00e9\\u003E1234", "p/ss&quot;w&amp;rd &lt;é&gt;1234",
            "P/SS\"W&RD <é>1234",
        ]
        for form in forms { #expect(line("you said <\(form)>", secret) == "you said <[secret]>", "\(form)") }
        for before in ["", "x", "xy", "\0desk@example.org\0"] {
            let whole = Data((before + secret).utf8).base64EncodedString()
            let shown = line("334 " + whole, secret)
            let telling = SecretForms([secret]).needles.map { String(decoding: $0, as: UTF8.self) }
            #expect(shown.contains("[secret]"), "\(shown)")
            #expect(telling.allSatisfy { !shown.lowercased().contains($0) }, "\(shown)")
        }
        #expect(line("key abc-_123456", "https://h.example/hook?key=abc-_123456") == "key [secret]")
        #expect(line("user hunter2", "https://desk:hunter2@h.example/") == "user [secret]")
    }

    @Test func `a secret that cannot be seen whole, or ends with the answer, is taken out as well`() {
        #expect(line("it is s3cr\u{200B}\u{7}3t-4711", "s3cr3t-4711").contains("4711") == false)
        #expect(line("it is s3cr3t-", "s3cr3t-4711", isCut: true) == "it is [secret]")
        #expect(line("it is s3cr3t\u{301}", "s3cr3t").contains("s3cr3t") == false)
    }

    @Test func `where a secret is too short to be looked for nothing is shown`() {
        #expect(line("abc is wrong", "abc") == "")
        #expect(line("abc is wrong", "Bearer abc") == "")
        #expect(line("abc is wrong", "desk:abc") == "")
        #expect(line("abc is right", "a-long-secret") == "abc is right")
    }

    @Test(arguments: Seeds.of(1...50))
    func `no secret is left of an answer, whatever stands around it`(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        let alphabet = Array("abcXYZ019+/=&\"%é漢-_")
        func word(_ length: Int) -> String {
            String((0..<length).map { _ in alphabet[Int.random(in: alphabet.indices, using: &random)] })
        }
        let secret = word(Int.random(in: 4...24, using: &random))
        let shown = line(word(20) + secret + "!", secret)
        #expect(!shown.lowercased().contains(secret.lowercased()), "seed \(seed): \(shown)")
    }
}
