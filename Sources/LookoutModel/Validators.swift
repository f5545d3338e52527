/// The validators of an HTTP answer (RFC 9110, 8.8): opaque, sent back byte for byte.
package struct Validators: Hashable, Codable, Sendable {
    /// The `ETag` field's value as received, quotes and `W/` included.
    package var etag: String?
    /// The `Last-Modified` field's value as received, never parsed.
    package var lastModified: String?

    package init(etag: String? = nil, lastModified: String? = nil) {
        self.etag = etag
        self.lastModified = lastModified
    }

    /// Whether a conditional request can be made with them.
    package var isEmpty: Bool { etag == nil && lastModified == nil }
}
