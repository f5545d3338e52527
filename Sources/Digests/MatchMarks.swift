import LookoutModel
import Text

/// Divides a text into what a rule matched and what stands between.
enum MatchMarks {
    /// A piece of the text.
    struct Piece: Equatable {
        let text: String
        let isMatch: Bool
    }

    /// The pieces of `text` in order; each of `matched` is marked where it first stands, the longest first, and no two marks
    /// overlap.
    static func pieces(of text: String, matched: [String]) -> [Piece] {
        let bytes = Array(text.utf8)
        var ranges: [Range<Int>] = []
        let needles = matched.map { Array($0.utf8) }.sorted { $0.count > $1.count }
        for needle in needles where !needle.isEmpty && needle.count <= bytes.count {
            let start = (0...bytes.count - needle.count).first {
                bytes[$0] == needle[0] && bytes[$0...].starts(with: needle)
            }
            guard let start else { continue }
            let range = start..<start + needle.count
            if !ranges.contains(where: { $0.overlaps(range) }) { ranges.append(range) }
        }
        var pieces: [Piece] = []
        var position = 0
        func append(_ range: Range<Int>, isMatch: Bool) {
            guard !range.isEmpty else { return }
            pieces.append(Piece(text: String(decoding: bytes[range], as: UTF8.self), isMatch: isMatch))
        }
        for range in ranges.sorted(by: { $0.lowerBound < $1.lowerBound }) {
            append(position..<range.lowerBound, isMatch: false)
            append(range, isMatch: true)
            position = range.upperBound
        }
        append(position..<bytes.count, isMatch: false)
        return pieces
    }
}
