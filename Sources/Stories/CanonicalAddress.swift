import Text

/// An http or https address without what does not tell pages apart.
package enum CanonicalAddress {
    /// Query parameters that only say how the reader came.
    private static let tracking: Set<String> = [
        "fbclid", "gclid", "dclid", "msclkid", "mc_cid", "mc_eid", "igshid", "yclid", "cmpid", "ocid", "ftag",
        "at_medium", "at_campaign", "at_format", "at_bbc_team", "traffic_source", "taid", "smid", "partner", "sref",
    ]
    /// What the names of others begin with.
    private static let trackingStart = Array("utm_".utf8)
    private static let longestTracking = tracking.map(\.utf8.count).max() ?? 0
    private static let schemes = [Array("https://".utf8), Array("http://".utf8)]
    private static let www = Array("www.".utf8)
    private static let ports = [Array(":80".utf8), Array(":443".utf8)]

    /// The canonical form of `address`: no scheme, host in lower case, no `www.`, no fragment, no tracking parameters,
    /// no slash at the end; nil where it is not an http or https address.
    package static func of(_ address: String) -> String? {
        let bytes = Array(address.utf8)
        guard let host = hostRange(bytes) else { return nil }
        let end = bytes[host.upperBound...].firstIndex(of: UInt8(ascii: "#")) ?? bytes.endIndex
        let pathEnd = bytes[host.upperBound..<end].firstIndex(of: UInt8(ascii: "?")) ?? end
        var canonical = canonicalHost(bytes[host])
        for port in ports where canonical.suffix(port.count).elementsEqual(port) {
            canonical.removeLast(port.count)
        }
        canonical += bytes[host.upperBound..<pathEnd]
        while canonical.last == UInt8(ascii: "/") { canonical.removeLast() }
        if pathEnd < end {
            var mark = UInt8(ascii: "?")
            for parameter in bytes[(pathEnd + 1)..<end].split(separator: UInt8(ascii: "&"))
            where !isTracking(parameter) {
                canonical.append(mark)
                canonical += parameter
                mark = UInt8(ascii: "&")
            }
        }
        return String(decoding: canonical, as: UTF8.self)
    }

    /// The host of an http or https address, in lower case, without `www.`; nil where there is none.
    package static func host(_ address: String) -> String? {
        // As far as any host goes; what follows it is not looked at.
        let bytes = Array(address.utf8.prefix(512))
        guard let range = hostRange(bytes) else { return nil }
        let host = canonicalHost(bytes[range]).prefix { $0 != UInt8(ascii: ":") }
        return host.isEmpty ? nil : String(decoding: host, as: UTF8.self)
    }

    /// Where the host and its port stand; nil where the bytes are no http or https address.
    private static func hostRange(_ bytes: [UInt8]) -> Range<Int>? {
        let scheme = schemes.first { scheme in
            bytes.count > scheme.count && zip(bytes, scheme).allSatisfy { ASCII.lowercased($0) == $1 }
        }
        guard let start = scheme?.count else { return nil }
        let end = bytes[start...].firstIndex { byte in
            byte == UInt8(ascii: "/") || byte == UInt8(ascii: "?") || byte == UInt8(ascii: "#")
        }
        return end == start ? nil : start..<(end ?? bytes.endIndex)
    }

    private static func canonicalHost(_ host: ArraySlice<UInt8>) -> [UInt8] {
        let lowered = host.map { ASCII.lowercased($0) }
        return lowered.starts(with: www) ? Array(lowered.dropFirst(www.count)) : lowered
    }

    private static func isTracking(_ parameter: ArraySlice<UInt8>) -> Bool {
        let name = parameter.prefix { $0 != UInt8(ascii: "=") }.prefix(longestTracking + 1)
        let lowered = name.map { ASCII.lowercased($0) }
        return lowered.starts(with: trackingStart) || tracking.contains(String(decoding: lowered, as: UTF8.self))
    }
}
