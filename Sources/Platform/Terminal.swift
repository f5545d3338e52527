import Glibc

/// The terminal, if there is one.
package enum Terminal {
    /// Whether standard output is one.
    package static var isOutput: Bool { isatty(STDOUT_FILENO) == 1 }
    /// Whether standard error is one.
    package static var isError: Bool { isatty(STDERR_FILENO) == 1 }
    /// Whether standard input is one.
    package static var isInput: Bool { isatty(STDIN_FILENO) == 1 }

    /// The columns of the terminal that standard output is, else of the one that standard error is; nil where neither is
    /// one, or it does not say.
    package static var columns: Int? {
        for descriptor in [STDOUT_FILENO, STDERR_FILENO] where isatty(descriptor) == 1 {
            var size = winsize()
            if ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 { return Int(size.ws_col) }
        }
        return nil
    }

    /// Writes text to standard output, at once.
    package static func write(_ text: String) {
        send(Array(text.utf8), to: STDOUT_FILENO)
    }

    /// Writes text to standard error, at once.
    package static func writeError(_ text: String) {
        send(Array(text.utf8), to: STDERR_FILENO)
    }

    /// All of standard input.
    package static func readInput() -> [UInt8] {
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let count = read(STDIN_FILENO, &buffer, buffer.count)
            if count > 0 {
                bytes += buffer[..<count]
            } else if count == 0 || errno != EINTR {
                return bytes
            }
        }
    }

    private static func send(_ bytes: [UInt8], to descriptor: Int32) {
        bytes.withUnsafeBytes { buffer in
            var rest = buffer[...]
            while !rest.isEmpty {
                let count = Glibc.write(descriptor, rest.baseAddress(), rest.count)
                if count > 0 {
                    rest = rest.dropFirst(count)
                } else if errno != EINTR {
                    return
                }
            }
        }
    }
}

extension Slice<UnsafeRawBufferPointer> {
    fileprivate func baseAddress() -> UnsafeRawPointer? {
        base.baseAddress.map { $0 + startIndex }
    }
}
