import CCurl
import Text

/// One GET of one URL, or one upload to it; redirects are answers like any other.
struct HTTPExchange: Exchange {
    /// What came back.
    struct Answer: Sendable {
        let status: Int
        let headers: TransferHeaders
        let body: [UInt8]
        let isBodyWhole: Bool
        let wireBytes: Int
        /// Of a document.
        let hold: BodyHold?
        /// From the start to the end, by the monotonic clock.
        let time: Duration
    }

    let url: TransferURL
    let fields: RequestFields
    let upload: TransferUpload?
    /// Whether this is the configured scheme, host and port, where credentials may go.
    let isAtOrigin: Bool
    /// Empty where redirects led elsewhere, less where they led from http to https.
    let allowance: AddressAllowance
    let limits: TransferLimits
    /// What is left of the total time.
    let time: Duration
    /// A file of trusted certificates in place of the system's.
    let certificates: String?
    /// Whether all others go first.
    let isPatient: Bool
    let isPostponable: Bool
    let tellsLateness: Bool
    let pauses: HostPauses
    let holds: BodyHolds

    var lane: String { fields.proxy ?? "\(url.host) \(url.port)" }

    func begin(on handle: EasyHandle) throws(TransferError) -> HTTPReceiver {
        if upload == nil, pauses.holds(url.site) { throw .hostPaused(host: url.site) }
        // Through a proxy the gate sees the proxy alone, which the user has named; the host in the URL is judged before.
        let (host, port, allowance) = (url.host, url.port, allowance)
        let isProxied = fields.proxy != nil
        if isProxied, let refusal = ProxyPolicy.refusal(of: url, allowance: allowance) { throw refusal }
        let gate = ConnectionGate(host: host) { address in
            isProxied || AddressPolicy.permits(address, host: host, port: port, allowance: allowance)
        }
        let receiver = HTTPReceiver(gate: gate, limits: limits, wantsDocument: upload == nil)
        receiver.install(on: handle)
        HTTPSettings.apply(to: handle)
        if let upload { handle.set(upload: upload) }
        handle.set(CURLOPT_URL, url.text)
        handle.set(CURLOPT_HTTPHEADER, lines: fields.lines(atOrigin: isAtOrigin))
        handle.set(CURLOPT_USERAGENT, fields.userAgent)
        // The empty string keeps curl from reading http_proxy and no_proxy in the environment.
        handle.set(CURLOPT_PROXY, fields.proxy ?? "")
        handle.set(CURLOPT_NOPROXY, "")
        handle.set(CURLOPT_CONNECTTIMEOUT_MS, milliseconds: min(limits.connectTime, time))
        handle.set(CURLOPT_TIMEOUT_MS, milliseconds: time)
        handle.set(CURLOPT_LOW_SPEED_LIMIT, 1)
        handle.set(CURLOPT_LOW_SPEED_TIME, max(1, Int(clamping: limits.stallTime.components.seconds)))
        if let certificates { handle.set(CURLOPT_CAINFO, certificates) }
        if isAtOrigin, let basic = fields.basic {
            handle.set(CURLOPT_HTTPAUTH, 1)  // CURLAUTH_BASIC, a macro that Swift does not see
            handle.set(CURLOPT_USERNAME, basic.user)
            handle.set(CURLOPT_PASSWORD, basic.password)
        }
        // curl sends again what was sent on a used connection that then died; an upload may have arrived.
        if upload != nil || isAtOrigin && fields.signsIn || fields.proxy?.contains("@") == true {
            handle.set(CURLOPT_FRESH_CONNECT, 1)
            handle.set(CURLOPT_FORBID_REUSE, 1)
        }
        return receiver
    }

    func end(_ handle: EasyHandle, _ receiver: HTTPReceiver, code: CURLcode) -> Result<Answer, TransferError> {
        if let failure = receiver.failure { return .failure(failure) }
        // Of an answer that is not the document, the status is what counts, however its body ended.
        let isAnswer = code == CURLE_OK || receiver.hasAllHeaders && !receiver.isSuccess && receiver.status >= 200
        guard isAnswer else { return .failure(.init(code, of: handle, receiver, url: url)) }
        // curl takes a connection that closes amid the fields for the end of a regular answer.
        guard receiver.status >= 200, receiver.hasAllHeaders else { return .failure(.incomplete(.connectionLost)) }
        if upload == nil {
            pauses.note(url.site, status: receiver.status, retryAfter: receiver.headers.last("Retry-After"))
        }
        guard receiver.isBodyWhole || !receiver.isSuccess else { return .failure(.incomplete(.shortStream)) }
        let body = receiver.body
        return .success(
            Answer(
                status: receiver.status,
                headers: receiver.headers,
                body: body,
                isBodyWhole: code == CURLE_OK && receiver.isBodyWhole,
                wireBytes: receiver.wireBytes,
                hold: receiver.isSuccess ? holds.take(body.count) : nil,
                time: handle.duration(CURLINFO_TOTAL_TIME_T)
            )
        )
    }

    func isAnswered(_ receiver: HTTPReceiver) -> Bool { receiver.hasAllHeaders }

    func lateness(_ handle: EasyHandle, _ receiver: HTTPReceiver) -> TransferError.Phase? {
        isPostponable || tellsLateness ? TransferError.Phase(of: handle, receiver) : nil
    }

    func sign(of outcome: Result<Answer, TransferError>) -> HostSign {
        switch outcome {
        case .success: .answered
        // A message that waits for the same host has chances of its own: it is not asked for again in the next pass.
        case .failure(let error) where upload == nil && error.suggestsNetworkDown: .unreachable(error)
        case .failure: .none
        }
    }
}
