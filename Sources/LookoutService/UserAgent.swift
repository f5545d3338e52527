/// How Lookout names itself to servers.
package enum UserAgent {
    /// The program's version, as `--version` says it.
    package static let version = "0.1.0"

    /// `Lookout/0.1.0 (feed watcher; contact)`.
    package static func text(contact: String?) -> String {
        "Lookout/\(version) (feed watcher" + (contact.map { "; " + $0 } ?? "") + ")"
    }
}
