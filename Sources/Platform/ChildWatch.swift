import Glibc

/// A child process that runs: its pipes are served, and its end is seen.
final class ChildWatch {
    var output: [UInt8] = []
    var errors: [UInt8] = []
    private let process: pid_t
    private let pipes: ChildPipes

    init(process: pid_t, pipes: ChildPipes) {
        self.process = process
        self.pipes = pipes
    }

    /// Waits until a pipe can be served, at most so long, and serves it; false where none could be.
    func poll(milliseconds: Int32) -> Bool {
        var polls = [
            pollfd(fd: pipes.output.reading, events: Int16(POLLIN), revents: 0),
            pollfd(fd: pipes.errors.reading, events: Int16(POLLIN), revents: 0),
        ]
        guard Glibc.poll(&polls, nfds_t(polls.count), milliseconds) > 0 else { return false }
        if polls[0].revents != 0, !pipes.output.read(into: &output) { pipes.output.closeReading() }
        if polls[1].revents != 0, !pipes.errors.read(into: &errors) { pipes.errors.closeReading() }
        return true
    }

    /// Whether the process has ended; it is still to be waited for.
    var hasEnded: Bool {
        var information = siginfo_t()
        return waitid(P_PID, id_t(process), &information, WEXITED | WNOWAIT | WNOHANG) == 0
            && information.si_signo == SIGCHLD
    }

    /// Waits for the end; the exit status, nil where a signal ended it.
    func wait() -> Int32? {
        var status: Int32 = 0
        while waitpid(process, &status, 0) < 0, errno == EINTR {}
        return status & 0x7F == 0 ? (status >> 8) & 0xFF : nil
    }
}
