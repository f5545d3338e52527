package import Foundation

/// Folders that tests find by where the sources stand.
package enum PackageFolder {
    /// The package's root.
    package static let root = URL(filePath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    /// The data that is kept beside the project and not in it: `$LOOKOUT_SHARED`, else `../shared`; nil where it is absent.
    ///
    /// Tests that need it skip where it is nil, and say so.
    package static let shared: URL? = {
        let named = ProcessInfo.processInfo.environment["LOOKOUT_SHARED"].map { URL(filePath: $0) }
        let folder = named ?? root.deletingLastPathComponent().appending(path: "shared")
        return FileManager.default.fileExists(atPath: folder.path + "/design.md") ? folder : nil
    }()
}
