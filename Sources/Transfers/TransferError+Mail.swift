import CCurl

extension TransferError {
    /// What it means that an SMTP transfer ended with `code` and no reply that says so itself.
    init(_ code: CURLcode, of handle: EasyHandle, _ receiver: SMTPReceiver, host: String) {
        switch code {
        case CURLE_COULDNT_RESOLVE_HOST:
            self = .couldNotResolve(host: host)
        case CURLE_COULDNT_CONNECT:
            self = .couldNotConnect(host: host, code: Int32(clamping: handle.number(CURLINFO_OS_ERRNO)))
        case CURLE_OPERATION_TIMEDOUT:
            self = .timedOut(Phase(of: handle, receiver))
        case CURLE_USE_SSL_FAILED:
            self = .tls(.notOffered)
        case CURLE_UNSUPPORTED_PROTOCOL:
            self = .notSMTP
        case CURLE_WEIRD_SERVER_REPLY, CURLE_GOT_NOTHING, CURLE_SEND_ERROR, CURLE_RECV_ERROR, CURLE_OK:
            if receiver.hasGivenAll {
                self = .incomplete(.connectionLost)
            } else if receiver.lastReply == nil && receiver.hasOtherLines || code == CURLE_WEIRD_SERVER_REPLY {
                self = .notSMTP
            } else {
                self = .connectionLost
            }
        default:
            self = TLSFailure(code, of: handle).map(TransferError.tls) ?? .network(code: Int(code.rawValue))
        }
    }
}

extension TransferError.Phase {
    /// How far a transfer had come that ran out of time.
    fileprivate init(of handle: EasyHandle, _ receiver: SMTPReceiver) {
        if receiver.hasGivenAll {
            self = .waiting
        } else if receiver.lastReply != nil {
            self = .dialogue
        } else if handle.number(CURLINFO_LOCAL_PORT) > 0 {
            // TCP is connected, and no greeting came: it may hang in a handshake or say nothing.
            self = .greeting
        } else {
            self = receiver.gate.hasOpenedSocket ? .connecting : .resolving
        }
    }
}
