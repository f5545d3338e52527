/// How a kind of sink writes a message: once, when it is put into the outbox, so that every attempt sends the same bytes.
package protocol MessageForm: Sendable {
    /// The message in this form, for one recipient; a pure function.
    func body(of message: Message, to recipient: String) -> String

    /// Whether people read it, who would rather have several alerts in one message; a machine has each by itself.
    var isForPeople: Bool { get }

    /// How many of the alerts that a message tells stand in it, at least with their headlines whole: the first ones.
    func partsTold(_ message: Message, to recipient: String) -> Int
}

extension MessageForm {
    package var isForPeople: Bool { true }

    package func partsTold(_ message: Message, to recipient: String) -> Int { message.parts.count }
}
