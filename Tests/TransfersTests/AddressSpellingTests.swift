import TestSupport
import Testing

@testable import Transfers

/// Private addresses as they may be written in a URL: whatever the spelling, what is connected to is judged.
struct AddressSpellingTests {
    static let hosts = [
        // Loopback, in every radix and length that inet_aton takes.
        "127.0.0.1", "127.0.1", "127.1", "2130706433", "017700000001", "0x7f000001", "0x7F000001", "0177.0.0.1",
        "0177.0.1", "0177.1", "0x7f.0.0.1", "0x7f.0.1", "0x7f.1", "0x7f.0x0.0x0.0x1", "0177.0x0.0.01", "127.0.0.01",
        "127.0.0.0x1", "127.0x1", "127.01", "127.000.000.001", "127.255.255.254", "127.65535", "127.0.65535",
        "127.8.8.8", "0x7f.8.8.8", "0177.010.010.010", "2131232776",
        // This network and everywhere.
        "0", "0.0.0.0", "0x0", "00", "0.0", "0.1", "0.0.0.1", "0x00000000",
        // Private networks.
        "10.0.0.1", "10.1", "10.0.1", "0xa000001", "167772161", "012.0.0.1", "0xa.0.0.1", "10.255.255.255",
        "172.16.0.1", "172.16.1", "0xac100001", "2886729729", "0254.020.0.1", "172.31.255.254", "172.2031615",
        "192.168.0.1", "192.168.1", "0xc0a80001", "3232235521", "0300.0250.0.1", "192.11010049",
        "169.254.169.254", "0xa9fea9fe", "2852039166", "0251.0376.0251.0376", "169.16689662", "169.254.43518",
        "100.64.0.1", "0x64400001", "1681915905", "198.18.0.1", "198.51.100.7", "203.0.113.9", "192.0.2.1", "192.0.0.8",
        "224.0.0.1", "0xe0000001", "255.255.255.255", "0xffffffff", "4294967295", "240.0.0.1",
        // IPv6, and IPv4 inside it.
        "[::1]", "[0:0:0:0:0:0:0:1]", "[0000:0000:0000:0000:0000:0000:0000:0001]", "[::0:1]", "[::]",
        "[::ffff:127.0.0.1]", "[::FFFF:127.0.0.1]", "[::ffff:7f00:1]", "[0:0:0:0:0:ffff:7f00:0001]",
        "[::ffff:10.0.0.1]", "[::ffff:a00:1]", "[::ffff:192.168.0.1]", "[::ffff:c0a8:1]", "[::ffff:169.254.169.254]",
        "[::ffff:a9fe:a9fe]", "[::127.0.0.1]", "[64:ff9b::127.0.0.1]", "[64:ff9b::7f00:1]", "[64:ff9b::a9fe:a9fe]",
        "[64:ff9b:1::1]", "[2002:7f00:1::]", "[2002:7f00:0001::1]", "[2002:c0a8:1::1]", "[2002:a9fe:a9fe::]",
        "[2001:0:7f00:1::]", "[fc00::1]", "[fd12:3456:789a::1]", "[fe80::1]", "[FE80::1]", "[fec0::1]", "[ff02::1]",
        "[2001:db8::1]", "[100::1]", "[fd00:ec2::254]",
    ]

    @Test(arguments: hosts)
    func `a private address is refused in any spelling`(host: String) throws {
        let url = try TransferURL("http://\(host)/feed.xml")
        let address = try #require(IPAddress(url.host), "\(url.host)")
        #expect(!AddressPolicy.permits(address, host: url.host, port: url.port, allowance: AddressAllowance()))
    }

    @Test(arguments: ["8.8.8.8", "0x8.8.8.8", "134744072", "010.8.8.8", "[2606:4700:4700::1111]", "[::ffff:8.8.8.8]"])
    func `a public one is not`(host: String) throws {
        let url = try TransferURL("http://\(host)/")
        let address = try #require(IPAddress(url.host), "\(url.host)")
        #expect(AddressPolicy.permits(address, host: url.host, port: url.port, allowance: AddressAllowance()))
    }

    @Test(arguments: ["127.0.0.1", "127.1", "2130706433", "0x7f.1", "0177.0.0.1", "[::ffff:127.0.0.1]"])
    func `nothing is sent to a loopback that no setting allows`(host: String) async throws {
        try await withLoopback { server, client in
            server.respond(to: "/") { _ in LoopbackAnswer(text: "<rss/>") }
            let url = "http://\(host):\(server.port)/"
            await #expect(throws: TransferError.self) { try await client.fetch(.loopback(url, allowing: [])) }
            #expect(server.connectionCount == 0)
        }
    }
}
