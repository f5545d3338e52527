/// What a request brings along: sent once, to the configured scheme, host and port alone.
package struct TransferUpload: Hashable, Sendable {
    package enum Method: String, Sendable {
        case post = "POST"
        case put = "PUT"
    }

    package var method: Method
    /// The `Content-Type` field.
    package var contentType: String
    package var body: [UInt8]

    package init(method: Method = .post, contentType: String, body: [UInt8]) {
        self.method = method
        self.contentType = contentType
        self.body = body
    }
}
