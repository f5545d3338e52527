import TestSupport
import Transfers

extension TransferRequest {
    /// A request to a loopback server, private addresses allowed there.
    static func loopback(
        _ url: String,
        allowing entries: [AddressAllowance.Entry] = loopbackRange
    ) -> TransferRequest {
        TransferRequest(
            url: url,
            userAgent: "Lookout-Test/1",
            allowance: AddressAllowance(entries: entries)
        )
    }

    private static let loopbackRange =
        AddressRange("127.0.0.0/8").map {
            [AddressAllowance.Entry.range($0, port: nil)]
        } ?? []
}

/// Runs a test against a server and a client of its own, both taken down afterwards.
func withLoopback(
    limits: TransferLimits = TransferLimits(),
    connections: ConnectionLimits = ConnectionLimits(),
    _ test: (LoopbackServer, TransferClient) async throws -> Void
) async throws {
    let server = try LoopbackServer()
    let client = TransferClient(limits: limits, connections: connections)
    do {
        try await test(server, client)
    } catch {
        await client.shutdown()
        server.stop()
        throw error
    }
    await client.shutdown()
    server.stop()
}

/// A body that the text's bytes make.
func bytes(_ text: String) -> [UInt8] {
    Array(text.utf8)
}
