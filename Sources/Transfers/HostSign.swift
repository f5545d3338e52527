/// What the end of a transfer tells of its host.
enum HostSign {
    /// It is there, whatever it said.
    case answered
    /// It could not be reached, and what waits for it would fare no better.
    case unreachable(TransferError)
    /// Nothing.
    case none
}
