import Storage
import Text

/// What was asked of servers, and how polite that was.
struct PolitenessReport {
    private let hosts: [HostTraffic]

    init(_ hosts: [HostTraffic]) {
        self.hosts = hosts
    }

    var requests: Int { hosts.reduce(0) { $0 + $1.requests } }
    private var notModified: Int { hosts.reduce(0) { $0 + $1.notModified } }
    private var throttled: Int { hosts.reduce(0) { $0 + $1.throttled } }
    private var bytes: Int { hosts.reduce(0) { $0 + $1.bytes } }

    /// Hosts that answered 429, those that did so most often first.
    var complaining: [HostTraffic] {
        hosts.filter { $0.throttled > 0 }.sorted { ($1.throttled, $0.host) < ($0.throttled, $1.host) }
    }

    /// `1240 requests to 30 hosts, 87% unchanged (304), 12.5 MB`.
    var text: String {
        let share = requests > 0 ? notModified * 100 / requests : 0
        return "\(Plural.of(requests, "request")) to \(Plural.of(hosts.count, "host")), \(share)% unchanged (304), "
            + Self.size(bytes)
    }

    private static func size(_ bytes: Int) -> String {
        if bytes < 1000 { return "\(bytes) bytes" }
        let (unit, name) =
            bytes < 1_000_000 ? (1000, "KB") : bytes < 1_000_000_000 ? (1_000_000, "MB") : (1_000_000_000, "GB")
        let tenths = (bytes * 10 + unit / 2) / unit
        return tenths < 100 ? "\(tenths / 10).\(tenths % 10) \(name)" : "\(tenths / 10) \(name)"
    }

    /// The report as machines read it, hosts with the most requests first.
    var json: JSONValue {
        [
            "days": 7,
            "requests": .integer(Int64(requests)),
            "notModified": .integer(Int64(notModified)),
            "bytes": .integer(Int64(bytes)),
            "throttled": .integer(Int64(throttled)),
            "hosts": .array(
                hosts.prefix(200).map { host in
                    [
                        "host": .string(host.host),
                        "requests": .integer(Int64(host.requests)),
                        "notModified": .integer(Int64(host.notModified)),
                        "throttled": .integer(Int64(host.throttled)),
                        "bytes": .integer(Int64(host.bytes)),
                    ]
                }
            ),
        ]
    }
}
