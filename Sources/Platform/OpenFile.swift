import Glibc

/// An open file descriptor, closed when it goes out of scope.
struct OpenFile: ~Copyable {
    let descriptor: Int32
    let path: String

    /// Opens `path`; `O_CLOEXEC` is always set.
    ///
    /// - Throws: `FileError` with `open`.
    init(_ path: String, _ flags: Int32, mode: mode_t = 0) throws(FileError) {
        var descriptor: Int32
        repeat {
            descriptor = open(path, flags | O_CLOEXEC, mode)
        } while descriptor < 0 && errno == EINTR
        guard descriptor >= 0 else { throw FileError(path: path, operation: .open, code: errno) }
        self.descriptor = descriptor
        self.path = path
    }

    deinit {
        close(descriptor)
    }

    /// What `fstat` says.
    ///
    /// - Throws: `FileError` with `open`.
    func status() throws(FileError) -> stat {
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { throw FileError(path: path, operation: .open, code: errno) }
        return status
    }

    /// Up to `limit` bytes from `offset` on.
    ///
    /// - Throws: `FileError` with `read`.
    func read(limit: Int, from offset: Int = 0) throws(FileError) -> [UInt8] {
        var bytes: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: min(max(limit, 1), 65_536))
        while bytes.count < limit {
            let wanted = min(chunk.count, limit - bytes.count)
            let count = pread(descriptor, &chunk, wanted, off_t(offset + bytes.count))
            if count < 0 && errno == EINTR { continue }
            guard count >= 0 else { throw FileError(path: path, operation: .read, code: errno) }
            if count == 0 { break }
            bytes.append(contentsOf: chunk[..<count])
        }
        return bytes
    }

    /// Writes all of `bytes` where the descriptor stands.
    ///
    /// - Throws: `FileError` with `write`.
    func write(_ bytes: [UInt8]) throws(FileError) {
        var done = 0
        while done < bytes.count {
            let count = unsafe bytes.withUnsafeBytes {
                unsafe Glibc.write(descriptor, $0.baseAddress?.advanced(by: done), bytes.count - done)
            }
            if count < 0 && errno == EINTR { continue }
            guard count >= 0 else { throw FileError(path: path, operation: .write, code: errno) }
            done += count
        }
    }

    /// Puts what was written on the disk.
    ///
    /// - Throws: `FileError` with `sync`.
    func sync() throws(FileError) {
        guard fsync(descriptor) == 0 else { throw FileError(path: path, operation: .sync, code: errno) }
    }

    /// Cuts the file to `length` bytes.
    ///
    /// - Throws: `FileError` with `truncate`.
    func truncate(to length: Int) throws(FileError) {
        guard ftruncate(descriptor, off_t(length)) == 0 else {
            throw FileError(path: path, operation: .truncate, code: errno)
        }
    }
}
