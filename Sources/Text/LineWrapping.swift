/// Breaks text into lines of so many columns.
package enum LineWrapping {
    /// The lines of `text` (one paragraph), each at most `width` columns where it can be broken.
    ///
    /// Lines break at spaces and between wide characters, but not before a closing mark of Chinese or Japanese, nor
    /// after an opening one, and within Korean words only where they fill a line. A longer word is broken where the line is full, but for a web address, which stays whole.
    package static func lines(_ text: String, width: Int) -> [String] {
        var lines: [String] = []
        var line = ""
        var columns = 0
        var needsSpace = false
        func end() {
            guard !line.isEmpty else { return }
            lines.append(line)
            (line, columns) = ("", 0)
        }
        for word in text.utf8.split(separator: UInt8(ascii: " ")) {
            needsSpace = columns > 0
            for piece in pieces(Substring(word)) {
                let size = DisplayWidth.columns(piece)
                let space = needsSpace ? 1 : 0
                if columns > 0 && columns + space + size > width {
                    end()
                } else if needsSpace {
                    line += " "
                    columns += 1
                }
                needsSpace = false
                if size <= width || isAddress(piece) {
                    line += piece
                    columns += size
                    continue
                }
                for scalar in piece.unicodeScalars {
                    let size = DisplayWidth.columns(scalar)
                    if columns > 0 && columns + size > width { end() }
                    line.unicodeScalars.append(scalar)
                    columns += size
                }
            }
        }
        end()
        return lines
    }

    /// The beginning of `text` that fits into `columns`, with an ellipsis where something was left out.
    ///
    /// It ends after a word where one ends in the second half.
    package static func shortened(_ text: String, columns: Int) -> String {
        guard text.utf8.count > columns else { return text }
        let scalars = text.unicodeScalars
        // Where the text would have to end, with the ellipsis, if it proves too long.
        var end = scalars.startIndex
        var taken = 0
        var index = scalars.startIndex
        while index < scalars.endIndex && taken <= columns {
            taken += DisplayWidth.columns(scalars[index])
            index = scalars.index(after: index)
            if taken <= columns - 1 { end = index }
        }
        guard taken > columns else { return text }
        let kept = scalars[..<end]
        if let space = kept.lastIndex(of: " "), DisplayWidth.columns(String(kept[..<space])) * 2 >= columns {
            end = space
        }
        return String(scalars[..<end]) + "…"
    }

    /// The parts of a word between which a line may break.
    private static func pieces(_ word: Substring) -> [Substring] {
        guard word.utf8.contains(where: { $0 >= 0xE1 }) else { return [word] }
        var pieces: [Substring] = []
        let scalars = word.unicodeScalars
        var start = scalars.startIndex
        var index = start
        while index < scalars.endIndex {
            let next = scalars.index(after: index)
            guard next < scalars.endIndex else { break }
            let (left, right) = (scalars[index], scalars[next])
            let isEdge = DisplayWidth.columns(left) == 2 || DisplayWidth.columns(right) == 2
            if isEdge && !isHangul(left) && !isHangul(right) && DisplayWidth.columns(right) > 0
                && !closing.contains(right) && !opening.contains(left)
            {
                pieces.append(word[start..<next])
                start = next
            }
            index = next
        }
        pieces.append(word[start...])
        return pieces
    }

    /// Whether a scalar is a syllable of Korean, which is written with spaces between its words.
    private static func isHangul(_ scalar: Unicode.Scalar) -> Bool {
        (0xAC00...0xD7A3).contains(scalar.value)
    }

    private static func isAddress(_ text: Substring) -> Bool {
        text.hasPrefix("https://") || text.hasPrefix("http://")
    }

    private static let closing = Set("、。，．：；？！）」』】〉》〕］｝…・ーぁぃぅぇぉっゃゅょァィゥェォッャュョ々,.:;?!)]}%\"'”’".unicodeScalars)
    private static let opening = Set("（「『【〈《〔［｛([{“‘".unicodeScalars)
}
