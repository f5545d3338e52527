import Foundation
import TestSupport

/// Rule files with what the linter finds in them, `Golden/lint/`: `E101.yaml`, and beside it what `check` prints of it.
enum LintFixtures {
    static let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Golden/lint")

    /// The names of all fixtures, without their ending.
    static var names: [String] {
        get throws {
            try FileManager.default.contentsOfDirectory(atPath: folder.path)
                .filter { $0.hasSuffix(".yaml") }.map { String($0.dropLast(5)) }.sorted()
        }
    }

    /// Whether a fixture needs an archive.
    static func needsArchive(_ name: String) -> Bool {
        name.hasPrefix("W306") || name.hasPrefix("W307")
    }

    /// The bytes of a fixture.
    static func bytes(_ name: String) throws -> Data {
        try Data(contentsOf: folder.appending(path: name + ".yaml"))
    }

    /// The name that a fixture has among a home's rules.
    static func file(_ name: String) -> String {
        switch name {
        case "N205": "Rules/Kopie von N205.yaml"
        case "W312": "Rules/W312.yaml.txt"
        default: "Rules/\(name).yaml"
        }
    }

    /// What `check` printed, by the file it is of.
    static func parts(of output: String) -> [String: String] {
        var parts: [String: String] = [:]
        var file = ""
        for line in output.split(separator: "\n", omittingEmptySubsequences: false) {
            if line.hasPrefix("Rules/") { file = String(line.prefix { $0 != ":" }) }
            if !line.hasPrefix("Rules/"), !line.hasPrefix(" ") { file = "" }
            parts[file, default: ""] += line + "\n"
        }
        return parts
    }
}
