import TestSupport
import Testing
import Transfers

struct AddressPolicyTests {
    @Test(arguments: [
        // The first and the last of each range, and some spelling of note.
        "0.0.0.0", "0.255.255.255", "10.0.0.0", "10.255.255.255", "100.64.0.0", "100.127.255.255", "127.0.0.0",
        "127.0.0.1", "127.255.255.255", "169.254.0.0", "169.254.169.254", "169.254.255.255", "172.16.0.0",
        "172.31.255.255", "192.0.0.0", "192.0.0.255", "192.0.2.0", "192.0.2.255", "192.88.99.0", "192.88.99.255",
        "192.168.0.0", "192.168.255.255", "198.18.0.0", "198.19.255.255", "198.51.100.0", "198.51.100.255",
        "203.0.113.0", "203.0.113.255", "224.0.0.0", "239.255.255.255", "240.0.0.0", "255.255.255.255",
        "::", "::1", "::2", "::7f00:1", "::127.0.0.1", "::8.8.8.8", "100::", "100::1", "100:0:0:1::1",
        "64:ff9b:1::", "64:ff9b:1:ffff:ffff:ffff:ffff:ffff", "64:ff9b:1::8.8.8.8", "64:ff9a::1",
        "2001::1", "2001:2::1", "2001:10::1", "2001:20::1", "2001:1ff:ffff::1", "2001:db8::", "2001:db8::1",
        "2001:db8:ffff:ffff:ffff:ffff:ffff:ffff", "3fff::", "3fff:fff:ffff::1", "5f00::1", "4000::1", "8000::1",
        "fc00::", "fc00::1", "fd00::1", "fdff:ffff::1", "fe00::1", "fe80::", "fe80::1", "febf::1", "fec0::1",
        "feff::1", "ff00::", "ff02::1", "ff0e::1", "ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff", "1fff:ffff::1",
        // Private IPv4 addresses inside IPv6 ones.
        "::ffff:127.0.0.1", "::ffff:10.1.2.3", "::ffff:a9fe:a9fe", "::ffff:0.0.0.0", "::ffff:255.255.255.255",
        "::ffff:0:127.0.0.1", "::ffff:0:8.8.8.8", "64:ff9b::127.0.0.1", "64:ff9b::10.0.0.1", "64:ff9b::c0a8:101",
        "64:ff9b::169.254.169.254", "2002:7f00:1::", "2002:a00:1::1", "2002:c0a8:101::1", "2002:a9fe:a9fe::1",
        "2002:e000:1::", "2001:0:7f00:1::", "2001:0:a00:1:0:0:f7f7:f7f7", "2001:0:808:808:0:0:80ff:fffe",
        "2001:0:808:808:0:0:f5ff:fffe", "2001:0:808:808:0:0:3f57:fefe",
    ])
    func `special addresses are not public`(text: String) throws {
        let address = try #require(IPAddress(text))
        #expect(!AddressPolicy.isPublic(address))
    }

    @Test(arguments: [
        "1.0.0.0", "1.1.1.1", "8.8.8.8", "9.255.255.255", "11.0.0.0", "100.63.255.255", "100.128.0.0",
        "126.255.255.255", "128.0.0.0", "169.253.255.255", "169.255.0.0", "172.15.255.255", "172.32.0.0",
        "191.255.255.255", "192.0.1.0", "192.0.1.255", "192.0.3.0", "192.88.98.255", "192.88.100.0", "192.167.255.255",
        "192.169.0.0", "198.17.255.255", "198.20.0.0", "198.51.99.255", "198.51.101.0", "203.0.112.255", "203.0.114.0",
        "223.255.255.255", "2000::1", "2001:200::1", "2001:4860:4860::8888", "2001:db7::1", "2001:db9::1",
        "2003::1", "2400:cb00::1", "2606:4700:4700::1111", "2a00:1450::1", "3ffe::1", "3fff:1000::1",
        "::ffff:8.8.8.8", "64:ff9b::8.8.8.8", "2002:808:808::1", "2001:0:808:808:0:0:f7f7:f7f7",
    ])
    func `what lies beside them is public`(text: String) throws {
        let address = try #require(IPAddress(text))
        #expect(AddressPolicy.isPublic(address))
    }

    @Test func `every IPv4 address and its mapped, NAT64 and 6to4 forms are judged alike`() {
        var random = SeededGenerator(seed: 20_261_124)
        var wrong: [[UInt8]] = []
        for _ in 0..<4_000 {
            let quad = (0..<4).map { _ in UInt8.random(in: 0...255, using: &random) }
            let zeros = [UInt8](repeating: 0, count: 10)
            let verdict = IPAddress(bytes: quad).map(AddressPolicy.isPublic)
            let forms = [
                zeros + [0xFF, 0xFF] + quad, [0, 0x64, 0xFF, 0x9B] + zeros[..<8] + quad, [0x20, 0x02] + quad + zeros,
            ]
            wrong += forms.filter { IPAddress(bytes: $0).map(AddressPolicy.isPublic) != verdict }
        }
        #expect(wrong.isEmpty)
    }

    @Test(arguments: [
        "", "1", "1.2.3", "1.2.3.4.5", "256.1.1.1", "01.2.3.4", "0x7f.0.0.1", " 1.2.3.4", "1.2.3.4 ", "[::1]", "::1%lo",
        ":::", "1::2::3", "12345::", "localhost", "::ffff:1.2.3", "1.2.3.4\u{0}",
    ])
    func `what is no usual spelling is no address`(text: String) {
        #expect(IPAddress(text) == nil)
    }

    @Test(arguments: ["1.2.3.4", "::", "::1", "2001:db8::ff00:42:8329", "fe80::1"])
    func `an address is written as it is read`(text: String) throws {
        #expect(try #require(IPAddress(text)).description == text)
    }

    @Test func `a range holds what shares its leading bits, as a count bit by bit finds`() {
        var random = SeededGenerator(seed: 7)
        var wrong: [String] = []
        for _ in 0..<2_000 {
            let count = Bool.random(using: &random) ? 4 : 16
            let base = (0..<count).map { _ in UInt8.random(in: 0...255, using: &random) }
            var other = base
            let flipped = Int.random(in: 0..<count * 8, using: &random)
            other[flipped / 8] ^= 0x80 >> UInt8(flipped % 8)
            let length = Int.random(in: 0...count * 8, using: &random)
            guard let here = IPAddress(bytes: base), let there = IPAddress(bytes: other),
                let range = AddressRange(here, prefixLength: length)
            else {
                wrong.append("\(base)/\(length)")
                continue
            }
            if !range.contains(here) || range.contains(there) != (flipped >= length) {
                wrong.append("\(here)/\(length) \(there)")
            }
        }
        #expect(wrong.isEmpty)
    }

    @Test(arguments: [
        "10.0.0.0/33", "10.0.0.0/", "10.0.0.0/-1", "10.0.0.0/+8", "/8", "10.0.0/8", "::/129", "10.0.0.0/8/8", "x/8",
    ])
    func `what is no range is refused`(text: String) {
        #expect(AddressRange(text) == nil)
    }
}
