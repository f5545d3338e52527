import CCurl
import Text

/// One SMTP transaction on a connection of its own: greeting, TLS, login, one recipient, the message.
struct SMTPExchange: Exchange {
    private let mail: MailTransfer
    private let url: String
    /// As allowances have it: lowercased, an IPv6 address without brackets.
    private let host: String
    /// A file of trusted certificates in place of the system's.
    private let certificates: String?
    private let giveUp: @Sendable () -> TransferError?

    /// Checks the transfer; `giveUp` is asked about once a second whether to break off.
    ///
    /// - Throws: `badRequestField`.
    init(
        _ mail: MailTransfer,
        certificates: String?,
        giveUp: @escaping @Sendable () -> TransferError?
    ) throws(TransferError) {
        guard MailTransfer.isCanonical(mail.message) else { throw .badRequestField(.message) }
        guard MailAddress.isDomain(mail.hello.utf8) else { throw .badRequestField(.hello) }
        if let login = mail.login {
            let isClean = RequestFields.isClean(login.user.utf8) && RequestFields.isClean(login.password.utf8)
            guard isClean, !login.user.isEmpty, !login.password.isEmpty else { throw .badRequestField(.credential) }
        }
        let address = IPAddress(mail.host)
        guard address != nil || Self.isHostName(mail.host) else { throw .badRequestField(.host) }
        let name = address?.isIPv4 == false ? "[\(mail.host)]" : mail.host
        url = "\(mail.security == .tls ? "smtps" : "smtp")://\(name):\(mail.port)/\(mail.hello)"
        host = ASCII.lowercased(mail.host)
        self.mail = mail
        self.certificates = certificates
        self.giveUp = giveUp
    }

    var isPatient: Bool { false }

    var isPostponable: Bool { false }

    var lane: String { "\(host) \(mail.port)" }

    func begin(on handle: EasyHandle) throws(TransferError) -> SMTPReceiver {
        let (mail, host) = (mail, host)
        let gate = ConnectionGate(host: host) { address in
            // Without TLS anyone on the way may read along, so the way must not lead through the Internet.
            mail.security == .none
                ? address.isLoopback || mail.allowance.covers(address, host: host, port: mail.port)
                : AddressPolicy.permits(address, host: host, port: mail.port, allowance: mail.allowance)
        }
        let receiver = SMTPReceiver(gate: gate, message: mail.message, limits: mail.limits, giveUp: giveUp)
        receiver.install(on: handle)
        handle.set(CURLOPT_PROTOCOLS_STR, mail.security == .tls ? "smtps" : "smtp")
        handle.set(CURLOPT_URL, url)
        // The empty string keeps curl from reading all_proxy in the environment.
        handle.set(CURLOPT_PROXY, "")
        handle.set(CURLOPT_NETRC, Int(CURL_NETRC_IGNORED.rawValue))
        handle.set(CURLOPT_USE_SSL, Int((mail.security == .startTLS ? CURLUSESSL_ALL : CURLUSESSL_NONE).rawValue))
        handle.set(CURLOPT_SSL_VERIFYPEER, 1)
        handle.set(CURLOPT_SSL_VERIFYHOST, 2)
        handle.set(CURLOPT_SSLVERSION, Int(CURL_SSLVERSION_TLSv1_2))
        if let certificates { handle.set(CURLOPT_CAINFO, certificates) }
        if let login = mail.login {
            handle.set(CURLOPT_USERNAME, login.user)
            handle.set(CURLOPT_PASSWORD, login.password)
            // Not what a server happens to list first: some list methods that their own accounts cannot use.
            handle.set(CURLOPT_LOGIN_OPTIONS, "AUTH=PLAIN;AUTH=LOGIN")
        }
        handle.set(CURLOPT_MAIL_FROM, mail.sender.description)
        handle.set(CURLOPT_MAIL_RCPT, lines: [Array(mail.recipient.description.utf8)])
        // The size is left unsaid: curl 8.7 to 8.16 may leave out the final dot of a message whose size it knows.
        handle.set(CURLOPT_UPLOAD, 1)
        handle.set(CURLOPT_FRESH_CONNECT, 1)
        handle.set(CURLOPT_FORBID_REUSE, 1)
        handle.set(CURLOPT_CONNECTTIMEOUT_MS, milliseconds: mail.limits.connectTime)
        handle.set(CURLOPT_TIMEOUT_MS, milliseconds: mail.limits.totalTime)
        // curl's own is two minutes, which is too short after the final dot; the receiver keeps the shorter limits.
        let longest = max(mail.limits.replyTime, mail.limits.finalReplyTime).components.seconds
        handle.set(CURLOPT_SERVER_RESPONSE_TIMEOUT, Int(clamping: min(longest, 86_400) + 1))
        handle.set(CURLOPT_NOPROGRESS, 0)
        handle.set(CURLOPT_NOSIGNAL, 1)
        handle.set(CURLOPT_QUICK_EXIT, 1)
        return receiver
    }

    func end(_ handle: EasyHandle, _ receiver: SMTPReceiver, code: CURLcode) -> Result<MailOutcome, TransferError> {
        if let reply = receiver.finalReply {
            // The message may have arrived unless the server says that it has not.
            return Self.outcome(of: reply).map { .success($0) } ?? .failure(.incomplete(.badReply))
        }
        if receiver.refusal == nil, let failure = receiver.failure ?? receiver.gate.refusal { return .failure(failure) }
        if let reply = receiver.refusal ?? receiver.lastReply, !receiver.hasGivenAll,
            reply.code >= 400 || code == CURLE_LOGIN_DENIED
        {
            if let step = Self.step(of: reply, receiver, code: code) { return .success(.unavailable(step, reply)) }
            if let outcome = Self.outcome(of: reply) { return .success(outcome) }
        }
        return .failure(TransferError(code, of: handle, receiver, host: host))
    }

    func isAnswered(_ receiver: SMTPReceiver) -> Bool { receiver.finalReply != nil }

    func lateness(_ handle: EasyHandle, _ receiver: SMTPReceiver) -> TransferError.Phase? { nil }

    func sign(of outcome: Result<MailOutcome, TransferError>) -> HostSign { .none }

    /// What a reply says of the message; nil where it is none that may stand there.
    private static func outcome(of reply: MailReply) -> MailOutcome? {
        switch reply.code {
        case 200..<300: .accepted(reply)
        case 400..<500: .postponed(reply)
        case 500..<600: .refused(reply)
        default: nil
        }
    }

    /// The step that failed where a refusal has nothing to do with the message; nil where it has.
    private static func step(of reply: MailReply, _ receiver: SMTPReceiver, code: CURLcode) -> MailOutcome.Step? {
        switch (code, reply.code) {
        case (CURLE_LOGIN_DENIED, _), (_, 530), (_, 534), (_, 535), (_, 538): .login
        case (CURLE_USE_SSL_FAILED, _): .encryption
        case (_, 421): .service
        default:
            switch receiver.transactionReplies {
            case 0: .service
            case 1: .sender
            default: nil
            }
        }
    }

    /// Letters, digits, hyphens, underscores and dots, or anything beyond ASCII (a name curl encodes by IDNA).
    private static func isHostName(_ name: String) -> Bool {
        !name.isEmpty && name.utf8.count <= 253
            && name.utf8.allSatisfy {
                ASCII.isLetter($0) || ASCII.isDigit($0) || $0 == 0x2D || $0 == 0x5F || $0 == 0x2E || $0 >= 0x80
            }
    }
}
