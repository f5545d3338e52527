import CCurl
import Text

/// What one SMTP exchange has sent and heard so far; curl's callbacks come here on the loop's thread.
///
/// The replies are judged rather than curl's codes: which of them came after the whole message was handed over decides
/// whether the message is the server's.
final class SMTPReceiver {
    /// How long a server may take over its goodbye.
    private static let farewellTime = Duration.seconds(2)
    /// Bytes of all replies.
    private static let replyBytes = 65_536

    let gate: ConnectionGate
    private let message: [UInt8]
    private let limits: MailLimits
    private let giveUp: @Sendable () -> TransferError?

    /// The last whole reply before the message was handed over.
    private(set) var lastReply: MailReply?
    /// The reply to the end of the message.
    private(set) var finalReply: MailReply?
    /// The reply that refused the sender, the recipient or the message before it was handed over; a goodbye follows it.
    private(set) var refusal: MailReply?
    /// How many replies came since MAIL, through the refusal.
    private(set) var transactionReplies = 0
    /// Whether curl has been given all of the message, so that its end may have reached the server.
    private(set) var hasGivenAll = false
    /// Whether something came that is no reply.
    private(set) var hasOtherLines = false
    /// Why the receiver broke the transfer off, where it did.
    private(set) var failure: TransferError?
    private var given = 0
    private var heard = 0
    private var lines: [[UInt8]] = []
    private var lastProgress = ContinuousClock.now

    /// `giveUp` is asked about once a second whether to break off.
    init(
        gate: ConnectionGate,
        message: [UInt8],
        limits: MailLimits,
        giveUp: @escaping @Sendable () -> TransferError?
    ) {
        self.gate = gate
        self.message = message
        self.limits = limits
        self.giveUp = giveUp
    }

    /// Has curl's callbacks come here; the receiver must live as long as the handle runs.
    func install(on handle: EasyHandle) {
        gate.install(on: handle)
        handle.set(CURLOPT_HEADERDATA, unretained: self)
        handle.set(
            CURLOPT_HEADERFUNCTION,
            write: { bytes, size, count, receiver in
                guard let bytes, let receiver else { return 0 }
                let line = UnsafeRawBufferPointer(start: bytes, count: size &* count)
                return SMTPReceiver.of(receiver).take(line: Array(line)) ? line.count : 0
            }
        )
        handle.set(CURLOPT_READDATA, unretained: self)
        handle.set(read: { buffer, size, count, receiver in
            guard let buffer, let receiver else { return 0 }
            return SMTPReceiver.of(receiver).give(UnsafeMutableRawBufferPointer(start: buffer, count: size &* count))
        })
        handle.set(CURLOPT_XFERINFODATA, unretained: self)
        handle.set(progress: { receiver, _, _, _, _ in
            guard let receiver else { return 1 }
            return SMTPReceiver.of(receiver).isOver() ? 1 : 0
        })
    }

    private static func of(_ pointer: UnsafeMutableRawPointer) -> SMTPReceiver {
        Unmanaged<SMTPReceiver>.fromOpaque(pointer).takeUnretainedValue()
    }

    /// Fills curl's buffer; 0 is the end of the message.
    private func give(_ buffer: UnsafeMutableRawBufferPointer) -> Int {
        let piece = message[given..<min(message.count, given + buffer.count)]
        buffer.copyBytes(from: piece)
        given += piece.count
        hasGivenAll = given == message.count
        lastProgress = .now
        return piece.count
    }

    /// One line of a reply with its line break; false makes curl break off.
    private func take(line: [UInt8]) -> Bool {
        heard += line.count
        guard heard <= Self.replyBytes else {
            failure = .tooLarge(.headers, limit: Self.replyBytes)
            return false
        }
        let bytes = Array(line.prefix { $0 != 0x0D && $0 != 0x0A })
        let digits = bytes.prefix(3)
        guard digits.count == 3, digits.allSatisfy(ASCII.isDigit), bytes.count == 3 || " -".utf8.contains(bytes[3])
        else {
            hasOtherLines = true
            return true
        }
        lines.append(Array(bytes.dropFirst(4)))
        guard bytes.count == 3 || bytes[3] == 0x20 else { return true }
        let code = digits.reduce(0) { $0 * 10 + Int($1 - 0x30) }
        note(MailReply(code: code, lines: lines))
        lines = []
        return true
    }

    private func note(_ reply: MailReply) {
        lastProgress = .now
        guard refusal == nil else { return }
        if gate.isConnected { transactionReplies += 1 }
        if !hasGivenAll {
            // 221 answers QUIT alone.
            if reply.code != 221 || lastReply == nil { lastReply = reply }
            if gate.isConnected, reply.code >= 400 { refusal = reply }
        } else if finalReply == nil {
            finalReply = reply
        }
    }

    /// Whether to break off now.
    private func isOver() -> Bool {
        let waited = ContinuousClock.now - lastProgress
        if finalReply != nil || refusal != nil { return waited > Self.farewellTime }
        if failure == nil { failure = giveUp() }
        let limit = hasGivenAll ? limits.finalReplyTime : limits.replyTime
        if failure == nil, gate.isConnected, waited > limit {
            failure = .timedOut(hasGivenAll ? .waiting : .dialogue)
        }
        return failure != nil
    }
}

@available(*, unavailable)
extension SMTPReceiver: Sendable {}
