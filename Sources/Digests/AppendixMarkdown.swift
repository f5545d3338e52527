import LookoutModel
import Text

/// The appendix as Markdown.
struct AppendixMarkdown {
    private let wording: DigestWording

    init(_ wording: DigestWording) {
        self.wording = wording
    }

    /// All parts.
    var paragraphs: [String] {
        Appendix(wording).parts.flatMap { part in
            ["## " + MarkdownText.text(part.title)] + part.blocks.flatMap(block)
        }
    }

    private func block(_ block: Appendix.Block) -> [String] {
        switch block {
        case .note(let text): return [MarkdownText.text(text)]
        case .group(let title, let count, let entries):
            let head = "**\(MarkdownText.text(VisibleText.line(title)))**: \(MarkdownText.text(count))"
            return entries.isEmpty ? [head] : [head, MarkdownText.list(entries.map(line))]
        case .entries(let entries): return [MarkdownText.list(entries.map(line))]
        case .table(_, let rows):
            return [MarkdownText.list(rows.map { "\(MarkdownText.text($0.name)): \(DigestDate.grouped($0.count))" })]
        case .volumes(let volumes): return [MarkdownText.list(volumes.map(line))]
        case .file(let title, let path): return [MarkdownText.text("\(title): \(path)")]
        }
    }

    private func line(_ entry: Appendix.Entry) -> String {
        switch entry {
        case .story(let story): MarkdownText.brief(story, wording)
        case .item(let item, let note, _): MarkdownText.item(item, note: note, wording)
        case .fact(let name, let note): MarkdownText.text("\(name): \(note)")
        }
    }

    private func line(_ volume: RuleVolume) -> String {
        let chart = VolumeChart(volume: volume, day: wording.digest.day)
        return "\(MarkdownText.text(VisibleText.line(volume.title))): \(chart.line) \(chart.summary)"
    }
}
