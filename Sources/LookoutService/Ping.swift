import Logging
import LookoutModel
import Transfers

/// Asks for one address after a good pass, so that a service that waits for it can tell when passes stay away.
struct Ping {
    /// How long it may take; a service that is slow must not hold up the next pass.
    private static let time = Duration.seconds(10)

    let settings: Settings
    let client: TransferClient
    let log: Logger

    /// Sends it where the settings name an address; what comes of it is logged, for whoever waits for it misses it anyway.
    func send() async {
        guard let address = settings.ping else { return }
        let request = TransferRequest(
            url: address,
            userAgent: UserAgent.text(contact: settings.contact),
            accept: "*/*",
            proxy: settings.fetch.proxy,
            allowance: settings.fetch.allowPrivate,
            limits: TransferLimits(
                connectTime: Ping.time,
                stallTime: Ping.time,
                totalTime: Ping.time,
                bodyBytes: 65_536
            )
        )
        do {
            let response = try await client.fetch(request)
            log.debug("ping", metadata: ["status": .stringConvertible(response.status)])
        } catch {
            log.warning("ping failed", metadata: ["reason": .string(FailureReason.of(error).kind.rawValue)])
        }
    }
}
