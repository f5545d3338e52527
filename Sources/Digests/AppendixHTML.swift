import LookoutModel
import Text

/// The appendix of a page: parts that unfold, without a script.
struct AppendixHTML {
    private let wording: DigestWording

    init(_ wording: DigestWording) {
        self.wording = wording
    }

    /// Writes all parts.
    func write(_ writer: inout HTMLWriter) {
        for part in Appendix(wording).parts {
            let id = [("id", String(describing: part.id))] as [(StaticString, String)]
            writer.block("details", id + (part.isOpen ? [("open", "")] : [])) { writer in
                writer.line("summary") { $0.inline("h2", part.title) }
                for block in part.blocks { write(block, &writer) }
            }
        }
    }

    private func write(_ block: Appendix.Block, _ writer: inout HTMLWriter) {
        switch block {
        case .note(let text): writer.line("p", [("class", "note")], text)
        case .group(let title, let count, let entries):
            writer.line("h3", [("class", "small")]) { writer in
                writer.inline("bdi", VisibleText.line(title))
                writer.text(" ")
                writer.inline("span", [("class", "number")], count)
            }
            write(entries, &writer)
        case .entries(let entries): write(entries, &writer)
        case .table(let heads, let rows): table(heads, rows, &writer)
        case .volumes(let volumes): charts(volumes, &writer)
        case .file(let title, let path):
            writer.line("p") { $0.inline("a", [("href", path)], title) }
        }
    }

    private func write(_ entries: [Appendix.Entry], _ writer: inout HTMLWriter) {
        guard !entries.isEmpty else { return }
        let isBrief = entries.contains { if case .story = $0 { true } else { false } }
        writer.block("ul", [("class", isBrief ? "brief" : "others")]) { writer in
            for entry in entries {
                switch entry {
                case .story(let story): StoryHTML(story, wording).brief(&writer)
                case .item(let item, let note, let story):
                    writer.line("li") { writer in
                        StoryHTML.line(item, [], wording, &writer)
                        if let note {
                            writer.text(" · ")
                            writer.inline("span", [("class", "note")]) { $0.inline("bdi", note) }
                        }
                        if let story { StoryHTML.history(story, wording, &writer) }
                    }
                case .fact(let name, let note):
                    writer.line("li") { writer in
                        writer.inline("bdi", name)
                        writer.text(" ")
                        writer.inline("span", [("class", "note")]) { $0.inline("bdi", note) }
                    }
                }
            }
        }
    }

    private func table(_ heads: [String], _ rows: [Appendix.Row], _ writer: inout HTMLWriter) {
        writer.block("table") { writer in
            if !heads.isEmpty {
                writer.block("thead") { writer in
                    writer.line("tr") { writer in
                        for head in heads { writer.inline("th", [("scope", "col")], head) }
                    }
                }
            }
            writer.block("tbody") { writer in
                for row in rows {
                    writer.line("tr") { writer in
                        writer.inline("th", [("scope", "row")]) { $0.inline("bdi", row.name) }
                        writer.inline("td", DigestDate.grouped(row.count))
                    }
                }
            }
        }
    }

    private func charts(_ volumes: [RuleVolume], _ writer: inout HTMLWriter) {
        writer.block("ul", [("class", "charts")]) { writer in
            for volume in volumes {
                let chart = VolumeChart(volume: volume, day: wording.digest.day)
                writer.line("li") { writer in
                    writer.inline("bdi", VisibleText.line(volume.title))
                    writer.text(" ")
                    chart.draw(&writer)
                    writer.text(" ")
                    // The drawing says the same to those who do not see it.
                    writer.inline("span", [("class", "note"), ("aria-hidden", "true")], chart.summary)
                }
            }
        }
    }
}
