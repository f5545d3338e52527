import CCurl
import Glibc

/// Lets a transfer connect to permitted addresses only.
///
/// It is asked before each connection is made, with the very address (so no name can resolve to something else
/// afterwards), and again before the request goes out, for a connection that is used again was made for another transfer.
final class ConnectionGate {
    private let host: String
    private let permits: (IPAddress) -> Bool
    private(set) var refused: IPAddress?
    private(set) var hasOpenedSocket = false
    /// Whether there is a connection, its TLS handshake done.
    private(set) var isConnected = false

    /// A gate for connections to `host`, which errors name.
    init(host: String, permits: @escaping (IPAddress) -> Bool) {
        self.host = host
        self.permits = permits
    }

    /// Stands in the way of `handle`; the gate must live as long.
    func install(on handle: EasyHandle) {
        handle.set(CURLOPT_OPENSOCKETDATA, unretained: self)
        handle.set(openSocket: { gate, _, address in
            guard let gate, let address else { return -1 }
            return Unmanaged<ConnectionGate>.fromOpaque(gate).takeUnretainedValue().openSocket(address)
        })
        handle.set(CURLOPT_PREREQDATA, unretained: self)
        handle.set(beforeRequest: { gate, address, _, _, _ in
            guard let gate, let address else { return CURL_PREREQFUNC_ABORT }
            let isPermitted = Unmanaged<ConnectionGate>.fromOpaque(gate).takeUnretainedValue()
                .isPermittedBeforeRequest(String(cString: address))
            return isPermitted ? CURL_PREREQFUNC_OK : CURL_PREREQFUNC_ABORT
        })
    }

    /// The refusal, where that is why there is no connection.
    var refusal: TransferError? {
        guard let refused, !hasOpenedSocket else { return nil }
        return .refusedAddress(host: host, address: refused)
    }

    private func openSocket(_ address: UnsafeMutablePointer<curl_sockaddr>) -> curl_socket_t {
        // The declared field is shorter than what stands there, so it is reached by its offset.
        guard let offset = MemoryLayout<curl_sockaddr>.offset(of: \.addr),
            let found = IPAddress(
                socketAddress: UnsafeRawPointer(address) + offset,
                length: Int(address.pointee.addrlen)
            )
        else { return -1 }
        guard permits(found) else {
            refused = found
            return -1
        }
        hasOpenedSocket = true
        // Close-on-exec: commands that alerts start must not inherit it.
        let type = address.pointee.socktype | Int32(SOCK_CLOEXEC.rawValue)
        return socket(address.pointee.family, type, address.pointee.protocol)
    }

    private func isPermittedBeforeRequest(_ text: String) -> Bool {
        guard let address = IPAddress(text) else { return false }
        guard permits(address) else {
            refused = address
            hasOpenedSocket = false
            return false
        }
        isConnected = true
        return true
    }
}
