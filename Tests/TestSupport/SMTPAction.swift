/// What a scripted mail server does at a step.
package enum SMTPAction: Sendable {
    /// Sends a reply, one or more lines; the line breaks are added.
    case reply(String)
    /// Sends bytes as they are.
    case send(String)
    /// Sends a reply and closes the connection.
    case replyAndClose(String)
    /// Closes the connection.
    case close
    /// Closes the connection with a reset.
    case reset
    /// Says nothing until the client goes away.
    case hang
    /// Sends a line again and again until the client goes away.
    case sendForever(String)
    /// Sends bytes one at a time, each after so many milliseconds, until the client goes away.
    case drip(String, milliseconds: Int)
}
