package import LookoutModel

/// What a server answered in the end, redirects followed.
package struct TransferResponse: Sendable {
    /// Of the last hop.
    package let status: Int
    /// Of the last hop.
    package let headers: TransferHeaders
    /// The body, decoded.
    ///
    /// Where the status is not 2xx, or something was sent, it is for diagnosis alone, and no more than its first 64 KiB.
    package let body: [UInt8]
    /// Whether all of the body is there; always true of a document whose status is 2xx.
    package let isBodyWhole: Bool
    /// Bytes of the last hop's body as they came.
    package let wireBytes: Int
    /// Where the answer came from, without user name, password and fragment.
    package let finalURL: String
    /// The redirects followed, in order.
    package let redirects: [TransferRedirect]
    /// Of a document: as long as it is kept, the document counts among those that are held.
    package let hold: BodyHold?

    /// The validators to store with what was read from this answer, also from a 304; none that could not be sent back.
    package var validators: Validators {
        Validators(etag: sendable("ETag"), lastModified: sendable("Last-Modified"))
    }

    /// The `Content-Type` field as sent.
    package var contentType: String? { headers.last("Content-Type") }

    /// The `Retry-After` field as sent: seconds or a date (RFC 9110, 10.2.3).
    package var retryAfter: String? { headers.last("Retry-After") }

    private func sendable(_ name: String) -> String? {
        headers.last(name).flatMap {
            $0.isEmpty || $0.utf8.count > 4_096 || !RequestFields.isClean($0.utf8) ? nil : $0
        }
    }
}
