import Glibc

/// Signals of the process.
package enum ProcessSignals {
    /// Makes writing to a closed pipe or connection an error instead of the end of the process.
    package static func ignoreBrokenPipes() {
        signal(SIGPIPE, SIG_IGN)
    }
}
