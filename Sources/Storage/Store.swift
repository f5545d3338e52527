import Foundation
import GRDB
import LookoutModel

/// The store: one SQLite file, one writing process (which holds the run lock), any number of short readers.
///
/// The journal is a rollback journal that is truncated after each commit, with `synchronous=EXTRA`: SQLite before 3.51.3
/// can damage a WAL database when two connections checkpoint, and a reader without permission to write cannot open one
/// at all. Readers copy what they need in one short transaction, so a commit waits for them no longer than that.
package final class Store: Sendable {
    /// What a connection may do.
    package enum Access: Sendable {
        /// Creates the store where it is absent and brings its schema up to date. Only under the run lock.
        case writer
        /// Reads only; the store must exist.
        case reader
    }

    /// Milliseconds a connection waits for another one before it gives up.
    package static let busyMilliseconds = 10_000

    package let path: String
    private let queue: DatabaseQueue

    /// Opens the store.
    ///
    /// - Throws: `StoreError`.
    package init(path: String, access: Access) throws(StoreError) {
        self.path = path
        if access == .reader, !FileManager.default.fileExists(atPath: path) {
            throw .absent(path: path)
        }
        do {
            queue = try DatabaseQueue(path: path, configuration: Store.configuration(access))
            switch access {
            case .writer: try Schema.bringUpToDate(queue)
            case .reader: try queue.read { try Schema.check($0) }
            }
        } catch let error as StoreError {
            throw error
        } catch {
            throw Store.explain(error, path: path, access: access)
        }
    }

    /// Reads in one transaction.
    ///
    /// - Throws: `StoreError`.
    package func read<Value>(_ body: (StoreTransaction) throws -> Value) throws(StoreError) -> Value {
        do {
            return try queue.read { try body(StoreTransaction($0)) }
        } catch {
            throw Store.explain(error, path: path, access: .reader)
        }
    }

    /// Reads and writes in one transaction that is on disk when the call returns, or leaves no trace when it throws.
    ///
    /// - Throws: `StoreError`.
    package func write<Value>(_ body: (StoreTransaction) throws -> Value) throws(StoreError) -> Value {
        do {
            return try queue.write { try body(StoreTransaction($0)) }
        } catch {
            throw Store.explain(error, path: path, access: .writer)
        }
    }

    /// Closes the connection; the store must not be used after it.
    package func close() {
        try? queue.close()
    }

    private static func configuration(_ access: Access) -> Configuration {
        var configuration = Configuration()
        configuration.readonly = access == .reader
        configuration.busyMode = .timeout(Double(busyMilliseconds) / 1000)
        configuration.journalMode = .default
        configuration.prepareDatabase { database in
            if access == .writer {
                // Counts for a new store only: texts are long, and to write fewer pages takes less time than smaller ones.
                try database.execute(sql: "PRAGMA page_size = 8192")
                _ = try String.fetchOne(database, sql: "PRAGMA journal_mode = TRUNCATE")
                try database.execute(sql: "PRAGMA synchronous = EXTRA")
                try database.execute(sql: "PRAGMA cache_size = -16384")
            }
            try database.execute(sql: "PRAGMA temp_store = MEMORY")
        }
        return configuration
    }

    private static func explain(_ error: any Error, path: String, access: Access) -> StoreError {
        if let error = error as? StoreError { return error }
        guard let error = error as? DatabaseError else {
            return .failed(code: -1, detail: String(describing: error))
        }
        let detail = error.message ?? error.description
        // A read-only connection meets a hot journal that it may not roll back.
        if error.extendedResultCode == .SQLITE_READONLY_ROLLBACK
            || error.extendedResultCode == .SQLITE_READONLY_RECOVERY
        {
            return .needsRecovery(path: path)
        }
        switch error.resultCode {
        case .SQLITE_BUSY, .SQLITE_LOCKED: return .busy(path: path)
        case .SQLITE_NOTADB, .SQLITE_CORRUPT: return .damaged(path: path, detail: detail)
        case .SQLITE_CANTOPEN, .SQLITE_PERM, .SQLITE_AUTH:
            return access == .reader && FileManager.default.fileExists(atPath: path + "-journal")
                ? .needsRecovery(path: path) : .cannotOpen(path: path, detail: detail)
        case .SQLITE_FULL, .SQLITE_IOERR, .SQLITE_READONLY: return .cannotWrite(path: path, detail: detail)
        default: return .failed(code: Int(error.extendedResultCode.rawValue), detail: detail)
        }
    }
}
