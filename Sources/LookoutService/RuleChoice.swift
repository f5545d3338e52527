import LookoutModel

/// Which rules somebody is told of: by id, by tag (`tag:maritime`) or by subfolder of `Rules/` (`folder:korea`).
package struct RuleChoice: Hashable, Sendable {
    package enum Part: Hashable, Sendable {
        case id(String)
        case tag(String)
        /// A path below `Rules/`, without a slash at its end; what lies deeper belongs to it.
        case folder(String)
    }

    /// Empty for all rules.
    package var parts: [Part]

    package init(_ parts: [Part] = []) {
        self.parts = parts
    }

    /// Whether a rule is among them.
    package func contains(_ rule: RuleFacts) -> Bool {
        parts.isEmpty
            || parts.contains { part in
                switch part {
                case .id(let id): rule.id.rawValue == id
                case .tag(let tag): rule.tags.contains(tag)
                case .folder(let folder): rule.folder == folder || rule.folder.hasPrefix(folder + "/")
                }
            }
    }
}

extension RuleChoice.Part: CustomStringConvertible {
    /// As the settings write it.
    package var description: String {
        switch self {
        case .id(let id): id
        case .tag(let tag): "tag:" + tag
        case .folder(let folder): "folder:" + folder
        }
    }

    /// Reads `south-china-sea`, `tag:maritime` or `folder:korea`; nil where nothing follows the colon.
    package init?(_ text: String) {
        func rest(_ prefix: String) -> String? {
            text.hasPrefix(prefix) ? String(text.dropFirst(prefix.count).drop { $0 == " " }) : nil
        }
        if let tag = rest("tag:") {
            self = .tag(tag)
            if tag.isEmpty { return nil }
        } else if let folder = rest("folder:") {
            let path = folder.split(separator: "/").joined(separator: "/")
            self = .folder(path)
            if path.isEmpty { return nil }
        } else {
            self = .id(text)
            if text.isEmpty { return nil }
        }
    }
}
