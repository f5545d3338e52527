import Foundation
import TestSupport

extension TemporaryFolder {
    /// Makes a symbolic link `name` in the folder that leads to `target`.
    func link(_ name: String, to target: String) throws {
        try FileManager.default.createSymbolicLink(atPath: path(name), withDestinationPath: target)
    }

    /// Takes a file or folder away.
    func remove(_ name: String) throws {
        try FileManager.default.removeItem(atPath: path(name))
    }
}
