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

    /// `time` writes the instants for the reader.
    package init(_ message: Message, time: LocalTime) {
        let mark = message.priority == .critical ? "CRITICAL: " : ""
        title = DrillMark.before(mark + ShownText.headline(message.headline), of: message)
        let pages: [Line] = message.link.flatMap { WebLink($0) }.map { [[], [.text("More: "), .link($0)]] } ?? []
        if message.kind == .alert || message.kind == .group, !message.items.isEmpty {
            let headline = ShownText.headline(message.headline)
            let blocks = message.items.enumerated().map { index, item in
                ChatText.block(
                    item,
                    headline: headline,
                    isFirst: index == 0,
                    // Several alerts have to find room.
                    withLead: message.kind == .alert,
                    time: time
                )
            }
            head = Array(blocks.joined(separator: [[]])) + pages
            tail =
                [[]] + message.causes.map { [.text("Why: " + ChatText.reason($0))] }
                + [[.text("Alert \(message.id), \(time.text(message.created))")]]
        } else {
            let lines = ChatText.lines(of: message.text) + pages
            head = lines.isEmpty ? [[.text("Message \(message.id), \(time.text(message.created))")]] : lines
            tail = []
        }
    }

    /// Title and message in one, the title bold.
    package var withTitle: ChatText {
        ChatText(title: title, head: [[.bold(title)]] + head, tail: tail)
    }

    /// One that is cut from its end on, whatever stands there.
    var withoutTail: ChatText {
        ChatText(title: title, head: head + tail, tail: [])
    }

    init(title: String, head: [Line], tail: [Line]) {
        self.title = title
        self.head = head
        self.tail = tail
    }

    private static func block(
        _ item: AlertItem,
        headline: String,
        isFirst: Bool,
        withLead: Bool,
        time: LocalTime
    ) -> [Line] {
        var lines: [Line] = []
        let title = ShownText.headline(item.title)
        if !isFirst || title != headline { lines.append([.text(title)]) }
        var facts = [ShownText.of(item.source, columns: ShownText.name), item.kind.rawValue]
        if item.isStateMedia { facts.append("state media") }
        if item.isPossible { facts.append("possibly the same") }
        if let language = item.language { facts.append(ShownText.of(language, columns: ShownText.name)) }
        facts.append(item.published.map { time.text($0) } ?? "no date given")
        lines.append([.text(facts.joined(separator: ", "))])
        let lead = ShownText.of(item.lead, columns: ShownText.lead)
        if withLead, !lead.isEmpty { lines.append([.text(lead)]) }
        if let link = item.link.flatMap({ WebLink($0) }) { lines.append([.link(link)]) }
        return lines
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
