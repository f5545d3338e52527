package import LookoutModel
import Platform
import Text
package import Transfers

/// Reads the secrets that feed lists and settings name; they are never printed, logged or stored.
package struct Secrets: Sendable {
    private let home: Home
    private let environment: [String: String]

    /// `environment` is the process's, handed in.
    package init(home: Home, environment: [String: String]) {
        self.home = home
        self.environment = environment
    }

    /// The credential with its secret in hand; nil where the file or variable is absent or empty.
    package func resolve(_ credential: FeedSource.Credential) -> TransferCredential? {
        switch credential {
        case .basic(let user, let secret): value(secret).map { .basic(user: user, password: $0) }
        case .bearer(let secret): value(secret).map { .bearer($0) }
        case .header(let name, let secret): value(secret).map { .header(name: name, value: $0) }
        }
    }

    /// The secret itself; nil where it is absent or empty.
    func value(_ secret: FeedSource.Secret) -> String? {
        let text: String?
        switch secret {
        case .environment(let name): text = environment[name]
        case .file(let path):
            let absolute = path.hasPrefix("/") ? path : home.root + "/" + path
            text = (try? AtomicFile.read(absolute, limit: 65_536)).map { String(decoding: $0, as: UTF8.self) }
        }
        return text.map { ASCII.trimmed($0) }.flatMap { $0.isEmpty ? nil : $0 }
    }
}
