/// Fetches documents over HTTP, many at once, on one thread of its own, and hands messages to mail servers, on one thread each.
///
/// `shutdown` must have returned before the process ends, or the TLS library may be taken down under the thread's feet.
package final class TransferClient: Sendable {
    private let loop: TransferLoop
    private let mailLoops = MailLoops()
    private let limits: TransferLimits
    /// Hosts that asked to be let alone; documents from them fail from then on.
    package let pauses = HostPauses()
    private let holds: BodyHolds
    private let certificates: String?

    /// Starts the thread.
    ///
    /// `certificates` is the path of a PEM file of trusted authorities in place of the system's.
    package init(
        limits: TransferLimits = TransferLimits(),
        connections: ConnectionLimits = ConnectionLimits(),
        certificates: String? = nil
    ) {
        holds = BodyHolds(limit: connections.heldBytes)
        loop = TransferLoop(limits: connections, holds: holds)
        self.limits = limits
        self.certificates = certificates
    }

    /// Fetches one document, following redirects, or sends one upload, following none; waits its turn where the host is busy.
    ///
    /// Any status is an answer. Configured headers and the credential are sent to the configured scheme, host and port
    /// alone, and private addresses are allowed to them alone, or to the same host where it leads to https; validators go
    /// along, for they belong to the document that the redirects lead to.
    ///
    /// - Throws: why there is no whole answer; `cancelled` where the task is cancelled.
    package func fetch(_ request: TransferRequest) async throws(TransferError) -> TransferResponse {
        let origin = try TransferURL(request.url)
        let fields = try RequestFields(request, userInfo: origin.userInfo)
        let limits = request.limits ?? limits
        var (url, time) = (origin, limits.totalTime)
        if let learnt = request.learntURL { url = try TransferURL(learnt) }
        var redirects: [TransferRedirect] = []
        var hasLeft = false
        while true {
            let isAtOrigin = url.hasSameOrigin(as: origin)
            hasLeft = hasLeft || url.host != origin.host
            let exchange = HTTPExchange(
                url: url,
                fields: fields,
                upload: request.upload,
                isAtOrigin: isAtOrigin,
                allowance: Self.allowance(request, at: url, origin: origin, hasLeft: hasLeft),
                limits: limits,
                time: time,
                certificates: certificates,
                isPatient: request.isPatient,
                isPostponable: request.isPostponable && request.upload == nil,
                tellsLateness: request.tellsLateness && request.upload == nil,
                pauses: pauses,
                holds: holds
            )
            let answer = try await loop.run(exchange).get()
            guard request.upload == nil, let location = answer.redirect else {
                return TransferResponse(
                    status: answer.status,
                    headers: answer.headers,
                    body: answer.body,
                    isBodyWhole: answer.isBodyWhole,
                    wireBytes: answer.wireBytes,
                    finalURL: url.text,
                    redirects: redirects,
                    hold: answer.hold
                )
            }
            guard redirects.count < limits.redirects else { throw .tooManyRedirects(limit: limits.redirects) }
            let next = try url.redirected(to: location)
            redirects.append(TransferRedirect(status: answer.status, from: url.text, to: next.text))
            url = next
            time -= answer.time
            guard time > .zero else { throw .timedOut(.redirecting) }
        }
    }

    /// Hands one message to a mail server for one recipient; waits its turn where the server is busy.
    ///
    /// Where the error says that the message had been sent (`timedOut(.waiting)` and `incomplete`), it may have arrived.
    ///
    /// - Throws: why there is no answer to the message; `cancelled` where the task is cancelled.
    package func send(_ mail: MailTransfer) async throws(TransferError) -> MailOutcome {
        let (loops, isCancelled) = (mailLoops, Locked(false))
        let exchange = try SMTPExchange(mail, certificates: certificates) {
            isCancelled.withLock { $0 } ? .cancelled : loops.stopReason
        }
        return try await withTaskCancellationHandler {
            await loops.run(exchange)
        } onCancel: {
            isCancelled.withLock { $0 = true }
        }.get()
    }

    /// What private addresses a hop may have: all that are allowed at the configured host and port, the host's own entries
    /// where it sends us from http to https and no other host is between, else none.
    private static func allowance(
        _ request: TransferRequest,
        at url: TransferURL,
        origin: TransferURL,
        hasLeft: Bool
    ) -> AddressAllowance {
        if url.host == origin.host, url.port == origin.port { return request.allowance }
        guard !hasLeft, origin.scheme == "http", url.scheme == "https" else { return AddressAllowance() }
        return request.allowance.upgraded(on: url.host)
    }

    /// Fails what runs and waits with `shutDown`, closes all connections and ends the thread.
    ///
    /// Later fetches fail at once; calling it again is harmless.
    package func shutdown() async {
        await loop.shutdown()
        await mailLoops.shutdown()
    }
}

extension HTTPExchange.Answer {
    /// The `Location` field where the answer is a redirect of a GET.
    fileprivate var redirect: String? {
        switch status {
        case 301, 302, 303, 307, 308: headers.last("Location")
        default: nil
        }
    }
}
