import TestSupport

/// What a client asks of a SOCKS proxy (RFC 1928; SOCKS 4A), as far as a test wants to know.
enum SOCKSRequest {
    /// The host that a client gives by its name; nil where it gives an address or none.
    static func host(from connection: LoopbackConnection) -> String? {
        switch connection.read(count: 2) {
        case let start? where start[0] == 5: version5(connection, methods: Int(start[1]))
        case let start? where start[0] == 4: version4(connection)
        default: nil
        }
    }

    private static func version5(_ connection: LoopbackConnection, methods: Int) -> String? {
        guard connection.read(count: methods) != nil, connection.send([5, 0]),
            let head = connection.read(count: 4), head[3] == 3,
            let length = connection.read(count: 1), let name = connection.read(count: Int(length[0]))
        else { return nil }
        return String(decoding: name, as: UTF8.self)
    }

    private static func version4(_ connection: LoopbackConnection) -> String? {
        // Port and address; one that begins with three zeros says that a name follows the user's.
        guard let head = connection.read(count: 6), head[2...4].allSatisfy({ $0 == 0 }), head[5] != 0,
            connection.read(through: "\0") != nil, let name = connection.read(through: "\0")
        else { return nil }
        return String(decoding: name, as: UTF8.self)
    }
}
