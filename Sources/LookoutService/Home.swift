/// The home folder: everything a user touches, and where Lookout keeps its own.
package struct Home: Hashable, Sendable {
    /// Absolute path, without a slash at the end.
    package let root: String

    package init(root: String) {
        var root = root
        while root.count > 1, root.hasSuffix("/") { root.removeLast() }
        self.root = root
    }

    /// The feed lists.
    package var feeds: String { root + "/Feeds" }
    /// The rule files.
    package var rules: String { root + "/Rules" }
    /// The user's templates of digests, which may be absent.
    package var templates: String { root + "/Templates" }
    /// The editions.
    package var digests: String { root + "/Digests" }
    /// The alerts.
    package var alerts: String { root + "/Alerts" }
    /// The store, the lock, and what else is not for people to edit.
    package var state: String { root + "/State" }
    /// The settings, which may be absent.
    package var settings: String { root + "/lookout.yaml" }
    /// The store's file.
    package var store: String { state + "/lookout.db" }
    /// Documents that crashed the reader.
    package var quarantine: String { state + "/quarantine" }
    /// The file of the lock under which lists of feeds are changed.
    package var listLock: String { state + "/lists.lock" }
    /// The run lock's file.
    package var lock: String { state + "/lock" }

    /// `path` without the home in front, as messages name it.
    package func relative(_ path: String) -> String {
        path.hasPrefix(root + "/") ? String(path.dropFirst(root.utf8.count + 1)) : path
    }
}
