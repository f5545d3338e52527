/// Every key of `lookout.yaml`, with its default as people write it.
///
/// The table in `deploy/README.md` is checked against it.
package struct SettingsKey: Hashable, Sendable {
    /// The path of the key, `fetch.per-host.connections`.
    package let path: String
    /// What holds where the key is absent.
    package let standard: String
    /// Refused by name until a later version.
    package let isPlanned: Bool

    private init(_ path: String, _ standard: String, isPlanned: Bool = false) {
        self.path = path
        self.standard = standard
        self.isPlanned = isPlanned
    }

    /// In the order of the documentation.
    package static let all = [
        SettingsKey("zone", "the system's"),
        SettingsKey("use", "personal"),
        SettingsKey("contact", "none"),
        SettingsKey("base-url", "none"),
        SettingsKey("ping", "none"),
        SettingsKey("fetch.interval", "30m"),
        SettingsKey("fetch.allow-private", "none"),
        SettingsKey("fetch.per-host.connections", "4"),
        SettingsKey("fetch.per-host.pause", "0s"),
        SettingsKey("fetch.timeout", "60s"),
        SettingsKey("fetch.deadline", "10m"),
        SettingsKey("fetch.max-bytes", "10M"),
        SettingsKey("fetch.proxy", "none"),
        SettingsKey("digests.name", "unnamed"),
        SettingsKey("digests.at", "07:00"),
        SettingsKey("digests.zone", "the home's"),
        SettingsKey("digests.days", "every day"),
        SettingsKey("digests.rules", "all"),
        SettingsKey("digests.formats", "html, md, txt, json"),
        SettingsKey("digests.catch-up", "merge"),
        SettingsKey("digests.sinks", "files"),
        SettingsKey("people", "one reader"),
        SettingsKey("people.name", "none"),
        SettingsKey("people.mail", "none"),
        SettingsKey("people.zone", "the home's"),
        SettingsKey("people.at", "the first digest's"),
        SettingsKey("people.quiet", "that of the sink"),
        SettingsKey("people.rules", "all"),
        SettingsKey("sinks", "files alone"),
        SettingsKey("alerts.budget", "10"),
        SettingsKey("alerts.quiet", "none"),
        SettingsKey("alerts.cooldown", "none"),
        SettingsKey("retention", "for ever", isPlanned: true),
    ]

    /// The keys directly under a path (the top level where it is empty).
    package static func names(under path: String) -> [(name: String, isPlanned: Bool)] {
        let prefix = path.isEmpty ? "" : path + "."
        var names: [(name: String, isPlanned: Bool)] = []
        for key in all where key.path.hasPrefix(prefix) {
            let rest = key.path.dropFirst(prefix.utf8.count)
            let name = String(rest.prefix { $0 != "." })
            if let index = names.firstIndex(where: { $0.name == name }) {
                names[index].isPlanned = names[index].isPlanned && key.isPlanned
            } else {
                names.append((name, key.isPlanned))
            }
        }
        return names
    }
}
