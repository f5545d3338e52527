import LookoutModel
import Text

/// The fields of a request as lines for curl, checked before anything is sent (RFC 9110, 5.5 and 5.6.2).
///
/// curl sends what it is given, line breaks included, so nothing may pass here that would start another line.
struct RequestFields: Sendable {
    /// Sent on every hop.
    private let everywhere: [[UInt8]]
    /// Sent to the configured scheme, host and port alone.
    private let atOrigin: [[UInt8]]
    /// Ours, where the user's own is for the configured scheme, host and port.
    private let acceptElsewhere: [UInt8]?
    let userAgent: String
    /// Sent to the configured scheme, host and port alone.
    let basic: TransferURL.UserInfo?
    let proxy: String?
    /// Whether the transfer needs a connection of its own at the configured scheme, host and port.
    let signsIn: Bool

    /// Checks and writes the fields of `request`, whose URL was written with `userInfo`.
    ///
    /// - Throws: `badRequestField`.
    init(_ request: TransferRequest, userInfo: TransferURL.UserInfo?) throws(TransferError) {
        var everywhere = [Array("Accept-Encoding: gzip".utf8)]
        if let etag = request.validators.etag {
            everywhere.append(try Self.line("If-None-Match", ISOLatin1.bytes(of: etag), or: .validators))
        }
        if let date = request.validators.lastModified {
            everywhere.append(try Self.line("If-Modified-Since", ISOLatin1.bytes(of: date), or: .validators))
        }
        var atOrigin: [[UInt8]] = []
        for header in request.headers {
            guard !FieldName.reserved.contains(ASCII.lowercased(header.name)) else {
                throw .badRequestField(.header(name: header.name))
            }
            atOrigin.append(try Self.line(header.name, Array(header.value.utf8), or: .header(name: header.name)))
        }
        let accept = try Self.line("Accept", Array(request.accept.utf8), or: .accept)
        if request.headers.contains(where: { ASCII.equalsIgnoringCase($0.name, "accept") }) {
            // The user's own goes home; elsewhere ours does.
            acceptElsewhere = accept
        } else {
            everywhere.append(accept)
            acceptElsewhere = nil
        }
        if let upload = request.upload {
            let name = "Content-Type"
            everywhere.append(try Self.line(name, Array(upload.contentType.utf8), or: .header(name: name)))
            // A field without a value is left out: a body is sent at once, whatever its size.
            everywhere.append(Array("Expect:".utf8))
        }
        guard Self.isClean(request.userAgent.utf8) else { throw .badRequestField(.userAgent) }
        userAgent = request.userAgent
        var basic = userInfo
        switch request.credential {
        case .basic(let user, let password):
            guard !user.utf8.contains(0x3A) else { throw .badRequestField(.credential) }
            basic = TransferURL.UserInfo(user: user, password: password)
        case .bearer(let token):
            basic = nil
            atOrigin.append(try Self.line("Authorization", Array("Bearer \(token)".utf8), or: .credential))
        case .header(let name, let value):
            basic = nil
            guard !FieldName.reserved.contains(ASCII.lowercased(name)) else { throw .badRequestField(.credential) }
            atOrigin.append(try Self.line(name, Array(value.utf8), or: .credential))
        case nil: break
        }
        if let basic, !Self.isClean(basic.user.utf8) || !Self.isClean(basic.password.utf8) {
            throw .badRequestField(.credential)
        }
        if let proxy = request.proxy, proxy.isEmpty || !Self.isClean(proxy.utf8) { throw .badRequestField(.proxy) }
        self.everywhere = everywhere
        self.atOrigin = atOrigin
        self.basic = basic
        proxy = request.proxy.map(Self.asked)
        signsIn = basic != nil || request.credential != nil
    }

    /// The lines of one hop.
    func lines(atOrigin isAtOrigin: Bool) -> [[UInt8]] {
        everywhere + (isAtOrigin ? atOrigin : acceptElsewhere.map { [$0] } ?? [])
    }

    /// `NAME: VALUE`, or `NAME;` which is how curl is told to send a field without a value.
    private static func line(
        _ name: String,
        _ value: [UInt8],
        or field: TransferError.RequestField
    ) throws(TransferError) -> [UInt8] {
        guard FieldName.isToken(name), isClean(value) else { throw .badRequestField(field) }
        let isBlank = value.allSatisfy { $0 == 0x20 || $0 == 0x09 }
        return isBlank ? Array("\(name);".utf8) : Array("\(name): ".utf8) + value
    }

    /// The proxy with names looked up by itself, or nobody could judge what its own lookup here leads to.
    private static func asked(_ proxy: String) -> String {
        guard let colon = proxy.utf8.firstIndex(of: 0x3A), proxy[colon...].hasPrefix(":/") else { return proxy }
        switch ASCII.lowercased(String(proxy[..<colon])) {
        case "socks", "socks4": return "socks4a" + proxy[colon...]
        case "socks5": return "socks5h" + proxy[colon...]
        default: return proxy
        }
    }

    /// Whether no control character is among the bytes, but for the tab that a field may hold.
    static func isClean(_ bytes: some Sequence<UInt8>) -> Bool {
        bytes.allSatisfy { $0 >= 0x20 && $0 != 0x7F || $0 == 0x09 }
    }
}
