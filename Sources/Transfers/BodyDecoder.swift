import CCurl
import Text

/// Takes a body's bytes as they come and undoes its content encoding, up to a limit.
///
/// curl's own decoder reports a gzip stream that was cut off as a success and hides how many bytes were received, so the
/// bytes are taken raw: the end of the stream, its checksum included, must be there for the body to be whole.
final class BodyDecoder {
    /// Why bytes were not taken.
    enum Fault {
        case tooLarge
        case notInEncoding
    }

    private(set) var body: [UInt8] = []
    private let limit: Int
    private var inflation: Inflation?

    /// The registered content codings (IANA, HTTP parameters) but `identity`, which is none.
    ///
    /// What else stands in the field (`none`, `binary`, `utf-8`) is a slip of the server's and nothing was done to the body.
    private static let codings: Set<String> = [
        "aes128gcm", "br", "compress", "dcb", "dcz", "deflate", "exi", "gzip", "pack200-gzip", "x-compress", "x-gzip",
        "zstd",
    ]

    /// A decoder for a `Content-Encoding` field's value; nil where it is one that nobody asked for, or several.
    init?(encoding: String?, limit: Int) {
        self.limit = max(0, limit)
        let codings = ASCII.lowercased(encoding ?? "").split(separator: ",").map { ASCII.trimmed(String($0)) }
            .filter(Self.codings.contains)
        switch codings {
        case []: break
        case ["gzip"], ["x-gzip"], ["deflate"]:
            guard let inflation = Inflation() else { return nil }
            self.inflation = inflation
        default: return nil
        }
    }

    /// Whether a body may end here.
    var isWhole: Bool { inflation?.isAtEnd ?? true }

    /// Makes room for a body of about `count` bytes; an announcement alone is not believed for more than a megabyte.
    func reserve(_ count: Int) {
        body.reserveCapacity(min(count, limit, 1_048_576))
    }

    /// Takes the next bytes; after a fault the body holds what came before.
    func take(_ bytes: UnsafeBufferPointer<UInt8>) -> Fault? {
        if let inflation { return inflation.inflate(bytes, into: &body, limit: limit) }
        guard bytes.count <= limit - body.count else {
            body.append(contentsOf: bytes.prefix(limit - body.count))
            return .tooLarge
        }
        body.append(contentsOf: bytes)
        return nil
    }
}
