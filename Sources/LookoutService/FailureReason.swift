package import FeedParsing
package import LookoutModel
import Platform
package import Transfers

/// Turns what went wrong in a transfer or in reading a document into the facts that are kept of a feed.
package enum FailureReason {
    /// Of a transfer that gave no answer.
    package static func of(_ error: TransferError) -> FeedFailure {
        switch error {
        case .couldNotResolve(let host): FeedFailure(.unresolved, detail: host)
        case .couldNotConnect(let host, _): FeedFailure(.unreachable, detail: host)
        case .connectionLost: FeedFailure(.unreachable)
        case .proxyFailed: FeedFailure(.unreachable, detail: "proxy")
        case .refusedAddress(let host, let address): FeedFailure(.refusedAddress, detail: "\(host) (\(address))")
        case .refusedName(let host): FeedFailure(.refusedAddress, detail: host)
        case .tls(let failure): FeedFailure(.tls, detail: String(describing: failure))
        case .timedOut(let phase): FeedFailure(.timedOut, detail: String(describing: phase))
        case .tooLarge(.headers, let limit): FeedFailure(.tooLarge, detail: "headers, \(limit)")
        case .tooLarge(_, let limit): tooLarge(limit)
        case .incomplete: FeedFailure(.incomplete)
        case .badEncoding(let encoding): FeedFailure(.encoding, detail: String(encoding.prefix(80)))
        case .tooManyRedirects(let limit): FeedFailure(.badRedirect, detail: "more than \(limit)")
        case .badRedirect(let target, _): FeedFailure(.badRedirect, detail: target)
        case .refusedScheme(let scheme): FeedFailure(.badAddress, detail: scheme)
        case .malformedURL, .badRequestField: FeedFailure(.badAddress)
        case .notHTTP, .notSMTP: FeedFailure(.other, detail: "no HTTP answer")
        case .cancelled, .shutDown: FeedFailure(.deadline)
        case .postponed(let phase):
            phase.map { FeedFailure(.timedOut, detail: String(describing: $0)) } ?? FeedFailure(.deadline)
        case .hostPaused(let host): FeedFailure(.hostPaused, detail: host)
        case .network(let code): FeedFailure(.other, detail: "curl \(code)")
        }
    }

    /// What a document is that neither a feed nor a page begins.
    private static let other = "text or data of another kind"

    /// Of a document that is no feed.
    package static func of(_ error: FeedParseError) -> FeedFailure {
        switch error {
        case .empty: FeedFailure(.notAFeed, detail: "empty")
        case .page(.challenge, let title): FeedFailure(.challenge, detail: title.map { String($0.prefix(80)) } ?? "")
        case .page(let page, let title): FeedFailure(.notAFeed, detail: detail(page, title))
        case .notFeed(let root): FeedFailure(.notAFeed, detail: root.map { "<\($0.prefix(80))>" } ?? other)
        case .malformedJSON(let offset): FeedFailure(.unreadable, detail: "JSON, byte \(offset)")
        case .exceeds(let limit, let bound): FeedFailure(.tooLarge, detail: "\(limit.rawValue), \(bound)")
        }
    }

    /// Of a document that gave no feed.
    package static func of(_ error: DocumentFailure) -> FeedFailure {
        switch error {
        case .refused(let error): of(error)
        case .died(let death): FeedFailure(.crashed, detail: detail(death))
        case .unavailable(let code): FeedFailure(.noReader, detail: code == 0 ? "" : SystemMessages.text(code))
        }
    }

    private static func detail(_ death: WorkerDeath) -> String {
        switch death {
        case .signal(let number): "signal \(number)"
        case .exit(let status): "status \(status)"
        case .tooSlow: "it took too long"
        case .forbidden: "it asked for the network or another program"
        case .badAnswer: "an answer that cannot be read"
        }
    }

    private static let sizeMark = "max-bytes, "

    /// Of a document of more bytes than the settings allow.
    package static func tooLarge(_ limit: Int) -> FeedFailure {
        FeedFailure(.tooLarge, detail: sizeMark + String(limit))
    }

    /// How many bytes the settings allow, where the failure is that a document is longer.
    package static func allowedBytes(_ failure: FeedFailure) -> Int? {
        guard failure.kind == .tooLarge, failure.detail.hasPrefix(sizeMark) else { return nil }
        return Int(failure.detail.dropFirst(sizeMark.count))
    }

    private static func detail(_ page: HTMLPage, _ title: String?) -> String {
        let name =
            switch page {
            case .login: "sign-in page"
            case .challenge: "bot challenge"
            case .notFound: "page that says not found"
            case .page: "web page"
            }
        return title.map { "\(name) “\($0.prefix(80))”" } ?? name
    }
}
