import Foundation
import Platform
package import Storage
import Text

/// `Alerts/`: one file for each alert, and one line of `alerts.jsonl`.
///
/// Exactly once, also across crashes.
package struct FileSink: Sink {
    package static let sinkName = "files"
    /// The append-only record of all alerts.
    package static let recordName = "alerts.jsonl"
    /// The largest record that is searched for an id: far beyond what years of alerts come to.
    private static let recordLimit = 1 << 30

    package var name: String { FileSink.sinkName }
    package var batch: Int { 100 }
    private let folder: String

    /// A sink that writes into `folder`, which must exist.
    package init(folder: String) {
        self.folder = folder
    }

    package func deliver(_ entry: OutboxEntry, mayHaveArrived: Bool) throws(DeliveryError) -> String {
        do {
            _ = try AtomicFile.write(Array(entry.body.utf8), to: folder + "/" + entry.fileName)
            let record = folder + "/" + FileSink.recordName
            if mayHaveArrived, try holds(entry.id, record: record) { return entry.fileName }
            try AtomicFile.appendLine(Array(entry.record.utf8), to: record)
            return entry.fileName
        } catch {
            throw .file(error)
        }
    }

    /// Cuts a line of the record that a crash left half written, and ends one that is whole but for its line feed.
    ///
    /// - Throws: `DeliveryError.file`.
    package func repair() throws(DeliveryError) {
        do {
            _ = try AtomicFile.mendLastLine(of: folder + "/" + FileSink.recordName, isWhole: FileSink.isRecord)
            _ = try AtomicFile.removeStaleTemporaries(in: folder)
        } catch {
            throw .file(error)
        }
    }

    /// Whether `line` is a whole JSON object.
    private static func isRecord(_ line: [UInt8]) -> Bool {
        let object = try? JSONSerialization.jsonObject(with: Data(line))
        return object is [String: Any]
    }

    private func holds(_ id: String, record: String) throws(FileError) -> Bool {
        let bytes: [UInt8]
        do {
            bytes = try AtomicFile.read(record, limit: FileSink.recordLimit)
        } catch  where error.isAbsent {
            return false
        }
        let key = Array("{\"id\":\"\(id)\"".utf8)
        return bytes.split(separator: 0x0A).contains { $0.starts(with: key) }
    }
}
