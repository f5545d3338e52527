import Testing
import Text

struct URIReferenceTests {
    /// RFC 3986, 5.4.1 and 5.4.2.
    @Test(arguments: [
        ("g:h", "g:h"), ("g", "http://a/b/c/g"), ("./g", "http://a/b/c/g"), ("g/", "http://a/b/c/g/"),
        ("/g", "http://a/g"), ("//g", "http://g"), ("?y", "http://a/b/c/d;p?y"), ("g?y", "http://a/b/c/g?y"),
        ("#s", "http://a/b/c/d;p?q#s"), ("g#s", "http://a/b/c/g#s"), ("g?y#s", "http://a/b/c/g?y#s"),
        (";x", "http://a/b/c/;x"), ("g;x", "http://a/b/c/g;x"), ("g;x?y#s", "http://a/b/c/g;x?y#s"),
        ("", "http://a/b/c/d;p?q"), (".", "http://a/b/c/"), ("./", "http://a/b/c/"), ("..", "http://a/b/"),
        ("../", "http://a/b/"), ("../g", "http://a/b/g"), ("../..", "http://a/"), ("../../g", "http://a/g"),
        ("../../../g", "http://a/g"), ("/./g", "http://a/g"), ("/../g", "http://a/g"), ("g.", "http://a/b/c/g."),
        ("..g", "http://a/b/c/..g"), ("./../g", "http://a/b/g"), ("g/./h", "http://a/b/c/g/h"),
        ("g/../h", "http://a/b/c/h"), ("g;x=1/../y", "http://a/b/c/y"), ("g?y/../x", "http://a/b/c/g?y/../x"),
    ])
    func `the examples of RFC 3986 resolve as it says`(reference: String, expected: String) {
        #expect(URIReference.resolve(reference, against: "http://a/b/c/d;p?q") == expected)
    }

    @Test(arguments: [
        ("  https://example.org/a  ", "https://example.org/a"), ("https://example.org/\n a", "https://example.org/ a"),
        ("HTTP://Example.org/../x", "HTTP://Example.org/x"), ("mailto:a@example.org", "mailto:a@example.org"),
    ])
    func `an absolute reference stays, cleaned`(reference: String, expected: String) {
        #expect(URIReference.resolve(reference, against: "http://a/b") == expected)
        #expect(URIReference.resolve(reference, against: nil) == expected || reference.contains(".."))
    }

    @Test(arguments: [
        ("http://example.org", true), ("HTTPS://example.org/x", true), ("javascript://example.org", false),
        ("http:/x", false), ("http:///x", false), ("//example.org", false), ("file:///etc/passwd", false), ("", false),
    ])
    func `only http and https with a host are of the web`(address: String, isWeb: Bool) {
        #expect(URIReference(address).isWeb == isWeb)
    }
}
