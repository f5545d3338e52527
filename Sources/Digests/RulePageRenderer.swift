package import LookoutModel
import Text

/// The pages of rules: one with all of them, and one for each.
package enum RulePageRenderer {
    /// `rules.html`, ending with a line feed; `day` is the one that charts end with, `linked` are the rules that have their
    /// own page by now, `tally` counts all rules in force, shown or not, and `asOf` is when all this was so.
    package static func render(
        _ rules: [RulePortrait],
        problems: [BrokenRule],
        rulesHash: String,
        day: Day,
        zone: ZoneTable,
        linked: Set<RuleID>,
        tally: RuleTally? = nil,
        asOf: Instant? = nil
    ) -> String {
        let tally = tally ?? RuleTally(rules)
        let omitted = tally.all - rules.count
        let wording = DigestWording(dated: zone)
        var writer = HTMLWriter()
        writer.page(title: "Lookout · Rules") { writer in
            writer.block("header") { writer in
                writer.kicker("Rules")
                writer.line("h1", "Rules")
                writer.line("p", [("class", "counts")], tally.sentence)
                if omitted > 0 {
                    let more = DigestDate.count(omitted, "more rule")
                    writer.line(
                        "p",
                        [("class", "note")],
                        "\(more) in force caught nothing of late, or found no room here."
                    )
                }
                writer.line("p", [("class", "trust")]) { writer in
                    writer.text("Rules in force: ")
                    writer.inline("code", VisibleText.line(rulesHash))
                    writer.text(".")
                }
                writer.asOf(asOf, wording)
                self.problems(problems, title: "Files that need mending", wording, &writer)
            }
            writer.block("main", [("id", "news")]) { writer in
                for (number, rule) in rules.enumerated() {
                    let id = "rule-\(number + 1)"
                    writer.block("section", [("class", "news"), ("aria-labelledby", id)]) { writer in
                        writer.line("h2", [("id", id), ("dir", "auto")]) { writer in
                            let title = VisibleText.line(rule.rule.title)
                            if linked.contains(rule.rule.id) {
                                writer.link(PageName.rule(rule.rule.id), title)
                            } else {
                                writer.text(title)
                            }
                        }
                        portrait(rule, day: day, wording, hits: 3, root: "", &writer)
                    }
                }
            }
            writer.block("footer", [("class", "foot")]) { $0.pages(from: "") }
        }
        return writer.html
    }

    /// The page of one rule, ending with a line feed.
    package static func render(_ rule: RulePortrait, day: Day, zone: ZoneTable, asOf: Instant? = nil) -> String {
        let wording = DigestWording(dated: zone)
        let title = VisibleText.line(rule.rule.title)
        var writer = HTMLWriter()
        writer.page(title: "Lookout · " + title) { writer in
            writer.block("header") { writer in
                writer.kicker("Rule")
                writer.line("h1", [("dir", "auto")], title)
                writer.asOf(asOf, wording)
            }
            writer.block("main", [("id", "news")]) { writer in
                portrait(rule, day: day, wording, hits: .max, root: "../", &writer)
                days(rule.days, wording, &writer)
            }
            writer.block("footer", [("class", "foot")]) { writer in
                writer.pages(from: "../")
            }
        }
        return writer.html
    }

    /// The page of a rule that is in no file any more, ending with a line feed: earlier editions lead there.
    package static func gone(zone: ZoneTable, asOf: Instant? = nil) -> String {
        var writer = HTMLWriter()
        writer.page(title: "Lookout · Rule taken away") { writer in
            writer.block("header") { writer in
                writer.kicker("Rule")
                writer.line("h1", "Taken away")
                writer.asOf(asOf, DigestWording(dated: zone))
            }
            writer.block("main", [("id", "news")]) { writer in
                writer.line("p", "The rule of this page is in no rule file any more: it catches nothing.")
                writer.line("p", "What it caught before stands in the editions of those days.")
            }
            writer.block("footer", [("class", "foot")]) { $0.pages(from: "../") }
        }
        return writer.html
    }

    private static func portrait(
        _ rule: RulePortrait,
        day: Day,
        _ wording: DigestWording,
        hits: Int,
        root: String,
        _ writer: inout HTMLWriter
    ) {
        writer.line("p", [("class", "meta")]) { writer in
            writer.inline("span", [("class", rule.priority > .digest ? "loud" : "rank")], rule.priority.rawValue)
            if rule.isOnTrial { writer.text(" · on trial") }
            writer.text(" · ")
            writer.inline("code", VisibleText.line(rule.rule.id.rawValue))
            writer.text(" · ")
            writer.inline("code", place(rule.place))
            if let changed = rule.changed {
                writer.text(" · changed ")
                writer.time(changed, wording.time(changed))
            }
        }
        if let sentence = rule.sentence {
            writer.line("p", [("class", "sentence")]) { $0.inline("bdi", VisibleText.line(sentence)) }
        }
        problems(rule.problems, title: "It needs mending", wording, &writer)
        if let volume = rule.volume {
            let chart = VolumeChart(volume: volume, day: day)
            chart.draw(&writer)
            writer.line("p", [("class", "note"), ("aria-hidden", "true")], chart.summary)
        }
        if rule.hits.isEmpty {
            writer.line("p", [("class", "note")], "It has caught nothing yet.")
        } else {
            caught(rule.hits.prefix(hits), wording, root: root, &writer)
        }
        words(rule, isOpen: !root.isEmpty, &writer)
    }

    private static func caught(
        _ hits: some Sequence<RuleHit>,
        _ wording: DigestWording,
        root: String,
        _ writer: inout HTMLWriter
    ) {
        writer.line("p", [("class", "label")], "Caught last")
        writer.block("ul", [("class", "others")]) { writer in
            for hit in hits {
                writer.block("li") { writer in
                    StoryHTML.line(hit.item, [], wording, &writer)
                    guard let story = hit.story else { return }
                    writer.text(" ")
                    writer.inline("a", [("class", "note"), ("href", root + PageName.story(story))], "its history")
                }
            }
        }
    }

    /// What the rule caught day by day.
    private static func days(_ days: [RuleDay], _ wording: DigestWording, _ writer: inout HTMLWriter) {
        guard !days.isEmpty else { return }
        writer.block("section", [("class", "news"), ("aria-labelledby", "days")]) { writer in
            writer.line("h2", [("id", "days")], "Day by day")
            for day in days {
                writer.line("h3", [("class", "small")]) { writer in
                    writer.text(DigestDate.long(day.day) + " ")
                    writer.inline("span", [("class", "number")], DigestDate.grouped(day.count))
                }
                writer.block("ul", [("class", "brief")]) { writer in
                    for hit in day.developments { development(hit, wording, &writer) }
                }
                let more = day.count - day.developments.count
                if more > 0 { writer.line("p", [("class", "note")], "and \(DigestDate.grouped(more)) more") }
            }
        }
    }

    /// A development in one line, which leads to the page of its story, and where there is none to the item.
    private static func development(_ hit: RuleHit, _ wording: DigestWording, _ writer: inout HTMLWriter) {
        guard let story = hit.story else {
            return writer.line("li") { StoryHTML.line(hit.item, [], wording, &$0) }
        }
        writer.line("li") { writer in
            let link = [("href", "../" + PageName.story(story))] as [(StaticString, String)]
            writer.inline("a", link + StoryHTML.language(hit.item), wording.headline(hit.item.title))
            writer.text(" ")
            writer.inline("span", [("class", "meta")]) { StoryHTML.meta(hit.item, wording, &$0) }
        }
    }

    private static func words(_ rule: RulePortrait, isOpen: Bool, _ writer: inout HTMLWriter) {
        writer.block("details", isOpen ? [("open", "")] : []) { writer in
            writer.line("summary", "What it looks for, and how it speaks")
            for line in rule.words where !line.isEmpty {
                writer.line("p", [("class", "words")]) { $0.inline("bdi", VisibleText.line(line)) }
            }
        }
    }

    private static func problems(
        _ problems: [BrokenRule],
        title: String,
        _ wording: DigestWording,
        _ writer: inout HTMLWriter
    ) {
        guard !problems.isEmpty else { return }
        writer.block("div", [("class", "banner mend"), ("role", "note")]) { writer in
            writer.line("p", [("class", "rank")], title)
            for problem in problems {
                writer.line("p") { writer in
                    let column = problem.place.column > 0 ? ", column \(problem.place.column)" : ""
                    writer.inline("code", wording.place(problem) + column)
                    writer.text(": ")
                    writer.inline("bdi", VisibleText.line(problem.message))
                    writer.text("; ")
                    writer.inline("bdi", wording.state(problem))
                }
                repair(problem, &writer)
            }
        }
    }

    private static func repair(_ problem: BrokenRule, _ writer: inout HTMLWriter) {
        // Its indentation is that of the file; here it would only look odd.
        let lines = (problem.repair ?? "").split(separator: "\n").map { VisibleText.line($0) }.filter { !$0.isEmpty }
        guard !lines.isEmpty else { return }
        writer.line("p", [("class", "try")]) { writer in
            writer.text(lines.count == 1 ? "Write the line so: " : "Write it so: ")
            for (number, line) in lines.enumerated() {
                if number > 0 { writer.empty("br", []) }
                writer.inline("code", line)
            }
        }
    }

    private static func place(_ place: SourcePlace) -> String {
        VisibleText.line(place.file) + (place.line == 0 ? "" : ", line \(place.line)")
    }
}
