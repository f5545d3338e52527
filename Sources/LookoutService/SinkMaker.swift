import Delivery
import LookoutModel
import Transfers

/// Makes the sinks that the settings describe.
struct SinkMaker {
    let settings: Settings
    let secrets: Secrets
    let client: TransferClient
    /// The pass's time, which the time that has gone by since is added to.
    let now: Instant

    func sink(_ plan: SinkPlan) -> any Sink {
        switch plan.way {
        case .smtp(let server, let mail): return SMTPSink(settings: smtp(plan.name, server, mail), client: client)
        case .sendmail(let program, let seconds, let mail):
            return SendmailSink(
                settings: SendmailSettings(name: plan.name, program: program, from: mail.from, seconds: seconds)
            )
        case .webhook(let settings): return WebhookSink(settings, connection: connection)
        case .chat(let settings): return ChatSink(settings, connection: connection)
        case .command(let settings): return CommandSink(settings)
        }
    }

    private func smtp(_ name: String, _ server: SinkPlan.MailServer, _ mail: MailSettings) -> SMTPSettings {
        let password: @Sendable () -> String? = {
            switch server.password {
            case .plain(let text)?: text
            case .secret(let secret)?: secrets.value(secret)
            case nil: nil
            }
        }
        return SMTPSettings(
            name: name,
            host: server.host,
            port: server.port,
            security: server.security,
            user: server.user,
            passwordName: server.password?.name ?? "",
            password: password,
            from: mail.from,
            allowance: server.allowance
        )
    }

    private var connection: HookConnection {
        let (now, start) = (now, ContinuousClock.now)
        return HookConnection(
            client: client,
            userAgent: UserAgent.text(contact: settings.contact),
            secret: { secrets.value($0) },
            now: { now.advanced(bySeconds: (ContinuousClock.now - start).components.seconds) }
        )
    }
}
