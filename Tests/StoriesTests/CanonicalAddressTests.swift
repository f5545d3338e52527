import Stories
import Testing

@Suite struct CanonicalAddressTests {
    @Test(arguments: [
        ("https://www.Example.org/A/b/", "example.org/A/b"),
        ("HTTP://example.org:80/a", "example.org/a"),
        ("https://example.org:443", "example.org"),
        ("https://example.org:8443/", "example.org:8443"),
        ("https://example.org/a?b=1&utm_medium=x&UTM_Source=y&c=2", "example.org/a?b=1&c=2"),
        ("https://example.org/a?fbclid=1", "example.org/a"),
        ("https://example.org/a#frag?not=query", "example.org/a"),
        ("https://example.org?q=1", "example.org?q=1"),
    ])
    func `an address is canonical without what does not tell pages apart`(address: String, canonical: String) {
        #expect(CanonicalAddress.of(address) == canonical)
    }

    @Test(arguments: ["ftp://example.org/", "example.org", "https://", "", "tag:example.org,2026:1"])
    func `what is no web address has no canonical form`(text: String) {
        #expect(CanonicalAddress.of(text) == nil)
    }

    @Test func `a host is in lower case and without port or www`() {
        #expect(CanonicalAddress.host("https://WWW.Example.org:8080/x") == "example.org")
        #expect(CanonicalAddress.host("https://example.org?x") == "example.org")
    }
}
