/// What an answer means for a message.
enum HookVerdict: Equatable {
    case arrived
    /// Another try is of use, after so many seconds where the other side says how many.
    case later(after: Int64?)
    /// This message will never be taken.
    case refused
    /// The hook does not let us in, whatever the message; that may be mended.
    case locked
    /// The hook is gone for good.
    case gone

    /// What a status means where nothing else is known: only 2xx is a receipt (Standard Webhooks, operational considerations).
    init(status answer: HookAnswer) {
        switch answer.status {
        case 200..<300: self = .arrived
        case 408, 425, 429, 500...: self = .later(after: answer.retryAfter)
        case 401, 403, 407: self = .locked
        case 410: self = .gone
        default: self = .refused
        }
    }

    /// The receipt.
    ///
    /// - Throws: `DeliveryError` where the message has not arrived.
    func receipt(_ answer: HookAnswer) throws(DeliveryError) -> String {
        switch self {
        case .arrived: return answer.receipt
        case .later(let after): throw .postponed(answer: answer.receipt, after: after)
        case .refused: throw .refused(answer: answer.receipt)
        case .locked: throw .loginRefused(answer: answer.receipt)
        case .gone: throw .gone(answer: answer.receipt)
        }
    }
}
