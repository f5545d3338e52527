import CCurl
import Text

/// What one HTTP exchange has received so far; curl's callbacks write to it on the loop's thread.
final class HTTPReceiver {
    /// How much of a body is kept that is read for diagnosis alone.
    static let diagnosticBytes = 65_536

    private static let versionName = Array("HTTP/".utf8)

    let gate: ConnectionGate
    private let limits: TransferLimits
    /// Whether the body of a success is what the transfer is for.
    private let wantsDocument: Bool
    private(set) var status = 0
    private(set) var headers = TransferHeaders()
    private(set) var hasAllHeaders = false
    private(set) var wireBytes = 0
    /// Why the receiver broke the transfer off, where it did.
    private(set) var failure: TransferError?
    private var headerBytes = 0
    private var decoder: BodyDecoder?

    init(gate: ConnectionGate, limits: TransferLimits, wantsDocument: Bool) {
        self.gate = gate
        self.limits = limits
        self.wantsDocument = wantsDocument
    }

    /// Whether the status promises the document itself.
    var isSuccess: Bool { wantsDocument && (200..<300).contains(status) }

    var body: [UInt8] { decoder?.body ?? [] }

    /// Whether a body that curl takes for whole is so.
    var isBodyWhole: Bool {
        // Neither 204 and 304 nor redirects and errors need have one, whatever encoding their fields name.
        let mayBeAbsent = !isSuccess || status == 204 || status == 205
        return failure == nil && (mayBeAbsent && wireBytes == 0 || decoder?.isWhole == true)
    }

    /// Has curl's callbacks write here; the receiver must live as long as the handle runs.
    func install(on handle: EasyHandle) {
        gate.install(on: handle)
        handle.set(CURLOPT_HEADERDATA, unretained: self)
        handle.set(
            CURLOPT_HEADERFUNCTION,
            write: { HTTPReceiver.callback($0, $1, $2, $3) { $0.takeHeaderLine($1) } }
        )
        handle.set(CURLOPT_WRITEDATA, unretained: self)
        handle.set(CURLOPT_WRITEFUNCTION, write: { HTTPReceiver.callback($0, $1, $2, $3) { $0.takeBody($1) } })
    }

    /// Hands bytes to the receiver; any count but the one given makes curl break off.
    private static func callback(
        _ bytes: UnsafeMutablePointer<CChar>?,
        _ size: Int,
        _ count: Int,
        _ receiver: UnsafeMutableRawPointer?,
        _ take: (HTTPReceiver, UnsafeBufferPointer<UInt8>) -> Bool
    ) -> Int {
        let length = size &* count
        guard let bytes, length > 0 else { return 0 }
        guard let receiver else { return 0 }
        let isTaken = UnsafeRawPointer(bytes).withMemoryRebound(to: UInt8.self, capacity: length) {
            take(
                Unmanaged<HTTPReceiver>.fromOpaque(receiver).takeUnretainedValue(),
                UnsafeBufferPointer(start: $0, count: length)
            )
        }
        return isTaken ? length : 0
    }

    /// One line with its line break: a status line, a field, the blank line at the end, or a trailer.
    private func takeHeaderLine(_ line: UnsafeBufferPointer<UInt8>) -> Bool {
        headerBytes += line.count
        guard headerBytes <= limits.headerBytes else {
            failure = .tooLarge(.headers, limit: limits.headerBytes)
            return false
        }
        if line.starts(with: Self.versionName), hasAllHeaders || headers.fields.isEmpty {
            status = Self.status(line)
            headers = TransferHeaders()
            hasAllHeaders = false
        } else if line.allSatisfy({ $0 == 0x0D || $0 == 0x0A }) {
            hasAllHeaders = true
            return (100..<200).contains(status) || beginBody()
        } else if !hasAllHeaders {
            // Lines after the blank one are trailers, which may not stand in for fields (RFC 9110, 6.5.1).
            headers.take(line: line)
        }
        return true
    }

    /// Makes ready for the body, as far as the fields tell.
    private func beginBody() -> Bool {
        let promised = max(0, headers.last("Content-Length").flatMap { Int($0) } ?? 0)
        let encoding = headers.last("Content-Encoding")
        guard isSuccess else {
            // An encoding that cannot be undone costs only the diagnosis.
            decoder = BodyDecoder(encoding: encoding, limit: Self.diagnosticBytes)
            return true
        }
        guard promised <= limits.wireBytes else {
            failure = .tooLarge(.wire, limit: limits.wireBytes)
            return false
        }
        guard let decoder = BodyDecoder(encoding: encoding, limit: limits.bodyBytes) else {
            failure = .badEncoding(encoding ?? "")
            return false
        }
        decoder.reserve(promised)
        self.decoder = decoder
        return true
    }

    private func takeBody(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        wireBytes += bytes.count
        guard isSuccess else {
            return wireBytes <= Self.diagnosticBytes && decoder?.take(bytes) == nil
        }
        guard wireBytes <= limits.wireBytes else {
            failure = .tooLarge(.wire, limit: limits.wireBytes)
            return false
        }
        switch decoder?.take(bytes) {
        case nil: return true
        case .tooLarge: failure = .tooLarge(.body, limit: limits.bodyBytes)
        case .notInEncoding: failure = .badEncoding(headers.last("Content-Encoding") ?? "")
        }
        return false
    }

    /// The three digits of a status line; 0 where they are not there.
    private static func status(_ line: UnsafeBufferPointer<UInt8>) -> Int {
        guard let space = line.firstIndex(of: 0x20) else { return 0 }
        let digits = line[space...].dropFirst().prefix(3)
        guard digits.count == 3, digits.allSatisfy(ASCII.isDigit) else { return 0 }
        return digits.reduce(0) { $0 * 10 + Int($1 - 0x30) }
    }
}

@available(*, unavailable)
extension HTTPReceiver: Sendable {}
