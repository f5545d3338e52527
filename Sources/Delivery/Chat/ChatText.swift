import LookoutModel
import Text

/// A message as all chats show it, before any markup: the title, then source, time and language of each item with its link,
/// and at the end, which a cut leaves standing, the reason and the id.
package struct ChatText: Sendable {
    package typealias Line = [ChatSpan]

    /// What happened, one safe line; says first that it is a drill or critical.
    package let title: String
    /// What may be cut.
    package let head: [Line]
    /// What stays.
    package let tail: [Line]
    /// The headlines of each of several alerts in one, with which the head begins; empty for any other message.
    let headlines: [[Line]]

    /// `time` writes the instants for the reader.
    package init(_ message: Message, time: LocalTime) {
        let mark = message.priority == .critical ? "CRITICAL: " : ""
        title = DrillMark.before(mark + ShownText.headline(message.headline), of: message)
        let pages: [Line] = message.link.flatMap { WebLink($0) }.map { [[], [.text("More: "), .link($0)]] } ?? []
        let reasons: [Line] = message.causes.map { [.text("Why: " + ChatText.reason($0))] }
        let end: Line = [.text("Alert \(message.id), \(time.text(message.created))")]
        if message.kind == .group, !message.parts.isEmpty {
            // Whoever is told nothing else is told what has happened: all headlines first, then as much as fits.
            headlines = message.parts.enumerated().map { index, part in
                let possible: [Line] = part.possibleNote.map { [[.text($0)]] } ?? []
                return [[.text("\(index + 1). \(ShownText.headline(part.headline))")]] + possible
            }
            let blocks = message.parts.enumerated().map { ChatText.block($1, number: $0 + 1, time: time) }
            head = headlines.flatMap(\.self) + blocks.flatMap { [[]] + $0 } + [[]] + reasons
            tail = pages + [[], end]
        } else if message.kind == .alert, !message.items.isEmpty {
            headlines = []
            let headline = ShownText.headline(message.headline)
            let blocks = message.items.enumerated().map { index, item in
                ChatText.block(
                    item,
                    headline: headline,
                    isFirst: index == 0,
                    time: time
                )
            }
            var more: [Line] = message.moreItems > 0 ? [[], [.text(ShownText.more(message.moreItems))]] : []
            if message.morePossible > 0 {
                more += [[], [.text(ShownText.possible([], more: message.morePossible))]]
            }
            let again: [Line] = message.again.map { [[.text(ShownText.of($0, columns: ShownText.headline))]] } ?? []
            let languages: [Line] =
                message.languageNote.map { [[], [.text(ShownText.of($0, columns: ShownText.headline))]] } ?? []
            head = again + Array(blocks.joined(separator: [[]])) + languages + more + pages
            tail = [[]] + reasons + [end]
        } else {
            headlines = []
            let lines = ChatText.lines(of: message.text) + pages
            head = lines.isEmpty ? [[.text("Message \(message.id), \(time.text(message.created))")]] : lines
            tail = []
        }
    }

    /// Title and message in one, the title bold.
    package var withTitle: ChatText {
        ChatText(title: title, head: [[.bold(title)]] + head, tail: tail, headlines: headlines)
    }

    /// One that is cut from its end on, whatever stands there.
    var withoutTail: ChatText {
        ChatText(title: title, head: head + tail, tail: [], headlines: headlines)
    }

    private init(title: String, head: [Line], tail: [Line], headlines: [[Line]]) {
        self.title = title
        self.head = head
        self.tail = tail
        self.headlines = headlines
    }

    private static func block(
        _ item: AlertItem,
        headline: String,
        isFirst: Bool,
        time: LocalTime
    ) -> [Line] {
        var lines: [Line] = []
        let title = ShownText.headline(item.title)
        if !isFirst || title != headline { lines.append([.text(title)]) }
        lines.append([.text(facts(item, time: time))])
        let lead = ShownText.of(item.lead, columns: ShownText.lead)
        if !lead.isEmpty { lines.append([.text(lead)]) }
        if let link = item.link.flatMap({ WebLink($0) }) { lines.append([.link(link)]) }
        return lines
    }

    /// One of several alerts, whose headline stands at the top.
    private static func block(_ part: Burst.Part, number: Int, time: LocalTime) -> [Line] {
        var lines: [Line] = [[.text("\(number). \(facts(part.item, time: time))")]]
        if let link = part.item.link.flatMap({ WebLink($0) }) { lines.append([.link(link)]) }
        if part.moreItems > 0 { lines.append([.text(ShownText.more(part.moreItems))]) }
        let names = part.causes.map { ShownText.of($0.rule.rawValue, columns: ShownText.name) }
        let rules = (names.count == 1 ? "Rule: " : "Rules: ") + names.joined(separator: ", ")
        lines += [[.text(rules)], [.text(ShownText.id(part))]]
        return lines
    }

    /// Where an item comes from, and when.
    private static func facts(_ item: AlertItem, time: LocalTime) -> String {
        var facts = [ShownText.of(item.source, columns: ShownText.name), item.kind.rawValue]
        if item.isStateMedia { facts.append("state media") }
        if item.isPossible { facts.append("possibly the same") }
        if let language = item.language { facts.append(ShownText.of(language, columns: ShownText.name)) }
        facts.append(item.published.map { time.text($0) } ?? "no date given")
        return facts.joined(separator: ", ")
    }

    private static func reason(_ cause: Alert.Cause) -> String {
        let title = ShownText.of(cause.title, columns: ShownText.name)
        let rule = ShownText.of(cause.rule.rawValue, columns: ShownText.name)
        return "\(title) (rule \(rule)): \(MatchedReason.text(cause.texts))"
    }

    /// The lines of a text that is safe but for what stands in it by mistake.
    private static func lines(of text: String) -> [Line] {
        var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map { line -> Line in
            let indent = String(line.prefix { $0 == " " })
            let words = VisibleText.line(line)
            return words.isEmpty ? [] : [.text(indent + words)]
        }
        while lines.last?.isEmpty == true { lines.removeLast() }
        return lines
    }
}
