/// What the services put into their JSON answers, as far as it says what became of a message; others ignore unknown keys.
struct HookReply: Decodable {
    /// Telegram.
    var isOK: Bool?
    /// Discord, in seconds; Telegram has it among its parameters.
    var retryAfter: Double?
    /// Matrix (specification, client-server API, rate limiting), in milliseconds.
    var retryAfterMilliseconds: Double?
    /// Matrix.
    var errorCode: String?
    /// Pushover: 1 where the message is accepted.
    var status: Int?
    /// Whether there is an `error`, as Gotify has it.
    var hasError = false
    /// The error code of Discord and of ntfy.
    var code: Int?

    private enum Key: String, CodingKey {
        case ok
        case retryAfter = "retry_after"
        case retryAfterMilliseconds = "retry_after_ms"
        case parameters
        case errcode
        case status
        case error
        case code
    }

    init() {}

    init(from decoder: any Decoder) throws {
        let fields = try decoder.container(keyedBy: Key.self)
        isOK = try? fields.decode(Bool.self, forKey: .ok)
        let parameters = try? fields.nestedContainer(keyedBy: Key.self, forKey: .parameters)
        retryAfter =
            (try? fields.decode(Double.self, forKey: .retryAfter))
            ?? (try? parameters?.decode(Double.self, forKey: .retryAfter))
        retryAfterMilliseconds = try? fields.decode(Double.self, forKey: .retryAfterMilliseconds)
        errorCode = try? fields.decode(String.self, forKey: .errcode)
        status = try? fields.decode(Int.self, forKey: .status)
        hasError = fields.contains(.error)
        code = try? fields.decode(Int.self, forKey: .code)
    }

    /// Seconds to wait, rounded up; nil where the answer does not say, or nothing that can be meant.
    var pause: Int64? {
        guard let seconds = retryAfter ?? retryAfterMilliseconds.map({ $0 / 1000 }), seconds >= 0 else { return nil }
        return Int64(min(seconds.rounded(.up), 86_400))
    }
}
