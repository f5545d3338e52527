import LookoutModel
import Transfers

/// One attempt, all its secrets in hand.
struct HookRequest {
    var method = TransferUpload.Method.post
    var url: String
    var headers: [FeedSource.Header] = []
    var credential: TransferCredential?
    var contentType = HookRequest.json
    var body: String

    static let json = "application/json; charset=utf-8"
}
