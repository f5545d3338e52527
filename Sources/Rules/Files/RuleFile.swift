package import LookoutModel

/// A file below `Rules/`, as it was read from the disk.
package struct RuleFile: Sendable {
    /// Relative to the home folder: `Rules/lists/vessels.txt`.
    package let path: String
    package let bytes: [UInt8]
    package let modified: Instant

    package init(path: String, bytes: [UInt8], modified: Instant = Instant(seconds: 0)) {
        self.path = path
        self.bytes = bytes
        self.modified = modified
    }

    /// What a file is, by its name alone.
    package enum Kind: Equatable, Sendable {
        /// Rules, lists or both.
        case yaml
        /// A list of its own, one phrase a line.
        case textList(name: String)
        /// A whole rule, one phrase a line.
        case textRule(name: String)
        /// Left out, and named.
        case skipped(RuleFact.SkipReason)
        /// Nothing of ours: a README, a schema.
        case other
    }

    /// What this file is.
    package var kind: Kind {
        RuleFile.kind(of: path)
    }

    /// What the file at `path` is.
    package static func kind(of path: String) -> Kind {
        let parts = path.split(separator: "/").map(String.init)
        guard let name = parts.last else { return .other }
        let lowered = name.lowercased()
        if let reason = skipReason(lowered) { return .skipped(reason) }
        guard let dot = name.lastIndex(of: ".") else { return .other }
        let stem = String(name[..<dot])
        switch String(lowered.split(separator: ".").last ?? "") {
        case "yaml", "yml":
            return .yaml
        case "txt":
            if stem.lowercased().hasSuffix(".yaml") || stem.lowercased().hasSuffix(".yml") {
                return .skipped(.doubleEnding)
            }
            return parts.dropLast().last == "lists" ? .textList(name: stem) : .textRule(name: stem)
        case "doc", "docx", "rtf", "odt", "pages", "xls", "xlsx", "ods", "numbers", "csv", "tsv":
            return .skipped(.otherKind)
        default:
            return .other
        }
    }

    private static func skipReason(_ name: String) -> RuleFact.SkipReason? {
        if name.hasSuffix(".swp") || name.hasSuffix(".swo") || name.hasPrefix("~$") || name.hasPrefix(".#") {
            return .swap
        }
        if name.hasSuffix("~") || [".bak", ".orig", ".old", ".tmp", ".save", ".rej"].contains(where: name.hasSuffix) {
            return .backup
        }
        if name.hasPrefix("#"), name.hasSuffix("#") { return .backup }
        if name.hasPrefix(".") { return .hidden }
        let stem = name.lastIndex(of: ".").map { String(name[..<$0]) } ?? name
        if ["copy of ", "kopie von ", "copie de "].contains(where: name.hasPrefix) { return .copy }
        if [" copy", " - copy", "のコピー", " - コピー", " 사본", " - 복사본", " 副本", " - 副本"].contains(where: stem.hasSuffix) {
            return .copy
        }
        return isNumbered(stem) ? .copy : nil
    }

    /// Whether a name ends as a second download does: `rules (1)`.
    private static func isNumbered(_ stem: String) -> Bool {
        guard stem.hasSuffix(")"), let open = stem.lastIndex(of: "("), open > stem.startIndex else { return false }
        let number = stem[stem.index(after: open)...].dropLast()
        return !number.isEmpty && number.allSatisfy(\.isNumber) && stem[..<open].hasSuffix(" ")
    }
}
