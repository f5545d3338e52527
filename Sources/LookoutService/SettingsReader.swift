import Delivery
import Digests
import LookoutModel
package import Platform
import Rules
import Text
import Transfers

/// Reads `lookout.yaml`.
package struct SettingsReader {
    private let zones: SystemZones
    var reader = ValueReader()
    var settings: Settings
    /// Where the sinks stand, by name.
    private var mailNodes: [String: YAMLNode] = [:]
    /// Where digests name the sinks that they leave through.
    var digestSinks: [(name: String, node: YAMLNode)] = []
    /// Where people with editions of their own stand.
    var readers: [(name: String, node: YAMLNode)] = []

    /// What was read, and what is wrong.
    ///
    /// Where a problem is an error the settings are not to be used.
    package struct Result: Equatable, Sendable {
        package let settings: Settings
        package let problems: [FileProblem]

        /// Whether the settings may be used.
        package var isUsable: Bool { !problems.contains { $0.level == .error } }
    }

    private init(zones: SystemZones, standard: Zone) {
        self.zones = zones
        settings = Settings(zone: standard)
    }

    /// Reads the settings; `bytes` is nil where there is no file, and all defaults hold.
    ///
    /// `standard` is the zone where the settings name none.
    package static func read(_ bytes: [UInt8]?, file: String, zones: SystemZones, standard: Zone) -> Result {
        var reader = SettingsReader(zones: zones, standard: standard)
        if let bytes {
            do {
                if let root = try YAMLReader.read(bytes, file: file).root { reader.read(root) }
            } catch {
                reader.reader.report(FileProblem(place: error.place, fact: .yaml(error.fact)))
            }
        }
        return Result(settings: reader.settings, problems: reader.reader.problems)
    }

    static func known(_ path: String) -> [ValueReader.KnownKey] {
        SettingsKey.names(under: path).map { ValueReader.KnownKey(name: $0.name, isPlanned: $0.isPlanned) }
    }

    private mutating func read(_ root: YAMLNode) {
        let entries = reader.entries(root, key: "", known: SettingsReader.known(""))
        // The zone first: the digests take it.
        if let entry = entries.first(where: { $0.key == "zone" }), let zone = zone(entry) {
            settings = Settings(zone: zone)
        }
        for entry in entries {
            switch entry.key {
            case "use": settings.use = reader.choice(entry) ?? settings.use
            case "contact": settings.contact = contact(entry)
            case "ping": settings.ping = reader.value(entry, .webAddress) { FeedAddress.isOne($0) ? $0 : nil }
            case "fetch": readFetch(entry)
            case "digests": readDigests(entry)
            case "base-url": settings.baseURL = baseURL(entry)
            case "people": readPeople(entry)
            case "sinks": readSinks(entry)
            case "alerts": readAlerts(entry)
            default: break
            }
        }
        checkMail()
        checkEditions()
        settings.mentions = reader.mentions
        settings.needs = reader.needs
    }

    private mutating func readFetch(_ entry: YAMLNode.Entry) {
        for entry in reader.entries(entry.value, key: entry.key, known: SettingsReader.known("fetch")) {
            switch entry.key {
            case "interval": settings.fetch.interval = seconds(entry, 60...30 * 86_400) ?? settings.fetch.interval
            case "timeout": settings.fetch.timeout = seconds(entry, 1...3600) ?? settings.fetch.timeout
            case "deadline": settings.fetch.deadline = seconds(entry, 1...86_400) ?? settings.fetch.deadline
            case "max-bytes":
                settings.fetch.maxBytes =
                    reader.value(entry, .size) { Quantity.bytes($0).flatMap { $0 > 0 ? $0 : nil } }
                    ?? settings.fetch.maxBytes
            case "proxy": settings.fetch.proxy = reader.text(entry)
            case "allow-private": settings.fetch.allowPrivate = reader.allowance(entry)
            case "per-host": readPerHost(entry)
            default: break
            }
        }
    }

    private mutating func readPerHost(_ entry: YAMLNode.Entry) {
        for entry in reader.entries(entry.value, key: entry.key, known: SettingsReader.known("fetch.per-host")) {
            switch entry.key {
            case "connections":
                settings.fetch.connectionsPerHost = number(entry, 1...64) ?? settings.fetch.connectionsPerHost
            case "pause": settings.fetch.pausePerHost = seconds(entry, 0...3600) ?? settings.fetch.pausePerHost
            default: break
            }
        }
    }

    private mutating func readSinks(_ entry: YAMLNode.Entry) {
        for node in reader.list(entry) {
            guard let plan = SinkReader.plan(node, &reader) else { continue }
            if plan.name == FileSink.sinkName || settings.sinks.contains(where: { $0.name == plan.name }) {
                reader.report(node, .nameTaken(plan.name, key: entry.key))
            }
            settings.sinks.append(plan)
            mailNodes[plan.name] = node
        }
    }

    private mutating func readAlerts(_ entry: YAMLNode.Entry) {
        for entry in reader.entries(entry.value, key: entry.key, known: SettingsReader.known("alerts")) {
            switch entry.key {
            case "quiet": settings.alerts.quiet = reader.quietHours(entry)
            case "budget": settings.alerts.budget = number(entry, 0...10_000)
            case "cooldown": settings.alerts.cooldown = seconds(entry, 60...366 * 86_400).map(Int64.init)
            default: break
            }
        }
    }

    /// A sink of mail needs somebody to write to.
    private mutating func checkMail() {
        guard !settings.people.contains(where: { $0.mail != nil }) else { return }
        for plan in settings.sinks where plan.addresses.isEmpty {
            switch plan.way {
            case .smtp, .sendmail:
                if let node = mailNodes[plan.name] { reader.report(node, .nobodyToMail(plan.name)) }
            case .webhook, .chat, .command: break
            }
        }
    }

    private mutating func baseURL(_ entry: YAMLNode.Entry) -> String? {
        reader.value(entry, .baseAddress) { text in
            guard let link = WebLink(text), !link.address.contains(where: { $0 == "?" || $0 == "#" }) else {
                return nil
            }
            return link.address.hasSuffix("/") ? String(link.address.dropLast()) : link.address
        }
    }

    mutating func zone(_ entry: YAMLNode.Entry) -> Zone? {
        guard let name = reader.text(entry) else { return nil }
        do {
            return try zones.zone(named: name)
        } catch {
            reader.report(entry.value, .noSuchZone(name))
            return nil
        }
    }

    private mutating func number(_ entry: YAMLNode.Entry, _ range: ClosedRange<Int>) -> Int? {
        reader.value(entry, .number(range)) { text in Int(text).flatMap { range.contains($0) ? $0 : nil } }
    }

    private mutating func seconds(_ entry: YAMLNode.Entry, _ range: ClosedRange<Int>) -> Int? {
        reader.value(entry, .duration) { text in Quantity.seconds(text).flatMap { range.contains($0) ? $0 : nil } }
    }

    private mutating func contact(_ entry: YAMLNode.Entry) -> String? {
        // It is sent in a request field, so it must be able to stand in one.
        reader.value(entry, .address) { text in
            text.utf8.allSatisfy { $0 >= 0x20 && $0 < 0x7F && $0 != 0x28 && $0 != 0x29 } ? text : nil
        }
    }
}
