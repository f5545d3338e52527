import Testing
import Transfers

struct AddressAllowanceTests {
    private static let loopback = IPAddress(127, 0, 0, 1)

    @Test func `entries are read in all their forms`() throws {
        let allowance = try AddressAllowance(parsing: [
            "intranet", "Feeds.Example.COM:8080", "127.0.0.1", "127.0.0.2:80", "10.0.0.0/8", "::1", "[::1]:8080",
            "[::2]",
            "fd00::/8", " padded ",
        ])
        let expected: [AddressAllowance.Entry] = [
            .host("intranet", port: nil), .host("feeds.example.com", port: 8_080),
            .range(try range("127.0.0.1/32"), port: nil), .range(try range("127.0.0.2/32"), port: 80),
            .range(try range("10.0.0.0/8"), port: nil), .range(try range("::1/128"), port: nil),
            .range(try range("::1/128"), port: 8_080), .range(try range("::2/128"), port: nil),
            .range(try range("fd00::/8"), port: nil), .host("padded", port: nil),
        ]
        #expect(allowance.entries == expected)
    }

    private func range(_ text: String) throws -> AddressRange {
        try #require(AddressRange(text))
    }

    @Test(arguments: [
        ("", AddressAllowance.BadEntry.Reason.empty), ("  ", .empty), ("10.0.0.0/99", .badRange), ("host/8", .badRange),
        ("host:", .badPort), ("host:0", .badPort), ("host:65536", .badPort), ("host:http", .badPort), (":80", .badHost),
        ("http://host", .badRange), ("user@host", .badHost), ("a b", .badHost), ("[::1", .badHost),
        ("[zz]:80", .badHost),
        ("[10.0.0.1]:80", .badHost), ("10.0.0", .badHost), ("10.0.0.256:80", .badHost), ("*.example", .badHost),
    ])
    func `what cannot be read is named`(text: String, reason: AddressAllowance.BadEntry.Reason) {
        #expect(throws: AddressAllowance.BadEntry(text: text, reason: reason)) {
            try AddressAllowance(parsing: ["ok", text])
        }
    }

    @Test(arguments: [
        ("intranet", "intranet", 80 as UInt16, true), ("intranet", "intranet", 8_080, true),
        ("intranet:80", "intranet", 80, true), ("intranet:80", "intranet", 81, false),
        ("intranet", "other", 80, false), ("intranet", "sub.intranet", 80, false),
        ("127.0.0.0/8", "anything", 80, true), ("127.0.0.1", "anything", 80, true),
        ("127.0.0.1:80", "anything", 80, true), ("127.0.0.1:80", "anything", 81, false),
        ("127.0.0.2", "anything", 80, false), ("10.0.0.0/8", "anything", 80, false),
        ("::1", "anything", 80, false), ("::/0", "anything", 80, false),
    ])
    func `an allowance covers what it names and no more`(entry: String, host: String, port: UInt16, isCovered: Bool)
        throws
    {
        let allowance = try AddressAllowance(parsing: [entry])
        let isPermitted = AddressPolicy.permits(Self.loopback, host: host, port: port, allowance: allowance)
        #expect(isPermitted == isCovered)
        let mapped = try #require(IPAddress("::ffff:127.0.0.1"))
        #expect(AddressPolicy.permits(mapped, host: host, port: port, allowance: allowance) == isCovered)
    }

    @Test(arguments: [
        ("nas.lan", "nas.lan", 443 as UInt16, true), ("nas.lan", "nas.lan", 8_443, true),
        ("nas.lan:8443", "nas.lan", 8_443, true), ("nas.lan:80", "nas.lan", 443, false),
        ("nas.lan", "other.lan", 443, false), ("127.0.0.1", "127.0.0.1", 443, true),
        ("127.0.0.1:80", "127.0.0.1", 443, false), ("127.0.0.1", "nas.lan", 443, false),
        ("127.0.0.0/8", "127.0.0.1", 443, false), ("127.0.0.0/8", "nas.lan", 443, false),
    ])
    func `from http to https a host keeps what was said of itself`(
        entry: String,
        host: String,
        port: UInt16,
        isKept: Bool
    ) throws {
        let allowance = try AddressAllowance(parsing: [entry]).upgraded(on: host)
        #expect(AddressPolicy.permits(Self.loopback, host: host, port: port, allowance: allowance) == isKept)
    }

    @Test func `public addresses need no allowance`() {
        let address = IPAddress(8, 8, 8, 8)
        #expect(AddressPolicy.permits(address, host: "x", port: 80, allowance: AddressAllowance()))
        #expect(!AddressPolicy.permits(Self.loopback, host: "x", port: 80, allowance: AddressAllowance()))
    }
}
