import Delivery
import LookoutModel
import Storage
import TestSupport
import Transfers

/// A loopback server that stands for the services, and sinks that reach it.
struct HookDesk {
    static let secret = "T0ps3cr3tT0ken-Value"

    let server: LoopbackServer
    let connection: HookConnection
    let clock: ManualClock
    private let secrets: Locked<[String: String]>

    /// Runs a test with a server and a client of its own, both taken down afterwards.
    static func open(_ test: (HookDesk) async throws -> Void) async throws {
        let server = try LoopbackServer()
        let client = TransferClient()
        let clock = ManualClock(seconds: SampleMessages.created.seconds)
        let secrets = Locked<[String: String]>(["TOKEN": secret])
        let connection = HookConnection(client: client, userAgent: "Lookout-Test/1") { wanted in
            switch wanted {
            case .environment(let name): secrets.withLock { $0[name] }
            case .file(let path): secrets.withLock { $0[path] }
            }
        } now: {
            Instant(seconds: clock.now)
        }
        do {
            try await test(HookDesk(server: server, connection: connection, clock: clock, secrets: secrets))
        } catch {
            await client.shutdown()
            server.stop()
            throw error
        }
        await client.shutdown()
        server.stop()
    }

    /// Sets what a variable of the environment holds; nil takes it away.
    func set(_ name: String, _ value: String?) {
        secrets.withLock { $0[name] = value }
    }

    /// A way to the server, which is private.
    func route(seconds: Int = 30) -> HookRoute {
        let range = AddressRange("127.0.0.0/8").map { [AddressAllowance.Entry.range($0, port: nil)] } ?? []
        return HookRoute(allowance: AddressAllowance(entries: range), seconds: seconds)
    }

    /// What the server got, as golden files show it.
    func shown(_ request: LoopbackRequest) -> String {
        let names = ["Content-Type", "Authorization", "X-Gotify-Key"]
        let fields = names.compactMap { name in request[name].map { "\(name): \($0)\n" } }
        return "\(request.method) \(request.target)\n\(fields.joined())\n\(request.text)\n"
    }
}

/// What a delivery came to.
func delivered(_ body: () async throws(DeliveryError) -> String) async -> Result<String, DeliveryError> {
    do {
        return .success(try await body())
    } catch {
        return .failure(error)
    }
}
