import Text

/// An http or https address without what does not tell pages apart.
package enum CanonicalAddress {
    /// Query parameters that only say how the reader came: their names, or the beginning of them where `_` is last.
    private static let tracking: Set<String> = [
        "fbclid", "gclid", "dclid", "msclkid", "mc_cid", "mc_eid", "igshid", "yclid", "cmpid", "ocid", "ftag",
        "at_medium", "at_campaign", "at_format", "at_bbc_team", "traffic_source", "taid", "smid", "partner", "sref",
    ]

    /// The canonical form of `address`: no scheme, host in lower case, no `www.`, no fragment, no tracking parameters,
    /// no slash at the end; nil where it is not an http or https address.
    package static func of(_ address: String) -> String? {
        let lowered = ASCII.lowercased(address.prefix(8))
        let rest: Substring
        if lowered.hasPrefix("https://") {
            rest = address.dropFirst(8)
        } else if lowered.hasPrefix("http://") {
            rest = address.dropFirst(7)
        } else {
            return nil
        }
        let withoutFragment = rest.prefix { $0 != "#" }
        let path = withoutFragment.prefix { $0 != "?" }
        let host = path.prefix { $0 != "/" }
        guard !host.isEmpty else { return nil }
        var canonical = ASCII.lowercased(host)
        if canonical.hasPrefix("www.") { canonical.removeFirst(4) }
        if canonical.hasSuffix(":80") { canonical.removeLast(3) }
        if canonical.hasSuffix(":443") { canonical.removeLast(4) }
        canonical += path.dropFirst(host.count)
        while canonical.hasSuffix("/") { canonical.removeLast() }
        let query = withoutFragment.dropFirst(path.count + 1).split(separator: "&").filter { !isTracking($0) }
        return query.isEmpty ? canonical : canonical + "?" + query.joined(separator: "&")
    }

    /// The host of an http or https address, in lower case, without `www.`; nil where there is none.
    package static func host(_ address: String) -> String? {
        guard let canonical = of(address) else { return nil }
        let host = canonical.prefix { $0 != "/" && $0 != "?" && $0 != ":" }
        return host.isEmpty ? nil : String(host)
    }

    private static func isTracking(_ parameter: Substring) -> Bool {
        let name = ASCII.lowercased(parameter.prefix { $0 != "=" })
        return name.hasPrefix("utm_") || tracking.contains(name)
    }
}
