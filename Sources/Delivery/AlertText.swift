import LookoutModel
import Text

/// An alert as a person reads it: plain text, 78 columns, the news first, then the reason.
package struct AlertText: Sendable {
    /// The longest line.
    private static let columns = 78

    private let time: LocalTime

    package init(time: LocalTime) {
        self.time = time
    }

    /// The text of an alert.
    package func of(_ alert: Alert) -> String {
        var lines: [String] = []
        if let cause = alert.causes.first {
            let word = cause.priority == .critical ? "CRITICAL" : "ALERT"
            lines += wrapped((alert.update == nil ? word : word + ", AGAIN") + ": " + ShownText.headline(cause.title))
            lines += [time.text(alert.created), ""]
        }
        if let update = alert.update { lines += wrapped(update.sentence) + [""] }
        for item in alert.items { lines += block(item) + [""] }
        if let note = alert.languageNote { lines += wrapped(note) + [""] }
        if alert.moreItems > 0 { lines += [ShownText.more(alert.moreItems), ""] }
        if alert.morePossible > 0 { lines += [ShownText.possible([], more: alert.morePossible), ""] }
        lines += ["Why you are told"]
        for cause in alert.causes {
            lines += wrapped("- rule \(cause.rule): \(MatchedReason.text(cause.texts))", indent: 2)
        }
        lines += ["", "Alert \(alert.id)"]
        return lines.joined(separator: "\n") + "\n"
    }

    /// The text of the first run's alert.
    package func of(_ look: FirstLook) -> String {
        let noun = look.developments == 1 ? "development" : "developments"
        var lines = ["FIRST LOOK: \(look.developments) \(noun) of the last 24 hours", time.text(look.created), ""]
        lines += wrapped(
            "This is the first run, so you are told once how much there is, not each of it. The digest has the rest; "
                + "from now on each new development under a rule of priority alert or critical is an alert of its own."
        )
        lines += [""]
        if look.counts.reduce(0, { $0 + $1.recent }) > look.developments {
            lines += wrapped("What several rules caught is counted under each of them.") + [""]
        }
        for count in look.counts {
            let older = count.background > 0 ? ", \(count.background) older" : ""
            lines += wrapped(
                "- \(ShownText.headline(count.title)): \(count.recent) new\(older)  [\(count.rule), \(count.priority.rawValue)]",
                indent: 2
            )
        }
        if !look.items.isEmpty {
            lines += ["", "What would have been alerts", ""]
            for item in look.items { lines += block(item) + [""] }
            if look.moreItems > 0 {
                lines += ["and \(look.moreItems) more, which the digest has"]
            } else {
                lines.removeLast()
            }
        }
        lines += ["", "Alert \(look.id)"]
        return lines.joined(separator: "\n") + "\n"
    }

    /// The text of several alerts in one.
    func of(_ burst: Burst) -> String {
        var lines = ["\(burst.parts.count) ALERTS IN ONE MESSAGE", time.text(burst.created), ""]
        for (index, part) in burst.parts.enumerated() {
            lines += wrapped("\(index + 1). \(ShownText.headline(part.causes.first?.title ?? ""))", indent: 2)
            lines += block(part.item, title: part.headline)
            if part.moreItems > 0 { lines += ["  " + ShownText.more(part.moreItems)] }
            if let note = part.possibleNote { lines += wrapped(note, indent: 4, first: 2) }
            for cause in part.causes {
                lines += wrapped("Why: rule \(cause.rule): \(MatchedReason.text(cause.texts))", indent: 4, first: 2)
            }
            lines += ["  " + ShownText.id(part), ""]
        }
        lines += wrapped(ShownText.together)
        return (lines + ["", "Alert \(burst.id)"]).joined(separator: "\n") + "\n"
    }

    /// The text of an alert about a rule as a whole.
    func of(_ notice: RuleNotice) -> String {
        let word =
            switch notice.finding {
            case .surge: "SURGE: "
            case .absence: "ABSENCE: "
            }
        var lines = wrapped(word + notice.headline(time)) + [time.text(notice.created), ""]
        for item in notice.items { lines += block(item) + [""] }
        lines += wrapped(notice.reason)
        return (lines + ["", "Alert \(notice.id)"]).joined(separator: "\n") + "\n"
    }

    /// The text of a drill.
    func ofDrill(id: String, at now: Instant) -> String {
        var lines = ["DRILL: Lookout can reach you here", time.text(now), ""]
        lines += wrapped(
            "Nothing has happened. Somebody ran lookout alerts test to see that alerts arrive, and this one did, on the way "
                + "that a real one takes."
        )
        return (lines + ["", "Alert \(id)"]).joined(separator: "\n") + "\n"
    }

    private func block(_ item: AlertItem, title: String? = nil) -> [String] {
        var lines = wrapped(ShownText.headline(title ?? item.title))
        var facts = [ShownText.of(item.source, columns: ShownText.name), item.kind.rawValue]
        if item.isStateMedia { facts.append("state media") }
        if item.isPossible { facts.append("possibly the same") }
        if let language = item.language { facts.append(ShownText.of(language, columns: ShownText.name)) }
        facts.append(item.published.map { time.text($0) } ?? "no date given")
        lines += wrapped(facts.joined(separator: ", "), indent: 2, first: 2)
        if let link = item.link.flatMap({ WebLink($0) }) { lines += ["  " + link.address] }
        let lead = ShownText.of(item.lead, columns: ShownText.lead)
        if !lead.isEmpty { lines += wrapped(lead, indent: 2, first: 2) }
        return lines
    }

    /// Lines of at most `AlertText.columns`; the first begins with `first` spaces, the others with `indent`.
    private func wrapped(_ text: String, indent: Int = 0, first: Int = 0) -> [String] {
        LineWrapping.lines(text, width: AlertText.columns - indent).enumerated().map { index, line in
            String(repeating: " ", count: index == 0 ? first : indent) + line
        }
    }
}
