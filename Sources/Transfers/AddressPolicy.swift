/// Which addresses may be connected to: public unicast, and what an allowance adds.
package enum AddressPolicy {
    /// Whether a connection for `host` and `port` may go to `address`.
    ///
    /// `host` is as the URL has it, lowercased, an IPv6 address without brackets.
    package static func permits(
        _ address: IPAddress,
        host: String,
        port: UInt16,
        allowance: AddressAllowance
    ) -> Bool {
        isPublic(address) || allowance.covers(address, host: host, port: port)
    }

    /// Whether the address is one of the public Internet.
    ///
    /// Private, loopback, link-local, documentation, multicast and reserved ranges are not (RFC 6890 and its registries),
    /// nor any form of IPv6 that carries such an IPv4 address: mapped, NAT64 (RFC 6052), 6to4 (RFC 3056) or Teredo
    /// (RFC 4380).
    package static func isPublic(_ address: IPAddress) -> Bool {
        let address = address.unmapped
        if address.isIPv4 { return !specialIPv4.contains { $0.contains(address) } }
        if isIn(nat64, address) { return isPublic(address.embeddedIPv4(at: 12)) }
        // All public unicast is in 2000::/3; what IANA has not given out is not public either.
        guard isIn(globalUnicast, address) else { return false }
        if isIn(sixToFour, address) { return isPublic(address.embeddedIPv4(at: 2)) }
        if isIn(teredo, address) {
            // The client's address stands inverted (RFC 4380, 4).
            let client = IPAddress(bytes: address.bytes[12...].map { ~$0 })
            return isPublic(address.embeddedIPv4(at: 4)) && client.map(isPublic) == true
        }
        return !specialIPv6.contains { $0.contains(address) }
    }

    private static func isIn(_ range: AddressRange?, _ address: IPAddress) -> Bool {
        range?.contains(address) == true
    }

    private static let nat64 = AddressRange("64:ff9b::/96")
    private static let globalUnicast = AddressRange("2000::/3")
    private static let sixToFour = AddressRange("2002::/16")
    private static let teredo = AddressRange("2001::/32")

    private static let specialIPv4: [AddressRange] = [
        "0.0.0.0/8",  // this network
        "10.0.0.0/8",  // private
        "100.64.0.0/10",  // carrier-grade NAT
        "127.0.0.0/8",  // loopback
        "169.254.0.0/16",  // link-local, the clouds' metadata
        "172.16.0.0/12",  // private
        "192.0.0.0/24",  // protocol assignments
        "192.0.2.0/24",  // documentation
        "192.88.99.0/24",  // 6to4 relays
        "192.168.0.0/16",  // private
        "198.18.0.0/15",  // benchmarks
        "198.51.100.0/24",  // documentation
        "203.0.113.0/24",  // documentation
        "224.0.0.0/4",  // multicast
        "240.0.0.0/4",  // reserved, broadcast
    ].compactMap { AddressRange($0) }

    /// Within 2000::/3; loopback, unique local, link-local, site-local, discard and multicast lie outside it.
    private static let specialIPv6: [AddressRange] = [
        "2001::/23",  // protocol assignments, benchmarks, ORCHID
        "2001:db8::/32",  // documentation
        "3fff::/20",  // documentation
    ].compactMap { AddressRange($0) }
}
