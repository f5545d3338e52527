import Text

/// The ids of mails (RFC 5322, 3.6.4): made of ids that the outbox holds, so that they are the same at every attempt.
struct MailID {
    /// The sender's.
    let domain: String

    /// Of the message with that outbox id.
    func message(_ id: String) -> String {
        "<\(token(id))@\(domain)>"
    }

    /// Of the thread of a story: no message has it, all of them refer to it.
    func thread(_ story: String) -> String {
        "<story-\(token(story))@\(domain)>"
    }

    /// `text` as it is where it is short and of letters and digits, else its digest.
    func token(_ text: String) -> String {
        let isPlain = text.utf8.allSatisfy { ASCII.isLetter($0) || ASCII.isDigit($0) }
        guard isPlain, (1...64).contains(text.utf8.count) else {
            return OutboxID.of(sink: "mail", recipient: "", kind: "id", story: text, revision: 0)
        }
        return text
    }
}
