import Glibc

/// An IPv4 or IPv6 address as its bytes in network order.
package struct IPAddress: Hashable, Sendable, CustomStringConvertible {
    /// 4 or 16 bytes.
    package let bytes: [UInt8]

    /// An IPv4 address.
    package init(_ a: UInt8, _ b: UInt8, _ c: UInt8, _ d: UInt8) {
        bytes = [a, b, c, d]
    }

    /// An address of its bytes; nil unless they are 4 or 16.
    package init?(bytes: some Sequence<UInt8>) {
        self.bytes = Array(bytes)
        guard self.bytes.count == 4 || self.bytes.count == 16 else { return nil }
    }

    /// An address in its usual spelling (dotted quad; RFC 4291, 2.2); nil for anything else, and with a zone or brackets.
    package init?(_ text: String) {
        guard text.utf8.count <= 45, !text.utf8.contains(0) else { return nil }
        var quad = in_addr()
        if inet_pton(AF_INET, text, &quad) == 1 {
            bytes = withUnsafeBytes(of: quad) { Array($0) }
            return
        }
        var long = in6_addr()
        guard inet_pton(AF_INET6, text, &long) == 1 else { return nil }
        bytes = withUnsafeBytes(of: long) { Array($0) }
    }

    /// The address of a socket address of AF_INET or AF_INET6; nil for any other family.
    ///
    /// `pointer` points to `length` readable bytes.
    init?(socketAddress pointer: UnsafeRawPointer, length: Int) {
        guard length >= MemoryLayout<sa_family_t>.size else { return nil }
        switch Int32(pointer.loadUnaligned(as: sa_family_t.self)) {
        case AF_INET where length >= MemoryLayout<sockaddr_in>.size:
            let address = pointer.loadUnaligned(as: sockaddr_in.self).sin_addr
            bytes = withUnsafeBytes(of: address) { Array($0) }
        case AF_INET6 where length >= MemoryLayout<sockaddr_in6>.size:
            let address = pointer.loadUnaligned(as: sockaddr_in6.self).sin6_addr
            bytes = withUnsafeBytes(of: address) { Array($0) }
        default:
            return nil
        }
    }

    package var isIPv4: Bool { bytes.count == 4 }

    /// Whether it is one of this machine's own: 127.0.0.0/8 or ::1.
    package var isLoopback: Bool {
        let address = unmapped
        return address.isIPv4 ? address.bytes[0] == 127 : address.bytes == [UInt8](repeating: 0, count: 15) + [1]
    }

    /// The IPv4 address where this is its IPv4-mapped form (`::ffff:0:0/96`), else itself.
    package var unmapped: IPAddress {
        guard !isIPv4, bytes[..<10].allSatisfy({ $0 == 0 }), bytes[10] == 0xFF, bytes[11] == 0xFF else { return self }
        return embeddedIPv4(at: 12)
    }

    /// The four bytes from `offset` of an IPv6 address as an IPv4 address.
    func embeddedIPv4(at offset: Int) -> IPAddress {
        IPAddress(bytes[offset], bytes[offset + 1], bytes[offset + 2], bytes[offset + 3])
    }

    package var description: String {
        var text = [CChar](repeating: 0, count: 46)
        let family = isIPv4 ? AF_INET : AF_INET6
        guard inet_ntop(family, bytes, &text, socklen_t(text.count)) != nil else { return "" }
        return String(decoding: text.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
    }
}
