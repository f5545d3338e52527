/// A mail address that may stand in a command or a field as it is: ASCII, nothing quoted, no display name.
///
/// It is a `Dot-string` and a `Domain` of RFC 5321, 4.1.2, so it holds no space, no control character and no bracket.
/// Addresses beyond ASCII would need SMTPUTF8 (RFC 6531), which is not used; address literals and quoted local parts are
/// refused.
package struct MailAddress: Hashable, Sendable, CustomStringConvertible {
    /// What is before the `@`: at most 64 bytes.
    package let localPart: String
    /// What is behind it: a name of labels, at most 253 bytes, as it was written.
    package let domain: String

    /// Why a text is no such address.
    package enum Problem: Error, Equatable, Sendable {
        case empty
        /// A character beyond ASCII.
        case notASCII
        case noAt
        case badLocalPart
        case badDomain
        /// More than 254 bytes, or more than 64 before the `@` (RFC 5321, 4.5.3.1).
        case tooLong
    }

    /// Reads an address; spaces around it are not part of it.
    ///
    /// - Throws: `Problem`.
    package init(_ text: some StringProtocol) throws(Problem) {
        let text = ASCII.trimmed(text)
        guard !text.isEmpty else { throw .empty }
        guard text.utf8.allSatisfy({ $0 < 0x80 }) else { throw .notASCII }
        guard let at = text.utf8.lastIndex(of: UInt8(ascii: "@")) else { throw .noAt }
        let local = text.utf8[..<at]
        let domain = text.utf8[text.utf8.index(after: at)...]
        guard text.utf8.count <= 254, local.count <= 64 else { throw .tooLong }
        guard MailAddress.isDotted(local, by: MailAddress.isAtomByte) else { throw .badLocalPart }
        guard MailAddress.isDomain(domain) else { throw .badDomain }
        self.localPart = String(Substring(local))
        self.domain = String(Substring(domain))
    }

    package var description: String { localPart + "@" + domain }

    /// Whether `text` is a domain of letters, digits and hyphens (RFC 5321, 4.1.2), each label of at most 63 bytes.
    package static func isDomain(_ text: some Collection<UInt8>) -> Bool {
        text.count <= 253 && isDotted(text) { ASCII.isLetter($0) || ASCII.isDigit($0) || $0 == UInt8(ascii: "-") }
            && text.split(separator: UInt8(ascii: ".")).allSatisfy { label in
                let bytes = Array(label)
                return bytes.count <= 63 && bytes.first != UInt8(ascii: "-") && bytes.last != UInt8(ascii: "-")
            }
    }

    /// Whether the parts between the dots are not empty and of such bytes alone.
    private static func isDotted(_ text: some Collection<UInt8>, by isPlain: (UInt8) -> Bool) -> Bool {
        text.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false).allSatisfy { part in
            !part.isEmpty && part.allSatisfy(isPlain)
        }
    }

    /// `atext` of RFC 5322, 3.2.3.
    private static func isAtomByte(_ byte: UInt8) -> Bool {
        ASCII.isLetter(byte) || ASCII.isDigit(byte) || atomMarks.contains(byte)
    }

    private static let atomMarks = Set("!#$%&'*+-/=?^_`{|}~".utf8)
}
