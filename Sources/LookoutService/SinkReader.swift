import Delivery
import LookoutModel
import Rules
import Text
import Transfers

/// Reads one entry of `sinks:`.
struct SinkReader {
    private let kind: SinkKind
    private let name: String
    private let node: YAMLNode
    /// The entries by key, known ones alone.
    private let entries: [String: YAMLNode.Entry]

    /// Reads an entry; nil where something is wrong with it, which is reported.
    static func plan(_ node: YAMLNode, _ reader: inout ValueReader) -> SinkPlan? {
        let before = reader.problems.count
        guard let kindNode = node["kind"] else {
            reader.report(node, node.map == nil ? .wrongShape(key: "sinks", expected: .map) : .missingKey("kind"))
            return nil
        }
        let kindEntry = YAMLNode.Entry(key: "kind", place: kindNode.place, value: kindNode)
        guard let kind: SinkKind = reader.choice(kindEntry) else { return nil }
        let keys = SinkKind.common + kind.keys.needed + kind.keys.further
        let known = keys.map { ValueReader.KnownKey(name: $0, isPlanned: false) }
        let entries = reader.entries(node, key: "sinks", known: known)
        let byKey = Dictionary(entries.map { ($0.key, $0) }) { first, _ in first }
        for key in kind.keys.needed where byKey[key] == nil { reader.report(node, .missingKey(key)) }
        let name =
            byKey["name"].map { reader.value($0, .identifier) { Identifier.isOne($0) ? $0 : nil } ?? "" }
            ?? kind.rawValue
        let sink = SinkReader(kind: kind, name: name, node: node, entries: byKey)
        let plan = sink.plan(&reader)
        return reader.problems[before...].contains { $0.level == .error } ? nil : plan
    }

    private func plan(_ reader: inout ValueReader) -> SinkPlan? {
        guard let way = way(&reader) else { return nil }
        var plan = SinkPlan(name: name, way: way)
        if let entry = entries["rules"] { plan.rules = reader.rules(entry) }
        if let entry = entries["quiet"] { plan.quiet = reader.quietHours(entry) }
        if let entry = entries["to"] {
            var seen: [String: SourcePlace] = [:]
            for node in reader.list(entry) {
                let one = YAMLNode.Entry(key: "to", place: entry.place, value: node)
                if let address = reader.mailAddress(one) {
                    reader.warnOfRepeated(address, at: node, seen: &seen)
                    plan.addresses.append(address)
                }
            }
        }
        return plan
    }

    private func way(_ reader: inout ValueReader) -> SinkPlan.Way? {
        switch kind {
        case .mail:
            guard let mail = mail(&reader), let host = text("host", &reader) else { return nil }
            var server = SinkPlan.MailServer(host: host)
            server.port = number("port", 1...65_535, &reader).flatMap { UInt16(exactly: $0) }
            if let entry = entries["security"] { server.security = reader.choice(entry) ?? server.security }
            server.user = text("user", &reader)
            server.password = value("password", &reader)
            if let entry = entries["allow-private"] { server.allowance = reader.allowance(entry) }
            if (server.user == nil) != (server.password == nil) {
                reader.report(node, .missingKey(server.user == nil ? "user" : "password"))
            }
            return .smtp(server, mail)
        case .sendmail:
            guard let mail = mail(&reader) else { return nil }
            let program = text("program", &reader) ?? "/usr/sbin/sendmail"
            need(program, at: entries["program"]?.value ?? node["kind"], &reader)
            return .sendmail(program, seconds: seconds(60, &reader), mail)
        case .webhook:
            guard let url = address("url", &reader) else { return nil }
            let secret = secret(&reader)
            return .webhook(
                WebhookSettings(name: name, url: url, secret: secret, headers: headers(&reader), route: route(&reader))
            )
        case .command:
            let words = entries["command"].map { reader.texts($0) } ?? []
            if let program = words.first, let value = entries["command"]?.value {
                need(program, at: value.list?.first ?? value, &reader)
            }
            return .command(CommandSettings(name: name, words: words, seconds: seconds(60, &reader)))
        default:
            guard let service = service(&reader) else { return nil }
            return .chat(ChatSettings(name: name, service: service, route: route(&reader)))
        }
    }

    private func service(_ reader: inout ValueReader) -> ChatService? {
        let (url, token) = (address("url", &reader), value("token", &reader))
        let server = server(&reader)
        switch kind {
        case .slack: return url.map { .slack(SlackShape(webhook: $0)) }
        case .discord: return url.map { .discord(DiscordShape(webhook: $0)) }
        case .teams: return url.map { .teams(TeamsShape(webhook: $0)) }
        case .mattermost:
            let channel = text("channel", &reader)
            return url.map { .mattermost(MattermostShape(webhook: $0, channel: channel)) }
        case .telegram:
            let thread = number("thread", 1...Int(Int32.max), &reader)
            guard let token, let chat = text("chat", &reader) else { return nil }
            return .telegram(TelegramShape(token: token, chat: chat, thread: thread))
        case .matrix:
            guard let token, let server, let room = text("room", &reader) else { return nil }
            return .matrix(MatrixShape(server: server, room: room, token: token))
        case .ntfy:
            guard let topic = value("topic", &reader) else { return nil }
            return .ntfy(NtfyShape(server: server ?? NtfyShape.server, topic: topic, token: token))
        case .gotify:
            guard let token, let server else { return nil }
            return .gotify(GotifyShape(server: server, token: token))
        case .pushover:
            guard let token, let user = value("user", &reader) else { return nil }
            return .pushover(PushoverShape(token: token, user: user))
        case .mail, .sendmail, .webhook, .command: return nil
        }
    }

    // MARK: Values

    private func text(_ key: String, _ reader: inout ValueReader) -> String? {
        entries[key].flatMap { reader.text($0) }
    }

    private func value(_ key: String, _ reader: inout ValueReader) -> HookValue? {
        entries[key].flatMap { reader.hookValue($0) }
    }

    /// The address of a hook; one that is kept elsewhere is not looked at.
    private func address(_ key: String, _ reader: inout ValueReader) -> HookValue? {
        guard let entry = entries[key], let value = reader.hookValue(entry) else { return nil }
        guard case .plain(let text) = value, !SinkReader.isAddress(text) else { return value }
        reader.report(entry.value, .badValue(key: key, value: text, expected: .webAddress))
        return nil
    }

    private func server(_ reader: inout ValueReader) -> String? {
        entries["server"].flatMap { entry in
            reader.value(entry, .webAddress) { SinkReader.isAddress($0) ? $0 : nil }
        }
    }

    /// Whether something can be posted to it; a hook's address may have a name and a password.
    private static func isAddress(_ text: String) -> Bool {
        guard let slashes = text.utf8.firstIndex(of: UInt8(ascii: "/")) else { return false }
        let scheme = ASCII.lowercased(String(text[..<slashes]))
        let rest = text[slashes...].utf8
        return ["http:", "https:"].contains(scheme) && rest.starts(with: "//".utf8)
            && rest.dropFirst(2).first.map { !"/?#:@".utf8.contains($0) } ?? false
            && text.utf8.allSatisfy { $0 > 0x20 && $0 != 0x7F }
    }

    /// What a webhook's messages are signed with.
    private func secret(_ reader: inout ValueReader) -> HookValue? {
        guard let entry = entries["secret"], let value = reader.hookValue(entry) else { return nil }
        if case .plain(let text) = value, !WebhookSignature.isSecret(text) {
            reader.report(entry.value, .badValue(key: "secret", value: "…", expected: .webhookSecret))
            return nil
        }
        return value
    }

    private func need(_ program: String, at value: YAMLNode?, _ reader: inout ValueReader) {
        guard let value else { return }
        reader.needs.append(SinkNeed(.program(program), place: value.place, endColumn: value.endColumn))
    }

    private func number(_ key: String, _ range: ClosedRange<Int>, _ reader: inout ValueReader) -> Int? {
        entries[key].flatMap { entry in
            reader.value(entry, .number(range)) { text in Int(text).flatMap { range.contains($0) ? $0 : nil } }
        }
    }

    private func seconds(_ standard: Int, _ reader: inout ValueReader) -> Int {
        entries["timeout"].flatMap { entry in
            reader.value(entry, .duration) { text in
                Quantity.seconds(text).flatMap { (1...600).contains($0) ? $0 : nil }
            }
        } ?? standard
    }

    private func route(_ reader: inout ValueReader) -> HookRoute {
        let allowance = entries["allow-private"].map { reader.allowance($0) } ?? AddressAllowance()
        return HookRoute(proxy: text("proxy", &reader), allowance: allowance, seconds: seconds(30, &reader))
    }

    private func headers(_ reader: inout ValueReader) -> [WebhookSettings.Header] {
        guard let entry = entries["headers"] else { return [] }
        guard let fields = entry.value.map else {
            reader.report(entry.value, .wrongShape(key: entry.key, expected: .map))
            return []
        }
        return fields.compactMap { field in
            guard FieldName.isFree(field.key) else {
                let fact = FileProblem.Fact.badValue(key: entry.key, value: field.key, expected: .fieldName)
                reader.report(
                    FileProblem(
                        place: field.place,
                        endColumn: field.place.column + field.key.unicodeScalars.count,
                        fact: fact
                    )
                )
                return nil
            }
            return reader.hookValue(field).map { WebhookSettings.Header(name: field.key, value: $0) }
        }
    }

    /// The sender: `desk@example.org`, or `The desk <desk@example.org>`.
    private func mail(_ reader: inout ValueReader) -> MailSettings? {
        guard let entry = entries["from"] else { return nil }
        return reader.value(entry, .mailAddress) { text in
            guard text.hasSuffix(">"), let bracket = text.lastIndex(of: "<") else {
                return (try? MailAddress(text)).map { MailSettings(from: $0) }
            }
            let name = ASCII.trimmed(String(text[..<bracket]))
            let address = try? MailAddress(text[text.index(after: bracket)...].dropLast())
            return address.map { name.isEmpty ? MailSettings(from: $0) : MailSettings(from: $0, name: name) }
        }
    }
}
