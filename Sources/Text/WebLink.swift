/// An http or https address that is safe to link to from any form: ASCII only, nothing in it that ends a quote or a bracket.
package struct WebLink: Hashable, Sendable, CustomStringConvertible {
    /// The address; every byte outside the plain ones of RFC 3986 is percent-encoded.
    package let address: String

    /// The link of `text`; nil where it is not an http or https address with a host.
    ///
    /// An address with a user name before the host is refused too, for what it seems to lead to is not where it leads.
    package init?(_ text: some StringProtocol) {
        let text = ASCII.trimmed(text)
        let scheme = text.utf8.prefix { $0 != UInt8(ascii: ":") }
        let name = ASCII.lowercased(String(Substring(scheme)))
        guard name == "http" || name == "https" else { return nil }
        let rest = Array(text.utf8.dropFirst(scheme.count))
        guard rest.count > 3, rest.starts(with: "://".utf8) else { return nil }
        let authority = rest.dropFirst(3).prefix { !"/?#".utf8.contains($0) }
        guard !authority.isEmpty, !authority.contains(UInt8(ascii: "@")), WebLink.isHost(Array(authority)) else {
            return nil
        }
        var bytes = Array((name + "://").utf8)
        for byte in rest.dropFirst(3) {
            if WebLink.plain.contains(byte) {
                bytes.append(byte)
            } else if byte != 0x09 && byte != 0x0A && byte != 0x0D {
                bytes += [UInt8(ascii: "%"), WebLink.digits[Int(byte >> 4)], WebLink.digits[Int(byte & 15)]]
            }
        }
        address = String(decoding: bytes, as: UTF8.self)
    }

    /// The host and port as the address has them.
    package var host: String {
        String(address.split(separator: "/", maxSplits: 2)[1].prefix { $0 != "?" && $0 != "#" })
    }

    package var description: String { address }

    /// Whether a host holds nothing that hides another: of percent-encodings only those of letters beyond ASCII.
    private static func isHost(_ host: [UInt8]) -> Bool {
        if host.contains(UInt8(ascii: "[")) || host.contains(UInt8(ascii: "]")) { return isNumeric(host) }
        return isName(host)
    }

    /// Whether a host is an address of IPv6 in brackets, and what follows a port.
    private static func isNumeric(_ host: [UInt8]) -> Bool {
        guard host.first == UInt8(ascii: "["), let end = host.firstIndex(of: UInt8(ascii: "]")), end > 2,
            host[1..<end].allSatisfy({ ":.0123456789abcdefABCDEF".utf8.contains($0) })
        else { return false }
        let port = host[(end + 1)...]
        return port.isEmpty || port.first == UInt8(ascii: ":") && port.dropFirst().allSatisfy(ASCII.isDigit)
    }

    private static func isName(_ host: [UInt8]) -> Bool {
        host.indices.allSatisfy { index in
            let byte = host[index]
            guard byte == UInt8(ascii: "%") else { return byte > 0x20 && byte != 0x7F && byte != UInt8(ascii: "\\") }
            return index + 1 < host.count && "89ABCDEFabcdef".utf8.contains(host[index + 1])
        }
    }

    private static let digits = Array("0123456789ABCDEF".utf8)
    /// Quotes, `<`, `>`, parentheses, `*`, `|`, `^`, backquotes and backslashes are left out: each ends something somewhere.
    private static let plain = Set(
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~:/?#[]@!$&+,;=%".utf8
    )
}
