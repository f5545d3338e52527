package import Platform
package import Transfers

/// Why a message did not arrive: facts only.
package enum DeliveryError: Error, Equatable, Sendable {
    /// The file system refused; worth another try.
    case file(FileError)
    /// No sink of this name is set up.
    case noSuchSink(String)
    /// The settings name nobody of this address for the sink.
    case noSuchRecipient(String)
    /// The sink took a look at the message and will never have it: the message is dead, others may arrive.
    case refused(answer: String)
    /// The sink will have the message later; `after` is in seconds, where it said how many.
    case postponed(answer: String, after: Int64?)
    /// The sink did not answer, or not to the end: what was sent may have arrived.
    case unreachable(TransferError)
    /// The sink is gone for good (HTTP 410): the message is dead, and so would be the others, of which a pass tries few.
    case gone(answer: String)
    /// The sink answers, and takes no message at all as things stand: out of service, no TLS, no such sender; worth another try.
    case unavailable(answer: String)
    /// The sink does not accept the user name and password; worth another try, for they may be mended.
    case loginRefused(answer: String)
    /// The secret that the settings name is absent or empty; worth another try.
    case noSecret(String)
    /// The command cannot be started; the system's `errno`: `ENOENT` where there is no such program.
    case notStarted(code: Int32)
    /// The command ran longer than it was given and was killed: it may have done its work.
    case tooSlow(seconds: Int)

    /// Whether another try is of no use, whatever the time.
    package var isFinal: Bool {
        switch self {
        case .refused, .gone, .noSuchRecipient: true
        case .file, .noSuchSink, .postponed, .unreachable, .unavailable, .loginRefused, .noSecret, .notStarted,
            .tooSlow:
            false
        }
    }

    /// Whether the sink itself is at fault, so that its other messages would fare the same in this pass.
    package var isOfSink: Bool {
        switch self {
        case .unreachable, .unavailable, .loginRefused, .gone, .noSecret, .noSuchSink, .notStarted, .tooSlow: true
        case .file, .refused, .postponed, .noSuchRecipient: false
        }
    }
}
