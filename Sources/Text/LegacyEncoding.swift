import Glibc
import Synchronization

/// Encodings other than UTF-8, decoded by the C library's iconv.
enum LegacyEncoding {
    /// `bytes` as UTF-8, with how many of them could not be read (each became U+FFFD); nil where iconv does not know it.
    static func decode(_ bytes: [UInt8], _ label: EncodingLabel) -> (bytes: [UInt8], faults: Int)? {
        if label == .windows1252 { return (Windows1252.decoded(bytes), 0) }
        for converter in label.converters {
            if let descriptor = open(converter) {
                defer { iconv_close(descriptor) }
                let text = convert(bytes, descriptor)
                // Some names of iconv are UTF-8 of an older kind, which it hands on as it is.
                let faults = UTF8Text.census(text.bytes).faults
                return faults == 0 ? text : (UTF8Text.repaired(text.bytes), text.faults + faults)
            }
        }
        return nil
    }

    /// Whether iconv knows the encoding, and reads ASCII as ASCII in it.
    static func holdsASCII(_ label: EncodingLabel) -> Bool {
        let letters = Array(UInt8(0x20)...0x7E)
        return label.converters.contains { converter in
            guard let descriptor = open(converter) else { return false }
            defer { iconv_close(descriptor) }
            return convert(letters, descriptor).bytes == letters
        }
    }

    private static func open(_ converter: String) -> iconv_t? {
        // A slash would ask iconv for more than an encoding.
        guard !converter.utf8.contains(UInt8(ascii: "/")), let descriptor = iconv_open("UTF-8", converter),
            Int(bitPattern: descriptor) != -1
        else { return nil }
        kept.withLock { kept in
            guard kept.count < mostKept, kept[converter] == nil else { return }
            kept[converter] = Int(bitPattern: iconv_open("UTF-8", converter))
        }
        return descriptor
    }

    /// A descriptor of each converter that was used, which stays open: the C library unloads a converter that nobody has open,
    /// and loading one takes longer than reading a short document.
    private static let kept = Mutex<[String: Int]>([:])
    /// More are not kept; there are fewer encodings than that which feeds are in.
    private static let mostKept = 64

    private static func convert(_ bytes: [UInt8], _ descriptor: iconv_t) -> (bytes: [UInt8], faults: Int) {
        var source = bytes
        var text: [UInt8] = []
        text.reserveCapacity(bytes.count * 3 / 2)
        var faults = 0
        source.withUnsafeMutableBytes { input in
            withUnsafeTemporaryAllocation(byteCount: 1 << 16, alignment: 16) { piece in
                guard let pieceBase = piece.baseAddress?.assumingMemoryBound(to: CChar.self) else { return }
                var next = input.baseAddress?.assumingMemoryBound(to: CChar.self)
                var left = input.count
                while left > 0 {
                    var output: UnsafeMutablePointer<CChar>? = pieceBase
                    var room = piece.count
                    let result = iconv(descriptor, &next, &left, &output, &room)
                    text.append(contentsOf: UnsafeRawBufferPointer(rebasing: piece[..<(piece.count - room)]))
                    guard result == -1, errno != E2BIG, left > 0 else { continue }
                    faults += 1
                    UTF8Text.append(0xFFFD, to: &text)
                    next = next.map { $0 + 1 }
                    left -= 1
                }
                // Where accents follow their letters, the last letter was kept to wait for one.
                var output: UnsafeMutablePointer<CChar>? = pieceBase
                var room = piece.count
                _ = iconv(descriptor, nil, nil, &output, &room)
                text.append(contentsOf: UnsafeRawBufferPointer(rebasing: piece[..<(piece.count - room)]))
            }
        }
        return (text, faults)
    }
}
