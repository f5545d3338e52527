package import LookoutModel
import Text
package import Transfers

/// The bytes that a server or a file gave for a feed.
package struct FeedDocument: Sendable {
    package let bytes: [UInt8]
    package let contentType: String?
    /// Where it came from in the end; nil for a file.
    package let address: String?
    package let validators: Validators
    /// Kept until what was read from the document is in the store; nil for a file.
    package let hold: BodyHold?

    package init(
        bytes: [UInt8],
        contentType: String?,
        address: String?,
        validators: Validators,
        hold: BodyHold? = nil
    ) {
        self.bytes = bytes
        self.contentType = contentType
        self.address = address
        self.validators = validators
        self.hold = hold
    }

    /// SHA-256 of the bytes, in hexadecimal.
    package var hash: String {
        SHA256.hexadecimal(bytes)
    }
}
