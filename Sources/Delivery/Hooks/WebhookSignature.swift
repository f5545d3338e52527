import Foundation
import Text

/// Signatures of the Standard Webhooks specification: HMAC-SHA256 over id, time and body, in base64.
package struct WebhookSignature: Sendable {
    private static let prefix = "whsec_"
    private let key: [UInt8]

    /// A signer with a secret; nil where it begins as one in base64 and is none, or is empty.
    package init?(secret: String) {
        if secret.hasPrefix(WebhookSignature.prefix) {
            guard let data = Data(base64Encoded: String(secret.dropFirst(WebhookSignature.prefix.count))) else {
                return nil
            }
            key = Array(data)
        } else {
            key = Array(secret.utf8)
        }
        if key.isEmpty { return nil }
    }

    /// Whether a text can be a secret: `whsec_` and base64 of 24 to 64 bytes, or at least as many of its own.
    package static func isSecret(_ text: String) -> Bool {
        guard let signature = WebhookSignature(secret: text), signature.key.count >= 24 else { return false }
        return !text.hasPrefix(prefix) || signature.key.count <= 64
    }

    /// The value of `webhook-signature`: `v1,` and the signature.
    package func value(id: String, timestamp: Int64, body: String) -> String {
        let signed = Array("\(id).\(timestamp).\(body)".utf8)
        let code = SHA256.authenticationCode(of: signed, key: key) ?? []
        return "v1," + Data(code).base64EncodedString()
    }
}
