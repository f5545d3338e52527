package import Transfers

/// What passed between us and a feed's server.
package struct FetchExchange: Hashable, Sendable {
    /// The host that was asked first, with its port where that is not the usual one.
    package var host: String
    /// Requests that went out, redirects included.
    package var requests = 1
    /// The HTTP status in the end; nil where there was no answer.
    package var status: Int?
    /// Bytes of the body as they came.
    package var bytes = 0
    /// Where the server sent us.
    package var redirects: [TransferRedirect] = []
    /// Seconds for which the server says that the answer may be used.
    package var freshFor: Int64?
    /// Whether the request began where earlier redirects led.
    package var isLearnt = false

    package init(host: String) {
        self.host = host
    }

    /// Where the document has moved for good: the end of a chain of permanent redirects; nil where one of them is not.
    package var movedTo: String? {
        redirects.allSatisfy(\.isPermanent) ? redirects.last?.to : nil
    }
}
