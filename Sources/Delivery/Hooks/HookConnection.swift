package import LookoutModel
package import Transfers

/// What all hooks share: the client, the clock, and where secrets are read.
package struct HookConnection: Sendable {
    private let client: TransferClient
    private let userAgent: String
    private let secret: @Sendable (FeedSource.Secret) -> String?
    let now: @Sendable () -> Instant

    /// `secret` is asked at each attempt; what it gives is never stored or told.
    package init(
        client: TransferClient,
        userAgent: String,
        secret: @escaping @Sendable (FeedSource.Secret) -> String?,
        now: @escaping @Sendable () -> Instant
    ) {
        self.client = client
        self.userAgent = userAgent
        self.secret = secret
        self.now = now
    }

    /// Makes a request with its secrets, sends it once and gives the answer, whatever its status.
    ///
    /// - Throws: `DeliveryError` where a secret is missing or there is no answer; what was sent may have arrived.
    func answer(
        route: HookRoute,
        to make: (inout HookSecrets) throws(DeliveryError) -> HookRequest
    ) async throws(DeliveryError) -> HookAnswer {
        var secrets = HookSecrets(read: secret)
        let request = try make(&secrets)
        var transfer = TransferRequest(
            url: request.url,
            headers: request.headers,
            userAgent: userAgent,
            accept: "application/json, */*;q=0.5",
            credential: request.credential,
            proxy: route.proxy,
            allowance: route.allowance,
            upload: TransferUpload(
                method: request.method,
                contentType: request.contentType,
                body: Array(request.body.utf8)
            )
        )
        transfer.limits = TransferLimits(totalTime: .seconds(max(1, route.seconds)))
        do {
            let response = try await client.fetch(transfer)
            let pause = RetryAfter.seconds(response.retryAfter, now: now())
            return HookAnswer(response, retryAfter: pause.map { Int64($0) }, secrets: secrets.known)
        } catch {
            throw .unreachable(HookConnection.untelling(error))
        }
    }

    /// The error without what may be a part of a secret address that cannot be read as one.
    private static func untelling(_ error: TransferError) -> TransferError {
        switch error {
        case .refusedScheme: .malformedURL
        default: error
        }
    }
}
