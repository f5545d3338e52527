import Delivery
import LookoutModel
import Rules
import Text
import Transfers

/// Values of the settings that say who is told, where and when.
extension ValueReader {
    /// A value, or where it is kept: `{file: …}` or `{env: …}`.
    mutating func hookValue(_ entry: YAMLNode.Entry) -> HookValue? {
        guard entry.value.map != nil else { return text(entry).map { .plain($0) } }
        let known = ["file", "env"].map { KnownKey(name: $0, isPlanned: false) }
        let entries = entries(entry.value, key: entry.key, known: known)
        guard let first = entries.first else {
            report(entry.value, .missingKey("file"))
            return nil
        }
        if entries.count > 1 {
            report(entries[1].value, .conflictingKeys("file", "env"))
            return nil
        }
        return text(first).map { text in
            guard first.key == "file" else { return .secret(.environment(text)) }
            needs.append(SinkNeed(.secret(text), place: first.value.place, endColumn: first.value.endColumn))
            return .secret(.file(text))
        }
    }

    /// Rules by id, tag or subfolder.
    mutating func rules(_ entry: YAMLNode.Entry) -> RuleChoice {
        var parts: [RuleChoice.Part] = []
        for node in list(entry) {
            // `tag: maritime` with a space is a map to YAML, and means the same.
            if let pair = node.map?.first, node.map?.count == 1, let text = ValueReader.text(of: pair.value),
                ["tag", "folder"].contains(pair.key), let part = RuleChoice.Part(pair.key + ":" + text)
            {
                parts.append(part)
                mentions.append(RuleMention(part: part, place: node.place, endColumn: pair.value.endColumn))
                continue
            }
            let one = YAMLNode.Entry(key: entry.key, place: entry.place, value: node)
            if let part = value(one, .rules, { RuleChoice.Part($0) }) {
                parts.append(part)
                mentions.append(RuleMention(part: part, place: node.place, endColumn: node.endColumn))
            }
        }
        if parts.isEmpty, entry.value.isEmpty { report(entry.value, .emptyKey(entry.key)) }
        return RuleChoice(parts)
    }

    /// `22:00-07:00`.
    mutating func quietHours(_ entry: YAMLNode.Entry) -> QuietHours? {
        value(entry, .quietHours) { QuietHours($0) }
    }

    /// `desk@example.org`.
    mutating func mailAddress(_ entry: YAMLNode.Entry) -> MailAddress? {
        value(entry, .mailAddress) { try? MailAddress($0) }
    }

    /// Warns of an address that was read already, but for the case of its letters; `seen` says where.
    mutating func warnOfRepeated(_ address: MailAddress, at node: YAMLNode, seen: inout [String: SourcePlace]) {
        let key = address.description.lowercased()
        if let first = seen[key] {
            report(node, .addressTaken(address.description, first: first), level: .warning)
        } else {
            seen[key] = node.place
        }
    }

    /// The texts of a list, none of them empty.
    mutating func texts(_ entry: YAMLNode.Entry) -> [String] {
        list(entry).compactMap { text(YAMLNode.Entry(key: entry.key, place: entry.place, value: $0)) }
    }

    /// Hosts and networks that may have private addresses.
    mutating func allowance(_ entry: YAMLNode.Entry) -> AddressAllowance {
        var entries: [AddressAllowance.Entry] = []
        for node in list(entry) {
            guard let text = ValueReader.text(of: node) else {
                report(node, .wrongShape(key: entry.key, expected: .text))
                continue
            }
            do {
                entries += try AddressAllowance(parsing: [text]).entries
            } catch {
                report(node, .badValue(key: entry.key, value: text, expected: .hostOrNetwork))
            }
        }
        return AddressAllowance(entries: entries)
    }
}
