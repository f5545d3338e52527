import Glibc
package import LookoutModel
import Synchronization
import Text

/// The lock that makes runs follow each other: `flock` on a file, which the kernel lets go of when the process ends.
///
/// The file itself stays; it names the holder, for people and for the run that comes too early.
package final class RunLock: Sendable {
    /// Who holds the lock, as it wrote itself.
    package struct Holder: Equatable, Sendable {
        package let process: Int32
        package let since: Instant
    }

    /// What came of trying.
    package enum Attempt: Sendable {
        case acquired(RunLock)
        /// Another run holds it; nil where it has not yet said who it is.
        case held(by: Holder?)
    }

    private let file: Mutex<OpenFile?>

    private init(_ file: consuming sending OpenFile) {
        self.file = Mutex(file)
    }

    /// Tries to take the lock, without waiting; `now` is written into the file as the time it was taken.
    ///
    /// - Throws: `FileError` where the file cannot be made, locked or written.
    package static func attempt(_ path: String, now: Instant) throws(FileError) -> Attempt {
        let file = try OpenFile(path, O_RDWR | O_CREAT | O_NOFOLLOW, mode: 0o644)
        guard try isTaken(file) else { return .held(by: holder(in: try file.read(limit: 256))) }
        // The note is for people; a full disk must not keep a run from working.
        try? file.truncate(to: 0)
        try? file.write(Array("pid \(getpid())\nsince \(Timestamp.iso(now.seconds)) \(now.seconds)\n".utf8))
        return .acquired(RunLock(file))
    }

    /// Who holds the lock just now, without taking it; nil where nobody does, or it cannot be told.
    package static func holder(of path: String) -> Holder? {
        guard let file = try? OpenFile(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK) else { return nil }
        // A shared lock for a moment: it is refused exactly where a run holds the lock.
        if flock(file.descriptor, LOCK_SH | LOCK_NB) == 0 {
            flock(file.descriptor, LOCK_UN)
            return nil
        }
        guard errno == EWOULDBLOCK else { return nil }
        return (try? file.read(limit: 256)).flatMap(holder(in:))
    }

    deinit {
        release()
    }

    /// Lets go of the lock; once is enough.
    ///
    /// Closing the file is not enough: a child that is just being started has a copy of the descriptor until it has become
    /// another program, and the lock is the copy's too.
    package func release() {
        file.withLock {
            if let file = $0 { flock(file.descriptor, LOCK_UN) }
            $0 = nil
        }
    }

    /// Takes the lock for this run; false where another run has it.
    private static func isTaken(_ file: borrowing OpenFile) throws(FileError) -> Bool {
        for _ in 0..<10_000 {
            if flock(file.descriptor, LOCK_EX | LOCK_NB) == 0 { return true }
            guard errno == EWOULDBLOCK || errno == EINTR else {
                throw FileError(path: file.path, operation: .lock, code: errno)
            }
            // A run's lock refuses a shared one too; what does not is a look by `holder(of:)`, over in a moment.
            guard flock(file.descriptor, LOCK_SH | LOCK_NB) == 0 else { return false }
            flock(file.descriptor, LOCK_UN)
            sched_yield()
        }
        return false
    }

    private static func holder(in bytes: [UInt8]) -> Holder? {
        let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n")
        guard lines.count == 2, lines[0].hasPrefix("pid "), let process = Int32(lines[0].dropFirst(4)),
            let seconds = lines[1].split(separator: " ").last.flatMap({ Int64($0) })
        else { return nil }
        return Holder(process: process, since: Instant(seconds: seconds))
    }
}
