/// A message as a chat service wants it.
package struct ChatForm: MessageForm {
    private let service: ChatService
    private let time: LocalTime

    /// `time` writes the instants for the reader.
    package init(_ service: ChatService, time: LocalTime) {
        self.service = service
        self.time = time
    }

    package func body(of message: Message, to recipient: String) -> String {
        service.shape.payload(message, ChatText(message, time: time))
    }

    package func partsTold(_ message: Message, to recipient: String) -> Int {
        let text = ChatText(message, time: time)
        let shown = Set(service.shape.lines(message, text))
        return text.headlines.prefix { $0.allSatisfy(shown.contains) }.count
    }
}
