import CCurl

/// A zlib stream that unpacks gzip (RFC 1952, also several members in a row) and zlib (RFC 1950).
final class Inflation {
    private static let pieceSize = 32_768

    private let stream: UnsafeMutablePointer<z_stream>
    private let piece: UnsafeMutableBufferPointer<UInt8>
    /// Whether the last member's end, with its checksum and length, has been read and found right.
    private(set) var isAtEnd = false
    private var hasEndedOnce = false

    init?() {
        stream = .allocate(capacity: 1)
        stream.initialize(to: z_stream())
        piece = .allocate(capacity: Self.pieceSize)
        guard lookout_inflate_init(stream) == Z_OK else {
            stream.deallocate()
            piece.deallocate()
            return nil
        }
    }

    deinit {
        inflateEnd(stream)
        stream.deallocate()
        piece.deallocate()
    }

    /// Unpacks `bytes` onto `output`, which is not let grow beyond `limit`.
    func inflate(_ bytes: UnsafeBufferPointer<UInt8>, into output: inout [UInt8], limit: Int) -> BodyDecoder.Fault? {
        stream.pointee.next_in = UnsafeMutablePointer(mutating: bytes.baseAddress)
        stream.pointee.avail_in = UInt32(clamping: bytes.count)
        defer { stream.pointee.next_in = nil }
        while stream.pointee.avail_in > 0 || stream.pointee.avail_out == 0 {
            if isAtEnd {
                // Another member follows, or padding, which is none of the body's.
                guard stream.pointee.avail_in > 0, stream.pointee.next_in?.pointee == 0x1F else { return nil }
                inflateReset(stream)
                isAtEnd = false
            }
            stream.pointee.next_out = piece.baseAddress
            stream.pointee.avail_out = UInt32(Self.pieceSize)
            let code = CCurl.inflate(stream, Z_NO_FLUSH)
            guard code == Z_OK || code == Z_STREAM_END || code == Z_BUF_ERROR else {
                // Behind a whole member, what only begins like another is padding too.
                isAtEnd = hasEndedOnce && stream.pointee.total_out == 0
                return isAtEnd ? nil : .notInEncoding
            }
            let made = Self.pieceSize - Int(stream.pointee.avail_out)
            guard made <= limit - output.count else {
                output.append(contentsOf: piece.prefix(limit - output.count))
                return .tooLarge
            }
            output.append(contentsOf: piece.prefix(made))
            if code == Z_STREAM_END {
                isAtEnd = true
                hasEndedOnce = true
            } else if code == Z_BUF_ERROR {
                return nil
            }
        }
        return nil
    }
}
