import Glibc

/// The pipes of a child process: what it prints, and what it complains of.
final class ChildPipes {
    let output: ChildPipe
    let errors: ChildPipe

    /// - Throws: `ChildProcess.Failure.start`.
    init() throws(ChildProcess.Failure) {
        output = try ChildPipe()
        errors = try ChildPipe()
    }

    /// Has the child find its ends as standard output and error, and `input` as standard input.
    func add(to actions: inout posix_spawn_file_actions_t, input: SealedInput?) {
        if let input {
            posix_spawn_file_actions_adddup2(&actions, input.descriptor, STDIN_FILENO)
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
    }
}
