/// How every form says that a message is a drill.
package enum DrillMark {
    package static let text = "DRILL: "

    /// `text` with the mark before it where the message is a drill and does not say so already.
    package static func before(_ text: String, of message: Message) -> String {
        message.isDrill && !text.hasPrefix("DRILL") ? self.text + text : text
    }
}
