/// Feeds that are files below `Feeds/`.
package enum FeedFile {
    /// Whether a path of a feed list stays inside `Feeds/`: relative, and no part of it is `..`.
    package static func isInside(_ path: String) -> Bool {
        !path.isEmpty && !path.hasPrefix("/") && !path.utf8.contains(0)
            && !path.split(separator: "/").contains("..")
    }
}
