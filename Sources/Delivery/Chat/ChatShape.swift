/// A chat service: how it wants its messages, where they are sent, and what its answers mean.
protocol ChatShape: Sendable {
    /// The lines that it shows, as many as it takes.
    func lines(_ message: Message, _ text: ChatText) -> [ChatText.Line]

    /// The body to store, without secrets.
    func payload(_ message: Message, _ text: ChatText) -> String

    /// The request that carries a stored body under an outbox id, its secrets filled in.
    ///
    /// - Throws: `DeliveryError.noSecret`.
    func request(id: String, body: String, secrets: inout HookSecrets) throws(DeliveryError) -> HookRequest

    /// What an answer means.
    func verdict(_ answer: HookAnswer) -> HookVerdict
}

extension ChatShape {
    func verdict(_ answer: HookAnswer) -> HookVerdict {
        HookVerdict(status: answer)
    }

    /// What a 2xx answer means: the message is there, unless the answer says in the service's own way that it failed.
    ///
    /// Services change what they answer, and a message that is sent again arrives again. A web page is no answer of
    /// theirs: somebody stands in between.
    func received(_ answer: HookAnswer, hasFailed: Bool = false) -> HookVerdict {
        hasFailed || answer.isPage ? .later(after: answer.retryAfter ?? answer.reply.pause) : .arrived
    }

    /// An address of a server that was written with or without a slash at its end.
    func address(_ server: String, _ path: String) -> String {
        var server = server
        while server.hasSuffix("/") { server.removeLast() }
        return server + path
    }
}
