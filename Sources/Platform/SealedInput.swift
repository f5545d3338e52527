import CLinux
import Glibc

/// What a child process is given to read: a file in memory that has no name, is whole before the child is started, and that
/// nobody can change any more.
///
/// Whatever becomes of the one who starts the child, it reads every byte and then the end. A pipe would end where its writer
/// was killed, and the child would take what it has for all there is.
final class SealedInput {
    let descriptor: Int32

    /// - Throws: `ChildProcess.Failure.start`.
    init(_ bytes: [UInt8]) throws(ChildProcess.Failure) {
        descriptor = lookout_memfd_create("lookout-input")
        guard descriptor >= 0 else { throw .start(code: errno) }
        try write(bytes)
        guard fcntl(descriptor, SealedInput.addSeals, SealedInput.allSeals) == 0 else { throw .start(code: errno) }
    }

    deinit {
        if descriptor >= 0 { close(descriptor) }
    }

    /// The place where the child begins to read stays at the first byte.
    private func write(_ bytes: [UInt8]) throws(ChildProcess.Failure) {
        var done = 0
        while done < bytes.count {
            let count = bytes.withUnsafeBytes { bytes in
                pwrite(descriptor, bytes.baseAddress?.advanced(by: done), bytes.count - done, off_t(done))
            }
            if count < 0 && errno == EINTR { continue }
            guard count > 0 else { throw .start(code: count < 0 ? errno : ENOSPC) }
            done += count
        }
    }

    // F_ADD_SEALS, and F_SEAL_SEAL, _SHRINK, _GROW and _WRITE: the C library's headers show them only to programs that ask
    // for all extensions.
    private static let addSeals: Int32 = 1033
    private static let allSeals: Int32 = 0x0F
}
