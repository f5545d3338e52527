import GRDB
package import LookoutModel

/// The verbs on the hosts that feeds come from.
package struct HostTable {
    /// Days for which it is kept what was asked of a host.
    package static let keptDays: Int64 = 31

    private let database: Database

    init(_ database: Database) {
        self.database = database
    }

    /// Adds what was asked to the day (UTC) of `now`, and forgets days long past.
    ///
    /// - Throws: `StoreError`, as every verb does through `Store`.
    package func add(_ traffic: [HostTraffic], at now: Instant) throws {
        let day = now.seconds / 86_400
        let statement = try database.cachedStatement(sql: HostTable.adding)
        for host in traffic {
            try statement.execute(arguments: [
                host.host, day, host.requests, host.notModified, host.throttled, host.bytes,
            ])
        }
        try database.execute(sql: "DELETE FROM hostTraffic WHERE day < ?", arguments: [day - HostTable.keptDays])
    }

    /// What was asked of each host on the days (UTC) from `start` to `end`, those with the most requests first.
    ///
    /// - Throws: `StoreError`.
    package func traffic(from start: Instant, to end: Instant) throws -> [HostTraffic] {
        let rows = try Row.fetchAll(
            database,
            sql: """
                SELECT host, sum(requests) AS requests, sum(notModified) AS notModified, sum(throttled) AS throttled,
                    sum(bytes) AS bytes
                FROM hostTraffic WHERE day BETWEEN ? AND ? GROUP BY host ORDER BY sum(requests) DESC, host
                """,
            arguments: [start.seconds / 86_400, end.seconds / 86_400]
        )
        return rows.map { row in
            var traffic = HostTraffic(host: row["host"])
            traffic.requests = row["requests"]
            traffic.notModified = row["notModified"]
            traffic.throttled = row["throttled"]
            traffic.bytes = row["bytes"]
            return traffic
        }
    }

    /// Notes a pause; one that is there already ends with the later of both.
    ///
    /// - Throws: `StoreError`.
    package func save(_ pause: HostPause) throws {
        try database.execute(
            sql: """
                INSERT INTO hostPause (host, endsAt, status) VALUES (?, ?, ?)
                ON CONFLICT (host) DO UPDATE SET endsAt = max(endsAt, excluded.endsAt), status = excluded.status
                """,
            arguments: [pause.host, pause.endsAt.seconds, pause.status]
        )
    }

    /// The pauses that hold at `now`.
    ///
    /// - Throws: `StoreError`.
    package func pauses(at now: Instant) throws -> [HostPause] {
        try Row.fetchAll(
            database,
            sql: "SELECT * FROM hostPause WHERE endsAt > ? ORDER BY host",
            arguments: [now.seconds]
        ).map { HostPause(host: $0["host"], endsAt: Instant(seconds: $0["endsAt"]), status: $0["status"]) }
    }

    /// Forgets pauses that are over, and those of a clock that was wrong.
    ///
    /// - Throws: `StoreError`.
    package func endPauses(at now: Instant) throws {
        try database.execute(
            sql: "DELETE FROM hostPause WHERE endsAt <= ?1 OR endsAt > ?1 + 172800",
            arguments: [now.seconds]
        )
    }

    private static let adding = """
        INSERT INTO hostTraffic (host, day, requests, notModified, throttled, bytes) VALUES (?, ?, ?, ?, ?, ?)
        ON CONFLICT (host, day) DO UPDATE SET requests = requests + excluded.requests,
            notModified = notModified + excluded.notModified, throttled = throttled + excluded.throttled,
            bytes = bytes + excluded.bytes
        """
}
