/// One redirect that was followed.
package struct TransferRedirect: Hashable, Sendable {
    /// 301, 302, 303, 307 or 308.
    package let status: Int
    package let from: String
    package let to: String

    /// Whether the server said that the document has moved for good (RFC 9110, 15.4.2 and 15.4.9).
    package var isPermanent: Bool { status == 301 || status == 308 }
}
