/// A request that waits for its answer.
final class WorkerJob: Sendable {
    /// Who waits; called once.
    typealias Reply = @Sendable (Result<WorkerAnswer, WorkerFailure>) -> Void

    let head: [UInt8]
    let body: [UInt8]
    private let reply: Reply

    init(head: [UInt8], body: [UInt8], reply: @escaping Reply) {
        self.head = head
        self.body = body
        self.reply = reply
    }

    var count: Int { head.count + body.count }

    func finish(_ result: Result<WorkerAnswer, WorkerFailure>) {
        reply(result)
    }
}
