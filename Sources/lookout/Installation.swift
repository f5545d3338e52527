import Foundation
import Platform

/// Where the program was installed, and what lies beside it.
enum Installation {
    /// The folder with the feeds and rules that this program ships: `../share/lookout` beside the program's folder, or the
    /// project's root where it runs from a build folder; nil where neither is there.
    static func shippedFolder() -> String? {
        guard let executable = ExecutablePath.current else { return nil }
        var folder = URL(filePath: executable).deletingLastPathComponent()
        let installed = folder.deletingLastPathComponent().appending(path: "share/lookout").path
        if holdsShippedFiles(installed) { return installed }
        for _ in 0..<6 {
            folder = folder.deletingLastPathComponent()
            if holdsShippedFiles(folder.path), FileManager.default.fileExists(atPath: folder.path + "/Package.swift") {
                return folder.path
            }
        }
        return nil
    }

    private static func holdsShippedFiles(_ folder: String) -> Bool {
        FileManager.default.fileExists(atPath: folder + "/Feeds")
            && FileManager.default.fileExists(atPath: folder + "/Rules")
    }
}
