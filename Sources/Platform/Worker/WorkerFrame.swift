/// What goes over the connection between a worker and who started it: where in their shared memory something stands.
///
/// Four numbers of 64 bits each in the machine's order, for both run on it; each a message of its own.
struct WorkerFrame: Equatable {
    enum Kind: UInt64 {
        /// The worker has given up what it may not use, and waits; `first` is what of it holds, as `Confinement.rawValue`.
        case ready = 1
        /// A request: `first` bytes of head, then `second` bytes of body.
        case request = 2
        /// An answer of `first` bytes.
        case answer = 3
        /// An answer that is longer than its place.
        case tooLong = 4
    }

    static let count = 32

    let kind: Kind
    /// The number of the request; its place in the shared memory follows from it.
    let number: UInt64
    var first: UInt64 = 0
    var second: UInt64 = 0

    init(_ kind: Kind, number: UInt64, first: Int = 0, second: Int = 0) {
        self.kind = kind
        self.number = number
        self.first = UInt64(first)
        self.second = UInt64(second)
    }

    /// The frame that `bytes` are; nil where they are none.
    init?(_ bytes: [UInt8]) {
        guard bytes.count == Self.count else { return nil }
        let words = bytes.withUnsafeBytes { bytes in
            (0..<4).map { bytes.loadUnaligned(fromByteOffset: $0 * 8, as: UInt64.self) }
        }
        guard let kind = Kind(rawValue: words[0]) else { return nil }
        self.kind = kind
        (number, first, second) = (words[1], words[2], words[3])
    }

    var bytes: [UInt8] {
        [kind.rawValue, number, first, second].withUnsafeBytes { Array($0) }
    }
}
