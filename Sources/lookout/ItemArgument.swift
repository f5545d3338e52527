import ArgumentParser
import Foundation
import LookoutModel
import LookoutService
import Platform
import Rules
import Storage
import Stories
import Text

/// An item as a person names it: an id, an address, or `-` for a text on standard input.
enum ItemArgument {
    /// A text from standard input.
    struct Given {
        let title: String
        let summary: String
        /// The item, where it was given as a line of JSON: then it says where it comes from.
        let item: MatchItem?

        /// What a rule sees of it; a text alone is taken to come from where the rule asks.
        func subject(for rule: Rule, now: Instant) -> RuleSubject {
            if let item { return item.subject(now: now) }
            let condition = rule.condition
            return RuleSubject(
                title: title,
                summary: summary,
                language: condition.languages.first,
                feed: condition.sources.first.map { FeedID($0) },
                host: condition.sources.first,
                kind: condition.kinds.first,
                categories: condition.tags.first.map { [$0] } ?? []
            )
        }
    }

    /// The shortest beginning of an id that is taken.
    private static let shortest = 4
    /// The most items that are named where several fit.
    private static let shown = 5

    /// The text on standard input: a line of JSON with a title, or a headline with more on the lines after it.
    static func given() throws -> Given {
        let bytes = Terminal.readInput()
        if bytes.first(where: { !ASCII.isSpace($0) }) == UInt8(ascii: "{"),
            let item = try? JSONDecoder().decode(MatchItem.self, from: Data(bytes))
        {
            return Given(title: item.title, summary: item.summary ?? "", item: item)
        }
        let text = String(decoding: bytes, as: UTF8.self)
        let lines = text.split(omittingEmptySubsequences: false) { $0.isNewline }
            .map { VisibleText.line($0) }
        guard let first = lines.firstIndex(where: { !$0.isEmpty }) else {
            throw ValidationError("Standard input is empty; pipe a headline into it.")
        }
        var rest = lines[(first + 1)...]
        while rest.first == "" { rest.removeFirst() }
        while rest.last == "" { rest.removeLast() }
        return Given(title: lines[first], summary: rest.joined(separator: "\n"), item: nil)
    }

    /// The stored item of an id or an address.
    ///
    /// - Throws: `ExitCode` where there is none or more than one, after it was said; `StoreError`.
    static func stored(_ argument: String, in store: Store) throws -> StoredItem {
        let isAddress = argument.contains("://")
        let wanted = CanonicalAddress.of(argument)
        let id = ASCII.lowercased(argument)
        let found: [StoredItem]
        if isAddress {
            found = try store.read { transaction in
                try transaction.items.fetch(limit: shown) { link in
                    link == argument || wanted != nil && CanonicalAddress.of(link) == wanted
                }
            }
        } else {
            guard id.utf8.count >= shortest, id.utf8.allSatisfy({ ASCII.digit($0, isHexadecimal: true) != nil }) else {
                throw ErrorMessages.say(
                    "“\(VisibleText.line(argument))” is no item: give an id (as digests and alerts have it, 16 digits, or the "
                        + "first four or more), an address, or - for a text on standard input.",
                    ExitStatus.badData
                )
            }
            found = try store.read { try $0.items.fetch(idPrefix: id, limit: shown) }
        }
        guard let first = found.first else {
            throw ErrorMessages.say(
                isAddress
                    ? "no stored item has the address \(VisibleText.line(argument))."
                    : "no stored item has the id \(id).",
                ExitStatus.badData
            )
        }
        guard found.count > 1 else { return first }
        if isAddress {
            let others = found.dropFirst().map(\.id).joined(separator: ", ")
            Terminal.writeError("lookout: the newest of \(found.count) items at this address; the others: \(others)\n")
            return first
        }
        let list = found.map { "\n  \($0.id)  \(RuleMessages.show($0.item.title))" }.joined()
        throw ErrorMessages.say("more than one item has an id that begins with \(id):\(list)", ExitStatus.badData)
    }
}
