import Platform

/// A line on the terminal that says how far a pass is, and goes away.
struct ProgressLine: Sendable {
    let isShown: Bool

    func show(_ done: Int, of due: Int) {
        guard isShown, due > 1 else { return }
        Terminal.writeError("\r\u{1B}[K\(done) of \(due) feeds")
    }

    func clear() {
        guard isShown else { return }
        Terminal.writeError("\r\u{1B}[K")
    }
}
