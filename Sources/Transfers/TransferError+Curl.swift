import CCurl

extension TransferError {
    /// What it means that an HTTP transfer ended with `code`.
    init(_ code: CURLcode, of handle: EasyHandle, _ receiver: HTTPReceiver, url: TransferURL) {
        if let refusal = receiver.gate.refusal {
            self = refusal
            return
        }
        let tunnelStatus = handle.number(CURLINFO_HTTP_CONNECTCODE)
        switch code {
        case _ where tunnelStatus >= 300:
            self = .proxyFailed(status: tunnelStatus)
        case CURLE_COULDNT_RESOLVE_HOST:
            self = .couldNotResolve(host: url.host)
        case CURLE_COULDNT_CONNECT:
            self = .couldNotConnect(host: url.host, code: Int32(clamping: handle.number(CURLINFO_OS_ERRNO)))
        case CURLE_OPERATION_TIMEDOUT:
            self = .timedOut(Phase(of: handle, receiver))
        case CURLE_PARTIAL_FILE:
            self = .incomplete(.shortBody)
        case CURLE_OUT_OF_MEMORY where !receiver.hasAllHeaders && receiver.gate.isConnected:
            // How curl reports a single line beyond its own bound of 100 KiB.
            self = .tooLarge(.headers, limit: 102_400)
        case CURLE_GOT_NOTHING, CURLE_SEND_ERROR, CURLE_RECV_ERROR, CURLE_HTTP2, CURLE_HTTP2_STREAM:
            self = receiver.status == 0 ? .connectionLost : .incomplete(.connectionLost)
        case CURLE_UNSUPPORTED_PROTOCOL, CURLE_WEIRD_SERVER_REPLY:
            self = .notHTTP
        case CURLE_URL_MALFORMAT:
            self = .malformedURL
        case CURLE_PROXY, CURLE_COULDNT_RESOLVE_PROXY:
            self = .proxyFailed(status: 0)
        default:
            self = TLSFailure(code, of: handle).map(TransferError.tls) ?? .network(code: Int(code.rawValue))
        }
    }
}

extension TransferError.Phase {
    /// How far a transfer had come that ran out of time.
    init(of handle: EasyHandle, _ receiver: HTTPReceiver) {
        if receiver.status != 0 {
            self = .receiving
        } else if receiver.gate.isConnected {
            self = .waiting
        } else if handle.number(CURLINFO_LOCAL_PORT) > 0 {
            // Set once TCP is connected; curl notes the time of that only when TLS is too.
            self = .handshake
        } else {
            self = receiver.gate.hasOpenedSocket ? .connecting : .resolving
        }
    }
}

extension TransferError.TLSFailure {
    /// What is wrong where `code` speaks of TLS; nil where it does not.
    init?(_ code: CURLcode, of handle: EasyHandle) {
        switch code {
        case CURLE_PEER_FAILED_VERIFICATION: self.init(verification: handle.number(CURLINFO_SSL_VERIFYRESULT))
        case CURLE_SSL_CONNECT_ERROR, CURLE_SSL_CIPHER, CURLE_USE_SSL_FAILED: self = .handshake
        case CURLE_SSL_CACERT_BADFILE: self = .noTrustStore
        default: return nil
        }
    }

    /// Reads OpenSSL's X509_V_ERR numbers.
    ///
    /// curl checks the host name itself, and fails before it has taken OpenSSL's result over: then 1, its first value, is left.
    private init(verification number: Int) {
        switch number {
        case 0, 1, 62: self = .wrongHost
        case 9: self = .notYetValid
        case 10: self = .expired
        case 18, 19: self = .selfSigned
        case 2, 20, 21, 27: self = .unknownIssuer
        case 23: self = .revoked
        default: self = .certificate(code: number)
        }
    }
}
