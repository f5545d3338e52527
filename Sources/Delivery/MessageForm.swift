/// How a kind of sink writes a message: once, when it is put into the outbox, so that every attempt sends the same bytes.
package protocol MessageForm: Sendable {
    /// The message in this form, for one recipient; a pure function.
    func body(of message: Message, to recipient: String) -> String
}
