import Text

/// What a proxy may be asked for.
///
/// It is the proxy that finds a host's addresses, and nobody here sees them: what can be judged is the host as the URL
/// has it, an address or a name that means something private wherever it is looked up.
enum ProxyPolicy {
    /// Top-level names without a meaning on the public Internet (RFC 6761, RFC 6762, RFC 8375, and ICANN for `internal`).
    private static let privateEndings = ["localhost", "local", "internal", "lan", "home.arpa"]

    /// Why the proxy is not asked for `url`; nil where it may be.
    static func refusal(of url: TransferURL, allowance: AddressAllowance) -> TransferError? {
        let name = host(of: url)
        if let address = IPAddress(name) {
            let isPermitted = AddressPolicy.permits(address, host: name, port: url.port, allowance: allowance)
            return isPermitted ? nil : .refusedAddress(host: url.host, address: address)
        }
        guard isPrivate(name), !allowance.names(name, port: url.port) else { return nil }
        return .refusedName(host: url.host)
    }

    /// The host as the proxy will understand it: in ASCII, without dots at its end, an address in its usual spelling.
    private static func host(of url: TransferURL) -> String {
        var name = url.asciiHost
        guard name.hasSuffix(".") else { return name }
        while name.hasSuffix(".") { name.removeLast() }
        // Without its dot `0x7f.1` is an address.
        return (try? TransferURL("http://\(name)/"))?.host ?? name
    }

    private static func isPrivate(_ name: String) -> Bool {
        let labels = name.split(separator: ".", omittingEmptySubsequences: false)
        guard labels.count > 1, let last = labels.last else { return true }
        // What ends in a number is an address to some and a name to none.
        if last.utf8.allSatisfy(ASCII.isDigit) || last.hasPrefix("0x") { return true }
        return privateEndings.contains { name == $0 || name.hasSuffix("." + $0) }
    }
}
