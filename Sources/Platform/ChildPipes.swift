import Glibc

/// The pipes of a child process: what it prints, what it complains of, and what it is given where it is given anything.
final class ChildPipes {
    let output: ChildPipe
    let errors: ChildPipe
    let input: ChildPipe?

    /// - Throws: `ChildProcess.Failure.start`.
    init(hasInput: Bool) throws(ChildProcess.Failure) {
        output = try ChildPipe()
        errors = try ChildPipe()
        input = hasInput ? try ChildPipe() : nil
        input?.makeWritingNonblocking()
    }

    /// Has the child find its ends as standard input, output and error.
    func add(to actions: inout posix_spawn_file_actions_t) {
        if let input {
            posix_spawn_file_actions_adddup2(&actions, input.reading, STDIN_FILENO)
        } else {
            posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0)
        }
        posix_spawn_file_actions_adddup2(&actions, output.writing, STDOUT_FILENO)
        posix_spawn_file_actions_adddup2(&actions, errors.writing, STDERR_FILENO)
    }

    /// Lets go of the ends that are the child's.
    func closeChildEnds() {
        output.closeWriting()
        errors.closeWriting()
        input?.closeReading()
    }
}
