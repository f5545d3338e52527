/// A range of addresses as CIDR writes it: the addresses that share their first bits.
package struct AddressRange: Hashable, Sendable {
    /// Some address of the range.
    package let base: IPAddress
    /// How many leading bits are shared: 0 to 32, or 0 to 128.
    package let prefixLength: Int

    /// Nil where `prefixLength` does not fit the address.
    package init?(_ base: IPAddress, prefixLength: Int) {
        guard (0...base.bytes.count * 8).contains(prefixLength) else { return nil }
        self.base = base
        self.prefixLength = prefixLength
    }

    /// `ADDRESS/BITS`, such as `10.0.0.0/8` or `fd00::/8`; nil for anything else.
    package init?(_ text: some StringProtocol) {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count == 2, parts[1].utf8.allSatisfy({ (0x30...0x39).contains($0) }), parts[1].utf8.count <= 3,
            let length = Int(parts[1]), let base = IPAddress(String(parts[0]))
        else { return nil }
        self.init(base, prefixLength: length)
    }

    /// Whether the address is of the same family and in the range.
    package func contains(_ address: IPAddress) -> Bool {
        guard address.bytes.count == base.bytes.count else { return false }
        let whole = prefixLength / 8
        guard address.bytes[..<whole] == base.bytes[..<whole] else { return false }
        let rest = prefixLength % 8
        guard rest > 0 else { return true }
        return (address.bytes[whole] ^ base.bytes[whole]) >> (8 - rest) == 0
    }
}
