import Text

/// Text with ‹ › round what was met in it, on one line.
enum MarkedText {
    /// Bytes from which on only what stands round the marks is shown.
    private static let wholeText = 400
    /// Letters on each side of a mark, then.
    private static let context = 60

    /// `marks` are bytes of UTF-8, in order; those that overlap an earlier one are left out.
    static func line(_ text: String, marks: [Range<Int>]) -> String {
        let bytes = Array(text.utf8)
        let isLong = bytes.count > wholeText
        var line = ""
        var position = 0
        for mark in marks where mark.lowerBound >= position && mark.upperBound <= bytes.count {
            line += between(bytes[position..<mark.lowerBound], isFirst: position == 0, isLast: false, isLong: isLong)
            line += "‹" + String(decoding: bytes[mark], as: UTF8.self) + "›"
            position = mark.upperBound
        }
        line += between(bytes[position...], isFirst: false, isLast: true, isLong: isLong)
        return VisibleText.line(line)
    }

    /// Text between marks, shortened where the whole is long.
    private static func between(_ bytes: ArraySlice<UInt8>, isFirst: Bool, isLast: Bool, isLong: Bool) -> String {
        let text = String(decoding: bytes, as: UTF8.self)
        let scalars = text.unicodeScalars
        guard isLong, scalars.count > context * 2 else { return text }
        let head = isFirst ? "" : String(String.UnicodeScalarView(scalars.prefix(context)))
        let tail = isLast ? "" : String(String.UnicodeScalarView(scalars.suffix(context)))
        return head + (isFirst ? "… " : isLast ? " …" : " … ") + tail
    }
}
