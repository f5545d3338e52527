import LookoutModel
import Text

/// The appendix as plain text.
struct AppendixText {
    private let wording: DigestWording

    init(_ wording: DigestWording) {
        self.wording = wording
    }

    /// All parts.
    var lines: [String] {
        Appendix(wording).parts.flatMap { part in TextLines.heading(part.title) + part.blocks.flatMap(block) }
    }

    private func block(_ block: Appendix.Block) -> [String] {
        switch block {
        case .note(let text): TextLines.wrapped(text)
        case .group(let title, let count, let entries):
            TextLines.wrapped("\(VisibleText.line(title)): \(count)") + entries.flatMap(entry)
        case .entries(let entries): entries.flatMap(entry)
        case .table(_, let rows): rows.map { TextLines.leader($0.name, $0.count) }
        case .volumes(let volumes): volumes.flatMap(chart)
        case .file(let title, let path): TextLines.wrapped("\(title): \(path)")
        }
    }

    private func entry(_ entry: Appendix.Entry) -> [String] {
        switch entry {
        case .story(let story): TextLines.brief(story, wording)
        case .item(let item, let note, _): TextLines.item(item, note: note, wording)
        case .fact(let name, let note): TextLines.wrapped("\(name): \(note)", first: "- ", rest: "  ")
        }
    }

    private func chart(_ volume: RuleVolume) -> [String] {
        let chart = VolumeChart(volume: volume, day: wording.digest.day)
        return TextLines.wrapped(VisibleText.line(volume.title), first: "- ", rest: "  ")
            + TextLines.wrapped(chart.line, first: "  ", rest: "  ")
            + TextLines.wrapped(chart.summary, first: "  ", rest: "  ")
    }
}
