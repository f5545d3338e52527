import LookoutModel
import Rules
import Text

/// A line of a file with carets under what is meant.
struct Excerpt {
    /// The widest line that is shown whole.
    private static let width = 200
    /// The last column that a caret stands at: one off the screen helps nobody.
    private static let reach = 160
    private static let margin = "    "

    let line: [Unicode.Scalar]
    let place: SourcePlace
    let endColumn: Int

    /// Two lines; empty where the place has no column, or one far to the right.
    var text: String {
        guard place.column > 0 else { return "" }
        let start = min(place.column - 1, line.count)
        let end = min(max(endColumn - 1, start + 1), max(line.count, start + 1))
        let indent = DisplayWidth.columns(Excerpt.visible(line[..<start]))
        guard indent <= Excerpt.reach else { return "" }
        let meant = DisplayWidth.columns(Excerpt.visible(line[start..<min(end, line.count)]))
        let carets = String(repeating: "^", count: max(1, min(meant, Excerpt.reach)))
        return Excerpt.margin + Excerpt.shown(line) + "\n" + Excerpt.margin + String(repeating: " ", count: indent)
            + carets + "\n"
    }

    /// A line as it is shown: one column at least for each character, so that carets stand right.
    static func shown(_ line: [Unicode.Scalar]) -> String {
        LineWrapping.shortened(visible(line[...]), columns: width)
    }

    /// Tabs as spaces; what is not to be seen, or turns the order of what is, as a mark.
    private static func visible(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
        var text = String.UnicodeScalarView()
        for scalar in scalars {
            switch scalar.value {
            case 0x09: text.append(" ")
            case 0..<0x20, 0x7F..<0xA0, 0xAD, 0x61C, 0x180E, 0x200B, 0x200E, 0x200F, 0x2028...0x202E, 0x2060...0x206F,
                0xFEFF:
                text.append("\u{FFFD}")
            default: text.append(scalar)
            }
        }
        return String(text)
    }
}
