/// How long a mail server may take.
package struct MailLimits: Hashable, Sendable {
    /// Resolving, connecting, the TLS handshake, the greeting and the login, all together.
    package var connectTime: Duration
    /// Any one answer before the message has been sent; until then giving up does no harm.
    package var replyTime: Duration
    /// The answer to the end of the message.
    ///
    /// Whoever gives up here sends the message twice, so it is ten minutes (RFC 5321, 4.5.3.2.6; RFC 1047).
    package var finalReplyTime: Duration
    /// The whole transfer.
    package var totalTime: Duration

    package init(
        connectTime: Duration = .seconds(60),
        replyTime: Duration = .seconds(60),
        finalReplyTime: Duration = .seconds(610),
        totalTime: Duration = .seconds(900)
    ) {
        self.connectTime = connectTime
        self.replyTime = replyTime
        self.finalReplyTime = finalReplyTime
        self.totalTime = totalTime
    }
}
