import CCurl

/// One run of an easy handle: how it is set up, and what is made of its end; both happen on the loop's thread.
protocol Exchange: Sendable {
    /// What curl's callbacks write to while the transfer runs.
    associatedtype Receiver: AnyObject
    associatedtype Outcome: Sendable

    /// What shares connections: exchanges of one lane are held to the limit per host.
    var lane: String { get }
    /// Whether all others go first.
    var isPatient: Bool { get }
    /// Whether it may be ended as postponed where it keeps others waiting.
    var isPostponable: Bool { get }

    /// Sets up a fresh handle.
    ///
    /// - Throws: what keeps the transfer from being started.
    func begin(on handle: EasyHandle) throws(TransferError) -> Receiver

    /// Whether an answer has come so far that it would be a pity to keep it waiting.
    func isAnswered(_ receiver: Receiver) -> Bool

    /// Reads the outcome of a transfer that is over.
    func end(_ handle: EasyHandle, _ receiver: Receiver, code: CURLcode) -> Result<Outcome, TransferError>

    /// What a transfer has come to that waits for its answer; nil where being broken off says nothing.
    func lateness(_ handle: EasyHandle, _ receiver: Receiver) -> TransferError.Phase?

    /// What an outcome tells of the host.
    func sign(of outcome: Result<Outcome, TransferError>) -> HostSign
}
