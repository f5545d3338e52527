package import Platform

/// Why a home folder cannot be used: facts only.
package enum HomeError: Error, Equatable, Sendable {
    /// The folder has neither `Feeds/` nor `Rules/`.
    case notAHome(path: String)
    /// A folder or file that Lookout must write cannot be written.
    case unwritable(FileError)
}
