import TestSupport
import Testing
import Text

@testable import FeedParsing

struct XMLReaderTests {
    private func parsed(_ bytes: [UInt8], pieceLength: Int) -> (ParsedFeed, XMLReader.Outcome) {
        let handler = FeedReader(limits: .standard, baseURL: nil, length: 0)
        let outcome = bytes.withUnsafeBufferPointer {
            XMLReader.read($0, isStrict: true, pieceLength: pieceLength, into: handler)
        }
        return (handler.finished(isTruncated: false), outcome)
    }

    private func root(_ name: String) throws -> [UInt8] {
        let bytes = try Fixture.bytes(name)
        return bytes.withUnsafeBufferPointer { buffer in
            guard case .feed(let offset, _) = FeedSniffer.find(buffer) else { return bytes }
            return Array(buffer[offset...])
        }
    }

    @Test(arguments: ["rss/modules.xml", "rdf/two-items.xml", "atom/constructs.xml", "atom/old.xml"])
    func `the pieces in which a document comes do not show`(name: String) throws {
        let bytes = try root(name)
        let whole = parsed(bytes, pieceLength: bytes.count)
        #expect(whole.1.isWellFormed)
        for length in [1, 2, 3, 7, 16, 61, 255, 1024] {
            let pieces = parsed(bytes, pieceLength: length)
            #expect(pieces.0 == whole.0, "\(length)")
            #expect(pieces.1 == whole.1, "\(length)")
        }
    }

    @Test func `what was mended is well-formed`() throws {
        var generator = SeededGenerator(seed: 31)
        let names = Fixture.names.filter { $0.hasSuffix(".xml") && !$0.hasPrefix("notfeed") }
        for round in 0..<2000 {
            var bytes = try root(names[round % names.count])
            for _ in 0..<Int.random(in: 1...10, using: &generator) where !bytes.isEmpty {
                let place = Int.random(in: 0..<bytes.count, using: &generator)
                bytes[place] = Array("<>&\"'=/!-[]?: ax\u{01}".utf8).randomElement(using: &generator) ?? 0
            }
            // The parser makes its input UTF-8 before it mends it.
            bytes = UTF8Text.repaired(bytes)
            guard bytes.first == UInt8(ascii: "<"), bytes.count > 1, XMLCharacters.isNameStart(bytes[1]) else {
                continue
            }
            let mended = bytes.withUnsafeBufferPointer { XMLRepair.repaired($0, limits: .standard) }
            guard !mended.isTruncated, mended.failure == nil else { continue }
            let (_, outcome) = parsed(mended.bytes, pieceLength: 1 << 16)
            #expect(
                outcome.isWellFormed,
                "round \(round), code \(outcome.faultCode): \(String(decoding: mended.bytes, as: UTF8.self))"
            )
        }
    }

    @Test func `a well-formed document is not changed by mending`() throws {
        for name in ["rss/modules.xml", "rdf/two-items.xml", "atom/constructs.xml", "atom/old.xml", "rss/no-guid.xml"] {
            let bytes = try root(name)
            let mended = bytes.withUnsafeBufferPointer { XMLRepair.repaired($0, limits: .standard) }
            #expect(!mended.isTruncated)
            #expect(parsed(mended.bytes, pieceLength: 1 << 16).0 == parsed(bytes, pieceLength: 1 << 16).0, "\(name)")
        }
    }
}
