import Delivery
import Digests
import LookoutModel
import LookoutService
import Platform
import Rules
import Storage
import Text

/// What became of a stored item, in words.
struct HistoryMessages {
    let history: ItemHistory
    let reading: HomeReading
    let now: Instant
    /// The rules that catch it as they are now; nil where not all were asked.
    var catching: Set<RuleID>?

    private var time: LocalTime { LocalTime(zone: reading.settings.zone) }
    private var stored: StoredItem { history.stored }

    /// The item itself: headline, source, times, address.
    var header: [String] {
        let item = stored.item
        var lines = AlignedText.wrapped(VisibleText.line(item.title))
        var facts = [VisibleText.line(reading.book.title(item.feed)), reading.book.kind(item.feed).rawValue]
        if reading.book.isStateMedia(item.feed) { facts.append("state media") }
        if let language = item.language { facts.append(VisibleText.line(language)) }
        facts.append(item.published.map { "published " + time.text($0) } ?? "no date given")
        lines += AlignedText.wrapped(facts.joined(separator: ", "), head: "  ")
        if let link = item.link { lines.append("  " + VisibleText.line(link)) }
        let age = stored.isBackground ? ", old already, so background" : ""
        let changes = stored.revision == 0 ? "" : ", changed \(Plural.of(stored.revision, "time")) since"
        let seen = "item \(stored.id), first seen \(time.text(stored.firstSeen))\(age)\(changes)"
        lines += AlignedText.wrapped(seen, head: "  ")
        return lines
    }

    /// Its story, and what was told, held or folded, when and where.
    var told: [String] {
        guard !history.matches.isEmpty else { return entry("no rule caught it when it came in, so nothing was told") }
        var lines = matches
        if let story = history.story {
            lines += entry("story \(story.id)\(joining(story)), \(time.text(story.madeAt))")
        }
        lines += history.messages.isEmpty && history.withheld.isEmpty ? silences : history.messages.flatMap(message)
        lines += history.withheld.flatMap { entry(Self.sentence($0)) }
        for edition in history.editions { lines += entry(sentence(edition)) }
        for name in history.waiting {
            let next = reading.settings.editions.first { $0.name == name }?.schedule.next(after: now)?.due
            let when = next.map { ", due " + time.text($0) } ?? ""
            lines += entry("waits for the next edition\(name.isEmpty ? "" : " of " + VisibleText.line(name))\(when)")
        }
        return lines
    }

    private func entry(_ text: String) -> [String] {
        AlignedText.wrapped(text, head: "  - ")
    }

    private var matches: [String] {
        history.matches.flatMap { match in
            let how =
                switch match.origin {
                case .live: "when it came in"
                case .missed: "after it was mended: it was off when the item came in"
                case .earlier: "looking back, as a new or changed rule"
                }
            let isThere = reading.rules.active.contains { $0.id == match.match.rule }
            let isLost = catching.map { !$0.contains(match.match.rule) } ?? false
            let since = !isThere ? "; it is no more" : isLost ? "; as it is now it does not" : ""
            return entry("rule \(match.match.rule) caught it \(how), \(time.text(match.matchedAt))\(since)")
        }
    }

    private func message(_ message: ItemHistory.Message) -> [String] {
        let entry = message.entry
        let what = entry.kind == .firstLook ? "the first look's one alert" : "alert"
        let isOfFiles = entry.sink == FileSink.sinkName
        let to = isOfFiles ? "" : " to " + AlertMessages.target(entry)
        let file = isOfFiles ? ": Alerts/" + VisibleText.line(entry.fileName) : ""
        let made = time.text(entry.createdAt)
        switch entry.state {
        case .delivered:
            return self.entry("\(what)\(to), delivered \(message.triedAt.map(time.text) ?? made)\(file)")
        case .merged:
            return self.entry("\(what)\(to) of \(made), told in one message with others of that time")
        case .dropped:
            let why = VisibleText.line(entry.receipt ?? "")
            return self.entry("\(what)\(to) of \(made), put away by hand: \(why)")
        case .dead:
            let why = failure(message)
            return self.entry(
                "\(what)\(to) of \(made), given up after \(Plural.of(entry.attempts, "try", "tries")): \(why)"
            )
        case .pending, .sending:
            let when = entry.nextTry > now ? "it leaves \(time.text(entry.nextTry))" : "it leaves at the next run"
            return self.entry("\(what)\(to) of \(made), held: \(when)")
        case .retry:
            let why = message.result == nil ? "" : " (\(failure(message)))"
            return self.entry("\(what)\(to) of \(made), held: tried again \(time.text(entry.nextTry))\(why)")
        }
    }

    private func failure(_ message: ItemHistory.Message) -> String {
        message.result.map { DeliveryMessages.text(stored: $0, sink: message.entry.sink) } ?? ""
    }

    /// Why there was no alert, by rule.
    private var silences: [String] {
        let facts = reading.rules.facts
        return history.matches.flatMap { match in
            let silence = AlertSilence.of(
                match.match,
                origin: match.origin,
                rule: facts[match.match.rule],
                kind: reading.book.kind(stored.item.feed),
                isBackground: stored.isBackground,
                isHeld: stored.heldUntil != nil
            )
            return entry("no alert by \(match.match.rule): \(Self.reason(silence))")
        }
    }

    static func reason(_ silence: AlertSilence) -> String {
        switch silence {
        case .ruleGone: "the rule is no more"
        case .muted: "its priority is mute"
        case .onTrial: "it is on trial"
        case .digestOnly: "its priority is digest; write priority: alert to be told at once"
        case .contentOnly: "only the content was met; write alert-on: content to be told at once"
        case .analysis: "the feed is of kind analysis, which the rule does not ask for"
        case .background: "the item was old when its feed was first read"
        case .held: "its feed published it again; it is held back, then told in the digest"
        case .lookedBack: "what is found by looking back is told in the digest alone"
        case .storyAlerted: "its story had been told at once before"
        }
    }

    static func sentence(_ withheld: Withheld) -> String {
        let to =
            withheld.sink == FileSink.sinkName ? "" : " to " + AlertMessages.target(withheld.sink, withheld.recipient)
        let why =
            switch withheld.reason {
            case .budget: "the alerts of the day were used up (alerts: budget)"
            case .silence: "somebody had silenced it (lookout alerts silence)"
            case .rule: "its rule is silent (silence-until)"
            case .firstLook: "the first look told how much there was"
            }
        return "no alert by \(withheld.rule)\(to): \(why); the digest has its story"
    }

    /// How the item belongs to its story.
    private func joining(_ story: StoredStory) -> String {
        let kin = story.leader == story.id ? "" : kinship(story.leader)
        if story.id == stored.id { return ", begun by this item" + kin }
        guard let member = history.member, let similarity = member.similarity else { return kin }
        let percent = "\(Int((similarity * 100).rounded()))% alike"
        let copy = member.copiedFrom.map { ", a copy of the text of \(VisibleText.line($0))" } ?? ""
        let how = member.grade == "possible" ? "possibly the same" : "the same"
        return ", joined as \(how) (\(percent))\(copy)\(kin)"
    }

    /// Why two stories are one alert, so that whoever finds them different knows which lists to divide.
    private func kinship(_ leader: String) -> String {
        let text = ", read as the same as story \(leader) in another language"
        guard let (rule, lists) = history.kinship else { return text }
        let names = lists.sorted().map { "$" + RuleMessages.show($0) }.joined(separator: " and ")
        return text + " (within a day the rule \(RuleMessages.show(rule.rawValue)) caught both through \(names))"
    }

    private func sentence(_ edition: ItemHistory.Edition) -> String {
        let file = "Digests/" + edition.fileName
        let place = edition.isWritten ? file : file + " (its files are not written yet)"
        return "digest of \(date(edition.day)): \(Self.text(edition.place)), \(place)"
    }

    static func text(_ place: ItemHistory.Place) -> String {
        switch place {
        case .told(let section): "told under “\(RuleMessages.show(section))”"
        case .background: "counted as background"
        case .earlier: "counted as earlier, under a new or changed rule"
        case .folded(let day): "folded into its story, which the digest of \(CivilDate(dayNumber: day.number)) told"
        case .held: "counted as held back"
        case .trial: "counted under a rule on trial"
        case .muted: "counted as muted"
        }
    }

    private func date(_ day: Day) -> String {
        CivilDate(dayNumber: day.number).description
    }
}
