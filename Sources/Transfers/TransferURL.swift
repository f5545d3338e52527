import CCurl
import Text

/// An http or https URL as curl's parser reads it, the only one that is asked.
package struct TransferURL: Hashable, Sendable {
    /// Normalised, without user name, password and fragment.
    let text: String
    /// `http` or `https`.
    let scheme: String
    /// Lowercased; an IPv6 address without brackets.
    let host: String
    let port: UInt16
    /// The user name and password it was written with, decoded.
    let userInfo: UserInfo?

    struct UserInfo: Hashable, Sendable {
        let user: String
        let password: String
    }

    /// Longer addresses are refused.
    static let longest = 16_384

    /// Reads an absolute URL as a user wrote it.
    ///
    /// - Throws: `malformedURL`, `refusedScheme`, or `badRequestField(.url)` where it holds control characters.
    init(_ text: String) throws(TransferError) {
        guard !text.utf8.contains(where: { $0 < 0x20 || $0 == 0x7F }) else { throw .badRequestField(.url) }
        guard let parser = URLParser(), text.utf8.count <= Self.longest,
            parser.set(CURLUPART_URL, Array(text.utf8), CURLU_NON_SUPPORT_SCHEME | CURLU_URLENCODE)
        else { throw .malformedURL }
        let scheme = ASCII.lowercased(parser.get(CURLUPART_SCHEME) ?? "")
        guard scheme == "http" || scheme == "https" else { throw .refusedScheme(scheme) }
        guard let url = TransferURL(parser, scheme: scheme) else { throw .malformedURL }
        self = url
    }

    /// Where a redirect leads; `location` is the field's value, each byte one scalar.
    ///
    /// - Throws: `badRedirect`.
    func redirected(to location: String) throws(TransferError) -> TransferURL {
        let bytes = ISOLatin1.bytes(of: location)
        let shown = String(location.unicodeScalars.prefix(500).map(Character.init))
        guard bytes.count <= Self.longest, !bytes.contains(where: { $0 < 0x20 || $0 == 0x7F }),
            let parser = URLParser(),
            parser.set(CURLUPART_URL, Array(text.utf8), 0),
            parser.set(CURLUPART_URL, bytes, CURLU_NON_SUPPORT_SCHEME | CURLU_URLENCODE)
        else { throw .badRedirect(to: shown, .malformed) }
        let target = ASCII.lowercased(parser.get(CURLUPART_SCHEME) ?? "")
        guard target == "http" || target == "https" else { throw .badRedirect(to: shown, .scheme(target)) }
        guard scheme == "http" || target == "https" else { throw .badRedirect(to: shown, .downgrade) }
        guard let url = TransferURL(parser, scheme: target) else { throw .badRedirect(to: shown, .malformed) }
        guard url.userInfo == nil else { throw .badRedirect(to: shown, .userInfo) }
        return url
    }

    /// The host, with its port where that is not the usual one of the scheme.
    var site: String {
        port == (scheme == "https" ? 443 : 80) ? host : host.contains(":") ? "[\(host)]:\(port)" : "\(host):\(port)"
    }

    /// The host of an address as `HostPauses` names it; nil where curl cannot read the address.
    package static func site(of address: String) -> String? {
        (try? TransferURL(address))?.site
    }

    /// The host as it is looked up: in ASCII (IDNA) where curl can tell, lowercased.
    var asciiHost: String {
        guard host.utf8.contains(where: { $0 >= 0x80 }), let parser = URLParser(),
            parser.set(CURLUPART_URL, Array(text.utf8), 0),
            let name = parser.get(CURLUPART_HOST, CURLU_PUNYCODE)
        else { return host }
        return ASCII.lowercased(name)
    }

    /// Whether both have the same scheme, host and port.
    func hasSameOrigin(as other: TransferURL) -> Bool {
        scheme == other.scheme && host == other.host && port == other.port
    }

    private init?(_ parser: borrowing URLParser, scheme: String) {
        guard var host = parser.get(CURLUPART_HOST), !host.isEmpty,
            let port = parser.get(CURLUPART_PORT, CURLU_DEFAULT_PORT).flatMap({ UInt16($0) })
        else { return nil }
        if host.hasPrefix("["), host.hasSuffix("]") { host = String(host.dropFirst().dropLast()) }
        let user = parser.get(CURLUPART_USER, CURLU_URLDECODE)
        let password = parser.get(CURLUPART_PASSWORD, CURLU_URLDECODE)
        // A user name that does not decode (it would hold control characters) still counts as one.
        let hasUser = parser.get(CURLUPART_USER) != nil || parser.get(CURLUPART_PASSWORD) != nil
        guard !hasUser || user != nil || password != nil else { return nil }
        userInfo = hasUser ? UserInfo(user: user ?? "", password: password ?? "") : nil
        guard parser.clear(CURLUPART_USER), parser.clear(CURLUPART_PASSWORD), parser.clear(CURLUPART_OPTIONS),
            parser.clear(CURLUPART_FRAGMENT), let text = parser.get(CURLUPART_URL)
        else { return nil }
        self.text = text
        self.scheme = scheme
        self.host = ASCII.lowercased(host)
        self.port = port
    }
}
