import CLinux
import Glibc
import Text

/// The memory that a worker shares with who started it: a place for each request in its hands, and one for its answer.
///
/// One place, for every eighth number, is for the longest request there may be, the others are for small ones: eight long
/// ones would take more of the address space than some systems let a process have.
///
/// A file in memory whose length neither can change, so that what is mapped stays there.
final class WorkerArena {
    /// What stands at its beginning, for the worker.
    struct Header: Equatable {
        var requestBytes: Int
        var answerBytes: Int
        var smallRequestBytes: Int
        var smallAnswerBytes: Int
        var memory: Int
        var processorSeconds: Int
        var megabytesPerSecond: Int

        init(_ limits: WorkerLimits) {
            requestBytes = limits.requestBytes
            answerBytes = limits.answerBytes
            smallRequestBytes = limits.smallRequestBytes
            smallAnswerBytes = limits.smallAnswerBytes
            memory = limits.memory
            processorSeconds = limits.processorSeconds
            megabytesPerSecond = limits.megabytesPerSecond
        }
    }

    private static let page = 4096
    /// Says that a file is an arena.
    private static let mark: UInt64 = 0x4B4F_4F4C_5458_4554
    /// Bytes of a place that are kept for what comes; the rest goes back to the system when it was used.
    private static let kept = 1 << 20

    let descriptor: Int32
    let header: Header
    private let base: UnsafeMutableRawPointer
    private let size: Int

    /// Makes one; nil and `errno` where the system has no memory for it.
    init?(_ limits: WorkerLimits) {
        header = Header(limits)
        size = WorkerArena.size(header)
        descriptor = lookout_memfd_create("lookout-documents")
        guard descriptor >= 0 else { return nil }
        guard ftruncate(descriptor, off_t(size)) == 0, fcntl(descriptor, WorkerArena.addSeals, WorkerArena.seals) == 0,
            let base = WorkerArena.map(descriptor, size)
        else {
            let code = errno
            close(descriptor)
            errno = code
            return nil
        }
        self.base = base
        base.storeBytes(of: WorkerArena.mark, as: UInt64.self)
        base.storeBytes(of: header, toByteOffset: 8, as: Header.self)
    }

    /// The one that is open under this number; nil where there is none.
    init?(inherited descriptor: Int32) {
        var status = stat()
        guard fstat(descriptor, &status) == 0, Int(status.st_size) > WorkerArena.page,
            let base = WorkerArena.map(descriptor, Int(status.st_size))
        else { return nil }
        let header = base.load(fromByteOffset: 8, as: Header.self)
        guard base.load(as: UInt64.self) == WorkerArena.mark, WorkerArena.size(header) == Int(status.st_size) else {
            munmap(base, Int(status.st_size))
            return nil
        }
        self.descriptor = descriptor
        self.header = header
        self.base = base
        size = Int(status.st_size)
    }

    deinit {
        munmap(base, size)
        close(descriptor)
    }

    /// Puts a request into its place.
    func put(_ head: [UInt8], _ body: [UInt8], number: UInt64) {
        let place = requestPlace(number)
        head.withUnsafeBytes { place.copyMemory(from: $0) }
        UnsafeMutableRawBufferPointer(rebasing: place[head.count...]).withMemoryRebound(to: UInt8.self) { rest in
            body.withUnsafeBufferPointer { _ = rest.update(fromContentsOf: $0) }
        }
    }

    /// A part of a request.
    func request(_ range: Range<Int>, number: UInt64) -> [UInt8] {
        Array(UnsafeRawBufferPointer(rebasing: requestPlace(number)[range]))
    }

    /// The place of an answer, for the worker to write it.
    func answerSpace(_ number: UInt64) -> ByteSpace {
        ByteSpace(answerPlace(number))
    }

    /// The first `count` bytes of an answer, copied, so that nobody changes them while they are read.
    func answer(_ count: Int, number: UInt64) -> [UInt8] {
        Array(UnsafeRawBufferPointer(rebasing: answerPlace(number)[..<count]))
    }

    /// Gives back the memory of a request and its answer, but for what is likely to be used again.
    func release(_ number: UInt64, request: Int, answer: Int) {
        release(requestPlace(number), used: request)
        release(answerPlace(number), used: answer)
    }

    private func release(_ place: UnsafeMutableRawBufferPointer, used: Int) {
        guard used > WorkerArena.kept, let start = place.baseAddress else { return }
        madvise(start + WorkerArena.kept, WorkerArena.rounded(used) - WorkerArena.kept, WorkerArena.remove)
    }

    /// The longest answer to a request, in bytes.
    func answerBytes(_ number: UInt64) -> Int {
        WorkerArena.isLarge(number) ? header.answerBytes : header.smallAnswerBytes
    }

    /// Whether the place of the request is the large one.
    static func isLarge(_ number: UInt64) -> Bool { number % UInt64(WorkerLimits.slots) == 0 }

    private func requestPlace(_ number: UInt64) -> UnsafeMutableRawBufferPointer {
        let count = WorkerArena.isLarge(number) ? header.requestBytes : header.smallRequestBytes
        return UnsafeMutableRawBufferPointer(start: base + start(number), count: count)
    }

    private func answerPlace(_ number: UInt64) -> UnsafeMutableRawBufferPointer {
        let start = start(number) + WorkerArena.rounded(requestPlace(number).count)
        return UnsafeMutableRawBufferPointer(start: base + start, count: answerBytes(number))
    }

    /// Where the place of a request begins.
    private func start(_ number: UInt64) -> Int {
        let slot = Int(number % UInt64(WorkerLimits.slots))
        guard slot > 0 else { return WorkerArena.page }
        return WorkerArena.page + WorkerArena.largeSize(header) + (slot - 1) * WorkerArena.smallSize(header)
    }

    private static func size(_ header: Header) -> Int {
        page + largeSize(header) + (WorkerLimits.slots - 1) * smallSize(header)
    }

    private static func largeSize(_ header: Header) -> Int {
        rounded(header.requestBytes) + rounded(header.answerBytes)
    }

    private static func smallSize(_ header: Header) -> Int {
        rounded(header.smallRequestBytes) + rounded(header.smallAnswerBytes)
    }

    private static func rounded(_ count: Int) -> Int {
        (count + page - 1) / page * page
    }

    private static func map(_ descriptor: Int32, _ size: Int) -> UnsafeMutableRawPointer? {
        guard let base = mmap(nil, size, PROT_READ | PROT_WRITE, MAP_SHARED, descriptor, 0), base != MAP_FAILED else {
            return nil
        }
        return base
    }

    // F_ADD_SEALS; F_SEAL_SEAL, _SHRINK and _GROW; MADV_REMOVE: the C library's headers show them only to programs that
    // ask for all extensions.
    private static let addSeals: Int32 = 1033
    private static let seals: Int32 = 0x07
    private static let remove: Int32 = 9
}
