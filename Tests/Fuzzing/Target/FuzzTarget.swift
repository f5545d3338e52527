import Glibc

/// What libFuzzer runs: one of the entry points that outside bytes reach, chosen by `LOOKOUT_FUZZ`.
///
/// The script compiles this file together with the sources it tries, as one module. Beside what ASan finds, an input is
/// a finding if it takes longer than its length allows; now and then an input is repeated to 256 KiB to see that.
enum FuzzTarget {
    /// Processor time that an input may take in this build, which ASan makes several times slower: for itself, and a byte.
    private static let allowance = (start: 100_000_000, perByte: 4000)
    /// How long a repeated input is, in bytes.
    private static let repeatedLength = 1 << 18

    private static let act: @Sendable ([UInt8]) -> Void = {
        switch getenv("LOOKOUT_FUZZ").map({ String(cString: $0) }) {
        case "dates": { dates($0) }
        case "html": { html($0) }
        default: { feed($0) }
        }
    }()

    static func run(_ bytes: [UInt8]) {
        measure(bytes)
        guard !bytes.isEmpty, bytes.count < repeatedLength, isChosen(bytes) else { return }
        var long: [UInt8] = []
        while long.count < repeatedLength { long += bytes }
        measure(long)
    }

    private static func measure(_ bytes: [UInt8]) {
        let start = now()
        act(bytes)
        let elapsed = now() - start
        precondition(elapsed < allowance.start + bytes.count * allowance.perByte, "slow: \(elapsed) ns")
    }

    /// Whether the input is one of 128 that are tried repeated, too.
    private static func isChosen(_ bytes: [UInt8]) -> Bool {
        bytes.reduce(UInt32(2_166_136_261)) { ($0 ^ UInt32($1)) &* 16_777_619 } >> 16 & 127 == 0
    }

    private static func now() -> Int {
        var time = timespec()
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
        return time.tv_sec * 1_000_000_000 + time.tv_nsec
    }

    /// The first byte says what the HTTP header and the address were; what is read is printed and made text.
    private static func feed(_ bytes: [UInt8]) {
        let types = [
            nil, "text/xml; charset=utf-8", "application/xml; charset=shift_jis", "text/xml; charset=iso-2022-jp",
        ]
        let choice = Int(bytes.last ?? 0)
        let base = choice & 4 == 0 ? nil : "https://news.example/a/"
        _ = try? OPMLReader.read(bytes)
        guard let feed = try? FeedParser.parse(bytes, contentType: types[choice & 3], baseURL: base) else { return }
        precondition(NeutralFeed.json(feed).utf8.allSatisfy { $0 >= 0x20 })
        for item in feed.items {
            _ = item.summary?.plainText
            _ = item.content?.plainText
        }
    }

    private static func dates(_ bytes: [UInt8]) {
        guard let seconds = FeedDate.seconds(bytes) else { return }
        let text = Timestamp.iso(seconds)
        precondition(FeedDate.seconds(text) == seconds, "\(text)")
    }

    private static func html(_ bytes: [UInt8]) {
        let text = String(decoding: bytes, as: UTF8.self)
        for plain in [HTMLText.plain(text), HTMLText.line(text), HTMLText.lines(plain: text)] {
            precondition(plain.utf8.allSatisfy { $0 >= 0x20 && $0 != 0x7F || $0 == 0x0A })
        }
    }
}

@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzerTestOneInput(_ data: UnsafePointer<UInt8>, _ size: Int) -> Int32 {
    FuzzTarget.run(Array(UnsafeBufferPointer(start: data, count: size)))
    return 0
}
