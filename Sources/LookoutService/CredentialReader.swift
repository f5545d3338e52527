import LookoutModel
import Rules

/// Reads `auth:` of a feed: `basic: {user, file|env}`, `bearer: {file|env}` or `header: {name, file|env}`.
enum CredentialReader {
    static func read(_ entry: YAMLNode.Entry, _ reader: inout ValueReader) -> FeedSource.Credential? {
        let kinds = ["basic", "bearer", "header"].map { ValueReader.KnownKey(name: $0, isPlanned: false) }
        let entries = reader.entries(entry.value, key: entry.key, known: kinds)
        guard let kind = entries.first else { return nil }
        if entries.count > 1 {
            reader.report(entries[1].value, .conflictingKeys(kind.key, entries[1].key))
            return nil
        }
        let first = kind.key == "basic" ? ["user"] : kind.key == "header" ? ["name"] : []
        let known = (first + ["file", "env"]).map { ValueReader.KnownKey(name: $0, isPlanned: false) }
        var values: [String: String] = [:]
        for entry in reader.entries(kind.value, key: kind.key, known: known) { values[entry.key] = reader.text(entry) }
        let secret: FeedSource.Secret
        if let file = values["file"] {
            secret = .file(file)
        } else if let name = values["env"] {
            secret = .environment(name)
        } else {
            reader.report(kind.value, .missingKey("file"))
            return nil
        }
        switch kind.key {
        case "bearer": return .bearer(secret)
        case "basic":
            if let user = values["user"] { return .basic(user: user, secret: secret) }
            reader.report(kind.value, .missingKey("user"))
        default:
            if let name = values["name"] { return .header(name: name, secret) }
            reader.report(kind.value, .missingKey("name"))
        }
        return nil
    }
}
