import LookoutModel
import LookoutService
import Text

/// Why a feed gave nothing, in words.
enum FailureMessages {
    /// The reason, and where a person can do something about it, what.
    static func text(_ failure: FeedFailure) -> String {
        switch failure.kind {
        case .notAFeed:
            fact(failure)
                + "; open its address in a browser: if a page is there, lookout feeds find looks for the page's feed, else it "
                + "has moved or is at fault"
        case .noReader: fact(failure) + "; " + readerAdvice
        default: fact(failure)
        }
    }

    /// What helps where the process that reads feeds cannot be started.
    static let readerAdvice = "give Lookout more memory, or more processes (ulimit -v, ulimit -u)"

    /// The reason alone.
    static func fact(_ failure: FeedFailure) -> String {
        let detail = VisibleText.line(failure.detail)
        let named = detail.isEmpty ? "" : " (\(detail))"
        switch failure.kind {
        case .unresolved: return "the name \(detail) could not be resolved"
        case .unreachable: return "no connection" + named
        case .timedOut: return "no answer in time" + named
        case .tls: return "the server's certificate or encryption is not good" + named
        case .refusedAddress:
            return
                "its address, or the one it leads to, is private and not allowed\(named); if that is a server of yours, "
                + "list its own address and allow it under fetch: allow-private: in lookout.yaml"
        case .badAddress: return "the address cannot be used\(named); mend it in the feed list"
        case .badRedirect: return "a redirect that is not followed" + named
        case .status: return statusText(failure.status ?? 0)
        case .gone: return "gone for good (410); take it off the list or give it a new address"
        case .tooLarge:
            guard let limit = FailureReason.allowedBytes(failure) else {
                return limitText(detail) ?? "larger than allowed" + named
            }
            return "larger than \(limit) bytes; if it should be, raise fetch: max-bytes: in lookout.yaml"
        case .incomplete: return "the answer broke off"
        case .encoding:
            return "the answer is packed in a way that cannot be undone\(named); its publisher must mend that"
        case .challenge:
            return
                "the site asks whether we are a person\(named): it lets no feed reader through; ask its publisher to, or "
                + "take another feed"
        case .bridge: return "the bridge that makes this feed could not" + named
        case .hostPaused: return "not asked: \(detail) wants to be let alone for a while"
        case .notAFeed: return "not a feed" + named
        case .unreadable: return "a feed that cannot be read" + named
        case .file: return "the file cannot be read" + named
        case .secret: return "the secret for signing in cannot be read; see auth: in the feed list"
        case .crashed: return "reading its document crashed the reader" + named
        case .quarantined:
            return
                "it crashed the reader twice and is set aside; lookout feeds release \(ShellWord.quoted(failure.detail)) "
                + "tries it again"
        case .noReader: return "the process that reads feeds could not be started" + named
        case .deadline: return "not asked in time: the run was at its deadline"
        case .other: return "failed" + named
        }
    }

    private static func statusText(_ status: Int) -> String {
        switch status {
        case 401: "it asks for a sign-in (401)"
        case 403: "it refuses us (403)"
        case 404: "not found (404)"
        case 429: "it asks us to come less often (429)"
        case 500...599: "its server is in trouble (\(status))"
        default: "it answered \(status)"
        }
    }

    /// What a document has too much of, from the limit that it breaks and how far that goes.
    private static func limitText(_ detail: String) -> String? {
        let parts = detail.split(separator: ",").map { $0.trimmingPrefix(" ") }
        guard parts.count == 2, let what = limits[String(parts[0])] else { return nil }
        return "\(what) (more than \(parts[1]) are allowed): tell its publisher, for no reader may take that"
    }

    private static let limits = [
        "depth": "elements stand in each other too deep", "attributes": "an element has too many attributes",
        "nameLength": "a name of an element is too long", "tagLength": "a tag is too long",
        "textLength": "a text is too long", "items": "it has too many items", "values": "it holds too many values",
    ]
}
