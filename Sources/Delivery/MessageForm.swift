/// How a kind of sink writes a message: once, when it is put into the outbox, so that every attempt sends the same bytes.
package protocol MessageForm: Sendable {
    /// The message in this form, for one recipient; a pure function.
    func body(of message: Message, to recipient: String) -> String

    /// Whether people read it, who would rather have several alerts in one message; a machine has each by itself.
    var isForPeople: Bool { get }
}

extension MessageForm {
    package var isForPeople: Bool { true }
}
