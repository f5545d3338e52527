import Foundation
import Text
import Transfers

/// What a hook answered.
struct HookAnswer {
    /// How many characters of an answer are kept in a receipt.
    private static let shown = 200

    let status: Int
    /// Seconds that the `Retry-After` field asks for.
    let retryAfter: Int64?
    /// The body as text, no more than its first 64 KiB.
    let text: String
    /// The status and the beginning of the body as one safe line without secrets: a receipt, or what an error shows.
    let receipt: String

    /// `secrets` are taken out of what is shown; where one is too short for that, only the status is.
    init(_ response: TransferResponse, retryAfter: Int64?, secrets: [String]) {
        status = response.status
        self.retryAfter = retryAfter
        text = String(decoding: response.body, as: UTF8.self)
        let beginning = String(text.unicodeScalars.prefix(4000))
        let line = SecretRedaction(secrets).line(beginning, isCut: beginning.utf8.count < text.utf8.count)
        let kept = String(line.prefix(HookAnswer.shown))
        let said = kept.utf8.count < line.utf8.count ? kept + "…" : kept
        receipt = said.isEmpty ? String(status) : "\(status) \(said)"
    }

    /// Whether it is a web page.
    var isPage: Bool { ASCII.trimmed(text).hasPrefix("<") }

    /// The fields of a JSON answer that services say something with; all absent where it is none.
    var reply: HookReply {
        (try? JSONDecoder().decode(HookReply.self, from: Data(text.utf8))) ?? HookReply()
    }
}
