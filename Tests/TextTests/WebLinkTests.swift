import TestSupport
import Testing
import Text

struct WebLinkTests {
    @Test(arguments: [
        ("https://example.org/a?b=1&c=2#d", "https://example.org/a?b=1&c=2#d"),
        ("HTTP://Example.org", "http://Example.org"),
        (" https://example.org/\n", "https://example.org/"), ("https://example.org/a\nb", "https://example.org/ab"),
        ("https://example.org/\"'<>()`\\", "https://example.org/%22%27%3C%3E%28%29%60%5C"),
        ("https://example.org/기사", "https://example.org/%EA%B8%B0%EC%82%AC"),
        ("https://example.org/a%20b", "https://example.org/a%20b"),
        ("https://[::1]:8080/", "https://[::1]:8080/"),
    ])
    func `an address of the web is a link`(text: String, address: String) {
        #expect(WebLink(text)?.address == address)
    }

    @Test(arguments: [
        "", "javascript:alert(1)", "JaVaScRiPt://example.org/%0aalert(1)", "data:text/html,x", "file:///etc/passwd",
        "//example.org/",
        "/a", "https:", "https://", "https:///a", "https:example.org", "https://user@example.org/",
        "https://good.example\\@evil.example/",
        "https://a b.example/", "https://exam%00ple.org/", "ftp://example.org/", "java\nscript:alert(1)",
        "https\u{0}://example.org/",
        "https://?a", "https://#", "http://[trap.invalid]/", "http://[::1/", "http://::1]/", "http://[::1]x/",
        "http://[]/",
    ])
    func `anything else is none`(text: String) {
        #expect(WebLink(text) == nil)
    }

    @Test(arguments: [
        ("https://example.org/a", "example.org"), ("https://example.org?x", "example.org"), ("http://a:80#b", "a:80"),
    ])
    func `the host is what stands before the path`(text: String, host: String) {
        #expect(WebLink(text)?.host == host)
    }

    @Test func `no link holds what ends a quote, a bracket or a line`() {
        var generator = SeededGenerator(seed: 4)
        var links = 0
        for _ in 0..<2000 {
            guard let link = WebLink("https://example.org/" + HostileText.random(using: &generator)) else { continue }
            links += 1
            #expect(link.address.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F && !"\"'<>()`\\|*^{}".utf8.contains($0) })
            #expect(WebLink(link.address) == link)
            #expect(link.host == "example.org")
        }
        #expect(links == 2000)
    }

    @Test func `a Markdown destination has no character reference`() throws {
        let link = try #require(WebLink("https://example.org/?a&copy;=1&b"))
        #expect(Escaping.markdownDestination(link) == "https://example.org/?a&amp;copy;=1&amp;b")
    }
}
