package import LookoutModel

/// One document to fetch by GET, or one upload.
package struct TransferRequest: Hashable, Sendable {
    /// What feeds are served as, and anything else where a server has nothing of it.
    package static let feedMediaTypes =
        "application/atom+xml, application/rss+xml, application/feed+json, application/xml;q=0.9, text/xml;q=0.9, */*;q=0.8"

    /// An absolute http or https address; a user name and password in it are used as a Basic credential.
    package var url: String
    /// Sent back byte for byte as `If-None-Match` and `If-Modified-Since`.
    package var validators: Validators
    /// Further fields, sent to the configured scheme, host and port alone.
    package var headers: [FeedSource.Header]
    /// The `User-Agent` field.
    package var userAgent: String
    /// The `Accept` field, unless `headers` has one.
    package var accept: String
    package var credential: TransferCredential?
    /// `[http|https|socks4|socks4a|socks5|socks5h://][USER:PASSWORD@]HOST[:PORT]`; nil connects directly, whatever the
    /// environment says.
    ///
    /// It is always the proxy that looks up the names, so `socks4` and `socks5` mean `socks4a` and `socks5h`.
    package var proxy: String?
    /// Which private addresses the configured host may have; redirects do not inherit it, but for the host's own entries
    /// where it sends us from http to https.
    package var allowance: AddressAllowance
    /// What is sent; nil asks for the document by GET.
    ///
    /// The answer to an upload is an answer once its fields are there: redirects are not followed, and the body is for
    /// diagnosis, no more than its first 64 KiB, whole or not.
    package var upload: TransferUpload?
    /// In place of the client's limits.
    package var limits: TransferLimits?
    /// Where earlier redirects led for good: the request begins there as if it had been led there now, so credentials, headers
    /// and allowance do not come along elsewhere; nil begins at `url`.
    package var learntURL: String?
    /// Whether all others go first, for the answer is doubtful.
    package var isPatient = false
    /// Whether it may be ended as postponed where its host keeps silent and others wait.
    package var isPostponable = false
    /// Whether it fails as timed out, not as cancelled, where its task is cancelled when it has long waited for an answer.
    package var tellsLateness = false

    package init(
        url: String,
        validators: Validators = Validators(),
        headers: [FeedSource.Header] = [],
        userAgent: String,
        accept: String = TransferRequest.feedMediaTypes,
        credential: TransferCredential? = nil,
        proxy: String? = nil,
        allowance: AddressAllowance = AddressAllowance(),
        upload: TransferUpload? = nil,
        limits: TransferLimits? = nil
    ) {
        self.url = url
        self.validators = validators
        self.headers = headers
        self.userAgent = userAgent
        self.accept = accept
        self.credential = credential
        self.proxy = proxy
        self.allowance = allowance
        self.upload = upload
        self.limits = limits
    }
}
