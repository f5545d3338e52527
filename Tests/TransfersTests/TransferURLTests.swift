import Testing

@testable import Transfers

struct TransferURLTests {
    @Test(arguments: [
        ("http://Example.COM", "http", "example.com", 80 as UInt16, "http://Example.COM/"),
        ("HTTPS://example.com/A/../b?c#d", "https", "example.com", 443, "https://example.com/b?c"),
        ("http://me:secret@example.com:8080/x", "http", "example.com", 8_080, "http://example.com:8080/x"),
        ("https://[2001:DB8::1]:444/", "https", "2001:db8::1", 444, "https://[2001:DB8::1]:444/"),
        ("http://[::1]/", "http", "::1", 80, "http://[::1]/"),
        ("http://0x7f.1/", "http", "127.0.0.1", 80, "http://127.0.0.1/"),
        ("http://例え.jp/é", "http", "例え.jp", 80, "http://例え.jp/%c3%a9"),
    ])
    func `an address is read into its parts`(
        text: String,
        scheme: String,
        host: String,
        port: UInt16,
        normal: String
    ) throws {
        let url = try TransferURL(text)
        #expect(url.scheme == scheme)
        #expect(url.host == host)
        #expect(url.port == port)
        #expect(url.text.lowercased() == normal.lowercased())
        #expect(!url.text.contains("secret"))
    }

    @Test(arguments: [
        ("http://a.example/", "http://A.EXAMPLE:80/x", true), ("http://a.example/", "https://a.example/", false),
        ("http://a.example/", "http://a.example:81/", false), ("http://a.example/", "http://a.example./", false),
        ("http://a.example/", "http://b.example/", false), ("https://a.example:443/", "https://a.example/", true),
    ])
    func `an origin is scheme, host and port`(one: String, other: String, isSame: Bool) throws {
        #expect(try TransferURL(one).hasSameOrigin(as: TransferURL(other)) == isSame)
    }

    @Test(arguments: [
        ("b", "https://a.example/x/b"), ("/b", "https://a.example/b"), ("../../b", "https://a.example/b"),
        ("?q=1", "https://a.example/x/y?q=1"), ("//c.example/z", "https://c.example/z"),
        ("https://c.example", "https://c.example/"), ("b c", "https://a.example/x/b%20c"),
        ("\u{ED}\u{95}\u{9C}", "https://a.example/x/%ed%95%9c"),
    ])
    func `a location is read against the address it stands at`(location: String, target: String) throws {
        let url = try TransferURL("https://a.example/x/y?z").redirected(to: location)
        #expect(url.text.lowercased() == target)
    }

    @Test func `a location keeps to 500 characters in an error`() throws {
        let location = "ftp://a.example/" + String(repeating: "x", count: 1_000)
        #expect(throws: TransferError.badRedirect(to: String(location.prefix(500)), .scheme("ftp"))) {
            try TransferURL("http://a.example/").redirected(to: location)
        }
    }
}
