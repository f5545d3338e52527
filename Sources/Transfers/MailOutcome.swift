/// What a mail server made of a message.
package enum MailOutcome: Equatable, Sendable {
    /// The server has taken the message over, and will deliver it or say that it cannot.
    case accepted(MailReply)
    /// It will never have this message for this recipient (5yz).
    case refused(MailReply)
    /// It may have it later (4yz).
    case postponed(MailReply)
    /// It takes no message at all from us as things stand, whatever it said so with: nothing is wrong with this one.
    case unavailable(Step, MailReply)

    /// How far we were let.
    package enum Step: Hashable, Sendable {
        /// The greeting, EHLO, or any step at which the server closes down (421).
        case service
        /// STARTTLS.
        case encryption
        /// The login, or that there was none.
        case login
        /// The envelope's sender, which is the same for all messages.
        case sender
    }
}
