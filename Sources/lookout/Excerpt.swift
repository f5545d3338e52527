import LookoutModel
import Rules
import Text

/// A line of a file with carets under what is meant, as much of it as a terminal shows in one line.
struct Excerpt {
    private static let margin = "    "

    let line: [Unicode.Scalar]
    let place: SourcePlace
    let endColumn: Int
    /// The columns of the terminal.
    let width: Int

    /// Two lines, each no wider than the terminal; empty where the place has no column.
    var text: String {
        guard place.column > 0 else { return "" }
        let scalars = line.map(Excerpt.visible)
        let start = min(place.column - 1, scalars.count)
        let end = min(max(endColumn - 1, start + 1), max(scalars.count, start + 1))
        let window = window(scalars, start, end)
        let head = window.lowerBound > 0 ? "…" : ""
        let tail = window.upperBound < scalars.count ? "…" : ""
        let indent = DisplayWidth.columns(head) + Excerpt.columns(scalars[window.lowerBound..<start])
        let meant = Excerpt.columns(scalars[start..<max(start, min(end, window.upperBound))])
        return Excerpt.margin + head + Excerpt.text(scalars[window]) + tail + "\n" + Excerpt.margin
            + String(repeating: " ", count: indent) + String(repeating: "^", count: max(1, meant)) + "\n"
    }

    /// A line without carets, as it is shown: whole, so that it can be copied.
    static func shown(_ line: [Unicode.Scalar]) -> String {
        text(line.map(visible)[...])
    }

    /// The part of a line that is shown: all of it where it fits, else what stands around the carets.
    private func window(_ scalars: [Unicode.Scalar], _ start: Int, _ end: Int) -> Range<Int> {
        let room = max(8, width - Excerpt.margin.count)
        let all = Excerpt.columns(scalars[...])
        guard all > room else { return 0..<scalars.count }
        let before = Excerpt.columns(scalars[..<start])
        let meant = min(Excerpt.columns(scalars[start..<min(end, scalars.count)]), room - 2)
        var first = 0
        if before + meant > room - 1, before > room / 3 {
            // Of what stands before the carets a third of the line, less where what is meant needs it; at the end of
            // the line as much as fits.
            let lead = max(0, min(room / 3, room - 2 - meant))
            let column = min(before - lead, all - (room - 1))
            var passed = 0
            while first < start, passed < column {
                passed += DisplayWidth.columns(scalars[first])
                first += 1
            }
        }
        var left = room - (first > 0 ? 1 : 0)
        if Excerpt.columns(scalars[first...]) > left { left -= 1 }
        var last = first
        while last < scalars.count {
            left -= DisplayWidth.columns(scalars[last])
            if left < 0 { break }
            last += 1
        }
        return first..<max(last, start)
    }

    private static func columns(_ scalars: ArraySlice<Unicode.Scalar>) -> Int {
        scalars.reduce(0) { $0 + DisplayWidth.columns($1) }
    }

    private static func text(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
        var text = String.UnicodeScalarView()
        text.append(contentsOf: scalars)
        return String(text)
    }

    /// A tab as a space; what is not to be seen, or turns the order of what is, as a mark: one column at least for each.
    private static func visible(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
        switch scalar.value {
        case 0x09: " "
        case 0..<0x20, 0x7F..<0xA0, 0xAD, 0x61C, 0x180E, 0x200B, 0x200E, 0x200F, 0x2028...0x202E, 0x2060...0x206F,
            0xFEFF:
            "\u{FFFD}"
        default: scalar
        }
    }
}
