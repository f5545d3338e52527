package import LookoutModel
import Text

/// Addresses of feeds as lists hold them.
package enum FeedAddress {
    /// Whether it begins as an http or https address and holds no space or control character; curl has the last word.
    package static func isOne(_ address: String) -> Bool {
        let start = ASCII.lowercased(address.prefix(8))
        guard start.hasPrefix("http://") || start == "https://", address.utf8.count > 8 else { return false }
        return address.utf8.allSatisfy { $0 > 0x20 && $0 != 0x7F }
    }

    /// Whether a feed may be listed under it: one that holds a name or a password may not, for addresses are shown everywhere.
    package static func isListable(_ address: String) -> Bool {
        isOne(address) && !holdsSecret(address)
    }

    /// Whether a name or a password stands before the host (RFC 3986, 3.2.1).
    package static func holdsSecret(_ address: String) -> Bool {
        let slash = UInt8(ascii: "/")
        let authority = address.utf8.drop { $0 != slash }.dropFirst(2)
        return authority.prefix { $0 != slash && $0 != UInt8(ascii: "?") && $0 != UInt8(ascii: "#") }
            .contains(UInt8(ascii: "@"))
    }
}

extension FeedSource {
    /// Where the feed is read from, as the store keeps it.
    package var locationText: String {
        switch location {
        case .address(let address): address
        case .file(let path): path
        }
    }

    /// Whether the feed is read over the network.
    package var isRemote: Bool {
        if case .address = location { true } else { false }
    }
}
