import Foundation
package import Platform
import Text

/// The feeds and rules that a version of Lookout ships, copied into a home without ever touching what a user edited.
package struct ShippedFiles {
    /// The record of what was copied: `{"Rules/x.yaml": "SHA-256"}`.
    private static let recordName = "shipped.json"

    private let source: String
    private let home: Home

    /// What came of one file.
    package enum Outcome: Equatable, Sendable {
        case copied
        /// It was as shipped before, and is now as this version ships it.
        case updated
        case unchanged
        /// The user has edited it; this version's stands beside it under this name.
        case beside(String)
        /// The user has taken it away; it stays away.
        case leftAway
    }

    /// Ships from `source`, a folder with `Feeds/` and `Rules/`.
    package init(from source: String, to home: Home) {
        self.source = source
        self.home = home
    }

    /// Copies what is new; the outcome of each file, by path.
    ///
    /// - Throws: `FileError`.
    package func copy() throws(FileError) -> [(path: String, outcome: Outcome)] {
        try Folder.make(home.state)
        var record = readRecord()
        var outcomes: [(path: String, outcome: Outcome)] = []
        for path in try paths() {
            let shipped = try AtomicFile.read(source + "/" + path, limit: HomeFolder.listLimit)
            let hash = Self.hash(shipped)
            let outcome = try copy(shipped, hash: hash, path: path, earlier: record[path])
            if case .leftAway = outcome {} else { record[path] = hash }
            outcomes.append((path, outcome))
        }
        try writeRecord(record)
        return outcomes
    }

    private func copy(_ shipped: [UInt8], hash: String, path: String, earlier: String?) throws(FileError) -> Outcome {
        let target = home.root + "/" + path
        let present: [UInt8]?
        do {
            present = try AtomicFile.read(target, limit: HomeFolder.listLimit)
        } catch  where error.isAbsent {
            present = nil
        }
        guard let present else {
            if earlier != nil { return .leftAway }
            try makeFolders(above: path)
            _ = try AtomicFile.write(shipped, to: target)
            return .copied
        }
        let own = Self.hash(present)
        if own == hash { return .unchanged }
        if own == earlier {
            _ = try AtomicFile.write(shipped, to: target)
            return .updated
        }
        // The user's own; what this version ships is offered once.
        if hash == earlier { return .unchanged }
        _ = try AtomicFile.write(shipped, to: target + ".new")
        return .beside(path + ".new")
    }

    /// The files that are shipped: all but the samples, which are for trying the program out.
    private func paths() throws(FileError) -> [String] {
        var paths: [String] = []
        for folder in ["Feeds", "Rules"] {
            for file in try FolderListing(of: source + "/" + folder).files {
                let path = folder + "/" + file.path
                if path != "Feeds/samples.yaml", !path.hasPrefix("Feeds/samples/"), !path.hasSuffix(".new") {
                    paths.append(path)
                }
            }
        }
        return paths.sorted()
    }

    private func makeFolders(above path: String) throws(FileError) {
        var folder = home.root
        for part in path.split(separator: "/").dropLast() {
            folder += "/" + part
            try Folder.make(folder)
        }
    }

    private func readRecord() -> [String: String] {
        let bytes = (try? AtomicFile.read(home.state + "/" + Self.recordName, limit: HomeFolder.sizeLimit)) ?? []
        return (try? JSONDecoder().decode([String: String].self, from: Data(bytes))) ?? [:]
    }

    private func writeRecord(_ record: [String: String]) throws(FileError) {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
        let bytes = (try? encoder.encode(record)).map(Array.init) ?? []
        _ = try AtomicFile.write(bytes, to: home.state + "/" + Self.recordName)
    }

    private static func hash(_ bytes: [UInt8]) -> String {
        SHA256.hexadecimal(bytes)
    }
}
