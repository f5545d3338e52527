/// Makes gzip streams (RFC 1952) without a compressor, whole ones; a test cuts or bends them as it likes.
package enum Gzip {
    /// `bytes` in stored blocks, not compressed.
    package static func stored(_ bytes: [UInt8]) -> [UInt8] {
        var stream = header
        var rest = bytes[...]
        repeat {
            let block = rest.prefix(65_535)
            rest = rest.dropFirst(block.count)
            stream.append(rest.isEmpty ? 1 : 0)
            stream += littleEndian(UInt16(block.count)) + littleEndian(~UInt16(block.count)) + block
        } while !rest.isEmpty
        return stream + trailer(bytes)
    }

    /// `count` times the same byte, packed as tightly as deflate can (about 1 to 158); `count` is 1 more than a multiple of 258.
    package static func run(of byte: UInt8, count: Int) -> [UInt8] {
        precondition(byte < 144 && count % 258 == 1)
        var bits = BitWriter()
        // One last block with the fixed codes: the byte itself, copies of 258 bytes from distance 1, the end.
        bits.write(1, 1)
        bits.write(1, 2)
        bits.write(reversing: 0x30 + Int(byte), 8)
        for _ in 0..<count / 258 {
            bits.write(reversing: 0xC5, 8)
            bits.write(0, 5)
        }
        bits.write(0, 7)
        return header + bits.bytes + trailer([UInt8](repeating: byte, count: count))
    }

    private static let header: [UInt8] = [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 0xFF]

    private static func trailer(_ bytes: [UInt8]) -> [UInt8] {
        littleEndian(checksum(bytes)) + littleEndian(UInt32(truncatingIfNeeded: bytes.count))
    }

    private static func littleEndian(_ number: some FixedWidthInteger) -> [UInt8] {
        withUnsafeBytes(of: number.littleEndian) { Array($0) }
    }

    /// CRC-32 (RFC 1952, 8).
    private static func checksum(_ bytes: [UInt8]) -> UInt32 {
        var table: [UInt32] = []
        for index in 0..<UInt32(256) {
            var code = index
            for _ in 0..<8 { code = code & 1 == 1 ? (code >> 1) ^ 0xEDB8_8320 : code >> 1 }
            table.append(code)
        }
        var sum = ~UInt32(0)
        for byte in bytes { sum = table[Int(UInt8(truncatingIfNeeded: sum) ^ byte)] ^ (sum >> 8) }
        return ~sum
    }

    private struct BitWriter {
        var bytes: [UInt8] = []
        private var used = 8

        mutating func write(_ value: Int, _ count: Int) {
            for bit in 0..<count {
                if used == 8 {
                    bytes.append(0)
                    used = 0
                }
                bytes[bytes.count - 1] |= UInt8((value >> bit) & 1) << UInt8(used)
                used += 1
            }
        }

        /// Huffman codes go out from their highest bit.
        mutating func write(reversing value: Int, _ count: Int) {
            for bit in (0..<count).reversed() { write((value >> bit) & 1, 1) }
        }
    }
}
